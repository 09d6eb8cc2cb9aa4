import type { ConsoleWish } from '@chered/protocol/agent'

/** What is lit on a console at a moment. A console that has fewer lamps shows those that it has. */
export interface Lamps {
  readonly free: boolean
  readonly called: boolean
  readonly serving: boolean
  /** The last press was refused, or nobody can take one now. */
  readonly trouble: boolean
  /** The last press was taken. */
  readonly done: boolean
  /** 0–99 on the digits; null leaves them dark. */
  readonly waiting: number | null
}

/** `refused` and `done` stand for some moments after a press. */
export type PressSignal = 'none' | 'refused' | 'done'

const dark: Lamps = {
  free: false,
  called: false,
  serving: false,
  trouble: false,
  done: false,
  waiting: null,
}

/**
 * The lamps for what the server wishes; null: nobody knows what is so at the
 * desk, and a press would have no effect.
 */
export function lampsOf(wish: ConsoleWish | null, signal: PressSignal): Lamps {
  if (wish === null) return { ...dark, trouble: true }
  const { show } = wish
  const works = show !== 'closed' && show !== 'paused'
  return {
    free: show === 'free',
    called: show === 'called',
    serving: show === 'serving',
    trouble: signal === 'refused',
    done: signal === 'done',
    waiting: works ? Math.min(wish.waiting, 99) : null,
  }
}
