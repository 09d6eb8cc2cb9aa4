import type { Clock } from '../clock.ts'

/** A clock that goes only when told to. */
export interface ManualClock extends Clock {
  /** Lets `ms` pass, calling what falls due in order and giving promises their turn. */
  advance(ms: number): Promise<void>
}

export function openManualClock(): ManualClock {
  let now = 0
  let timers: { at: number; callback: () => void }[] = []
  // Several turns: a callback's promise chain may be a few steps long.
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await new Promise((done) => setImmediate(done))
  }
  return {
    now: () => now,
    after(ms, callback) {
      const timer = { at: now + ms, callback }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    async advance(ms) {
      const until = now + ms
      await settle()
      for (;;) {
        const due = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (due === undefined) break
        timers = timers.filter((other) => other !== due)
        now = due.at
        due.callback()
        await settle()
      }
      now = until
    },
  }
}
