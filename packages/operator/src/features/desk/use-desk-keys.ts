import { useSession } from '@chered/ui/staff/session'
import { useEffect, useRef } from 'react'
import { ownKeys, type Pressed, pressedKey } from './moves.ts'
import type { Situation } from './situation.ts'

/**
 * The keyboard of the desk: one press, one action. A held key acts once, and
 * the browser's own meanings of these keys stay out of the way.
 */
export function useDeskKeys(
  situation: Situation | null,
  breakSheet: boolean,
  act: (pressed: Pressed) => void,
): void {
  const latest = useRef({ situation, breakSheet, act })
  useEffect(() => {
    latest.current = { situation, breakSheet, act }
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
      if (useSession.getState().state !== 'signed-in') return
      // A digit in a field is a part of what is being typed.
      if (event.key.length === 1 && isField(event.target)) return
      if (ownKeys.has(event.key)) event.preventDefault()
      if (event.repeat) {
        // A held Enter presses a focused button again and again, and the main
        // button has become another one by then.
        const onButton = event.target instanceof Element && event.target.closest('button') !== null
        if (onButton && event.key === 'Enter') event.preventDefault()
        return
      }
      const now = latest.current
      if (now.situation === null) return
      now.act(pressedKey(event.key, now.situation, now.breakSheet))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('select, input:not([type="radio"], [type="checkbox"])')
}
