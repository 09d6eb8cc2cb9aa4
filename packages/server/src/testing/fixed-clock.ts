import type { Clock } from '../application/ports.ts'

/** A wall clock that stands still until a test moves it, forward or back. */
export interface FixedClock extends Clock {
  set(at: number): void
  advance(ms: number): void
}

export function fixedClock(start: number): FixedClock {
  let at = start
  return {
    now: () => at,
    set(moment) {
      at = moment
    },
    advance(ms) {
      at += ms
    },
  }
}
