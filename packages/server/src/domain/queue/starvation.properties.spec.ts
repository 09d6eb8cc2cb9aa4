import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minute, smallRules } from '../../testing/example-office.ts'
import { Hall } from '../../testing/hall.ts'
import { callNext, finish, issue, openDesk, start, visitId } from '../../testing/orders.ts'
import { comparePlaces } from './call-by.ts'

/** Who comes while the desk is busy: heroes who go before all, and others of every kind. */
const arrivals = fc.array(
  fc.record({
    service: fc.constantFrom('passport', 'copy', 'lawyer'),
    category: fc.constantFrom(undefined, 'hero', 'hero', 'parents'),
  }),
  { minLength: 1, maxLength: 3 },
)
const rush = fc.record({
  victim: fc.record({
    service: fc.constantFrom('passport', 'copy', 'lawyer'),
    category: fc.constantFrom(undefined, 'parents', 'hero'),
  }),
  before: arrivals,
  // Repeated for as long as the victim waits; each round has heroes enough to fill every call.
  rounds: fc.array(fc.tuple(arrivals, fc.integer({ min: 1, max: 8 })), { minLength: 1, maxLength: 6 }),
})

class Rush {
  readonly hall = new Hall(smallRules())
  #names = 0

  constructor() {
    // The lawyer's visitors are secondary here: the hardest place to be called from.
    this.hall.must(openDesk('desk-1', ['passport', 'copy'], ['lawyer']))
  }

  come(visitors: readonly { service: string; category: string | undefined }[]): void {
    for (const { service, category } of visitors) {
      this.hall.must(issue(`other-${this.#names++}`, service, category === undefined ? {} : { category }))
    }
  }

  /** One call and one service; who came. */
  serve(minutes: number): string {
    this.come([
      { service: 'passport', category: 'hero' },
      { service: 'copy', category: 'hero' },
    ])
    this.hall.must(callNext('desk-1'))
    const called = this.hall.journal.at(-1)?.event
    if (called?.type !== 'VisitorCalled') throw new Error('nobody came')
    this.hall.must(start('desk-1', called.visitId))
    this.hall.at += minutes * minute
    this.hall.must(finish('desk-1', called.visitId))
    return called.visitId
  }

  /** How many wait before the victim in the order of their places. */
  ahead(): number {
    const victim = this.hall.day.visits.get(visitId('victim'))
    if (!victim) throw new Error('the victim waits')
    return this.hall.day.visits.count(
      ({ leg }) => leg.now.state === 'waiting' && comparePlaces(leg.place, victim.leg.place) < 0,
    )
  }
}

describe('nobody waits for ever', () => {
  it('a waiting visitor is always called after finitely many calls, though heroes come without end', () => {
    fc.assert(
      fc.property(rush, ({ victim, before, rounds }) => {
        const run = new Rush()
        run.come(before)
        run.hall.must(
          issue('victim', victim.service, victim.category === undefined ? {} : { category: victim.category }),
        )
        const callBy = run.hall.day.visits.get(visitId('victim'))?.leg.place.callBy ?? 0
        // From here on a newcomer's callBy is later than the victim's: the greatest head start exceeds the least target by five minutes.
        const settled = callBy + 5 * minute
        let allowed: number | null = null
        for (let call = 0; ; call++) {
          const [others, minutes] = rounds[call % rounds.length] ?? [[], 1]
          if (allowed === null && run.hall.at > settled) {
            // Two heroes for each ordinary visitor who stands before, and for the victim.
            const ahead = run.ahead()
            allowed = call + 3 * (victim.category === 'hero' ? ahead + 1 : run.ahead() + 1)
          }
          if (allowed !== null) expect(call).toBeLessThanOrEqual(allowed)
          run.come(others)
          if (run.serve(minutes) === 'victim') return
        }
      }),
      { numRuns: 150 },
    )
  })
})
