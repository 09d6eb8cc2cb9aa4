/**
 * `ready`: it can be heard. `blocked`: the browser wants a touch first (a board's
 * browser is started with autoplay allowed). `missing`: no sound on this device.
 */
export type ChimeState = 'ready' | 'blocked' | 'missing'

export interface Chime {
  /** Two falling tones, about 1.6 s. Silent when it cannot sound; never late and never an error. */
  play(): void
  /** To be called inside a touch or a key press: lifts the browser's block. */
  unlock(): void
  /** Tells the present state at once and each later one; gives the way to stop. */
  watch(tell: (state: ChimeState) => void): () => void
}

/** A chime that comes this much late belongs to a call that is no longer on. */
const LATEST_MS = 1500

/** E5 and C5: far from speech and from the beeps of machines, and still heard by old ears. */
const tones = [
  { hertz: 659.26, at: 0, lasts: 1.1 },
  { hertz: 523.25, at: 0.42, lasts: 1.5 },
]

export function openChime(): Chime {
  const watchers = new Set<(state: ChimeState) => void>()
  let context: AudioContext | null = null
  let missing = typeof AudioContext === 'undefined'

  const state = (): ChimeState => {
    if (missing) return 'missing'
    return context?.state === 'running' ? 'ready' : 'blocked'
  }
  const tell = () => {
    for (const watcher of watchers) watcher(state())
  }
  const audio = (): AudioContext | null => {
    if (missing) return null
    if (context !== null && context.state !== 'closed') return context
    try {
      context = new AudioContext()
      context.addEventListener('statechange', tell)
    } catch {
      // A PC without a sound card refuses here.
      missing = true
      tell()
      return null
    }
    return context
  }
  const wake = (then: (running: AudioContext) => void) => {
    const sounding = audio()
    if (sounding === null) return
    if (sounding.state === 'running') {
      then(sounding)
      return
    }
    // A blocked browser keeps the promise open until the first touch. Tones given to it
    // now would all sound together at that touch, so they are made after it or not at all.
    sounding.resume().then(() => then(sounding), tell)
  }

  return {
    play() {
      const asked = performance.now()
      wake((running) => {
        if (performance.now() - asked < LATEST_MS) sound(running)
      })
    },
    unlock() {
      wake(tell)
    },
    watch(watcher) {
      watchers.add(watcher)
      wake(() => undefined)
      watcher(state())
      return () => {
        watchers.delete(watcher)
      }
    },
  }
}

function sound(context: AudioContext): void {
  const start = context.currentTime + 0.02
  for (const { hertz, at, lasts } of tones) {
    const begin = start + at
    // The octave above, softly, makes a bell of a whistle.
    for (const [times, loud] of [
      [1, 0.5],
      [2, 0.12],
    ] as const) {
      const tone = context.createOscillator()
      const volume = context.createGain()
      tone.frequency.value = hertz * times
      volume.gain.setValueAtTime(0.0001, begin)
      volume.gain.exponentialRampToValueAtTime(loud, begin + 0.015)
      volume.gain.exponentialRampToValueAtTime(0.0001, begin + lasts)
      tone.connect(volume).connect(context.destination)
      tone.start(begin)
      tone.stop(begin + lasts)
    }
  }
}
