import { useCallback, useEffect, useRef, useState } from 'react'
import { openChime } from '../announcing/chime.ts'
import { beginsToCall, type VisitorPage } from './visitor-page.ts'

const REPEATS = 4
const REPEAT_MS = 4000
const vibration = [400, 200, 400, 200, 700]

export interface Signal {
  readonly state: 'off' | 'on' | 'missing'
  /** To be called inside a touch: lets the phone sound and keeps its screen on. */
  turnOn(): void
}

/**
 * Sounds and vibrates a few times when the visitor is called. Browsers allow a
 * sound only after a touch; vibration they give or refuse in silence.
 */
export function useSignal(page: VisitorPage): Signal {
  const [chime] = useState(openChime)
  const [state, setState] = useState<Signal['state']>('off')
  const before = useRef<VisitorPage>({ state: 'opening' })
  const called = page.state === 'shown' && page.view.state === 'called'

  useEffect(
    () =>
      chime.watch((sound) => setState(sound === 'ready' ? 'on' : sound === 'missing' ? 'missing' : 'off')),
    [chime],
  )

  const repeats = useRef<ReturnType<typeof setInterval> | undefined>(undefined)
  useEffect(() => {
    const begins = beginsToCall(before.current, page)
    before.current = page
    if (!begins) return
    clearInterval(repeats.current)
    let left = REPEATS
    const signal = () => {
      chime.play()
      // Asked without a touch before, the browser refuses and complains in its console.
      if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(vibration)
      if (--left === 0) clearInterval(repeats.current)
    }
    repeats.current = setInterval(signal, REPEAT_MS)
    signal()
  }, [page, chime])

  useEffect(() => {
    if (!called) clearInterval(repeats.current)
  }, [called])
  useEffect(() => () => clearInterval(repeats.current), [])

  useScreenOn(state === 'on')
  const turnOn = useCallback(() => {
    chime.unlock()
    chime.play()
  }, [chime])
  return { state, turnOn }
}

/**
 * A dark phone stops the page and its sound, so the screen stays on while the
 * signal is wanted. Phones give this only to pages over HTTPS.
 */
function useScreenOn(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | null = null
    let over = false
    const hold = async () => {
      if (document.visibilityState !== 'visible') return
      // A phone that saves its battery refuses; the page then says itself to keep the screen on.
      const given = await navigator.wakeLock.request('screen').catch(() => null)
      if (over) given?.release()
      else lock = given
    }
    hold()
    document.addEventListener('visibilitychange', hold)
    return () => {
      over = true
      document.removeEventListener('visibilitychange', hold)
      lock?.release()
    }
  }, [wanted])
}
