import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minute, smallRules } from '../../testing/example-office.ts'
import { Hall } from '../../testing/hall.ts'
import { callNext, finish, issue, openDesk, start, visitId } from '../../testing/orders.ts'
import { comparePlaces } from './call-by.ts'

/** Minutes to the booked time of who checks in: late ones within the tolerance are the hardest to stand before. */
const booked = fc.constantFrom(-15, -10, 0, 30)
/** Who comes while the desk is busy: heroes who go before all, and others of every kind. */
const arrivals = fc.array(
  fc.record({
    service: fc.constantFrom('passport', 'copy', 'lawyer'),
    category: fc.constantFrom(undefined, 'hero', 'hero', 'parents'),
    booked: fc.option(booked),
  }),
  { minLength: 1, maxLength: 3 },
)
const rush = fc.record({
  victim: fc.record({
    service: fc.constantFrom('passport', 'copy', 'lawyer'),
    category: fc.constantFrom(undefined, 'parents', 'hero'),
    booked: fc.option(booked),
  }),
  before: arrivals,
  // Repeated for as long as the victim waits; each round has heroes enough to fill every call.
  rounds: fc.array(fc.tuple(arrivals, fc.integer({ min: 1, max: 8 })), { minLength: 1, maxLength: 6 }),
})

interface Visitor {
  readonly service: string
  readonly category: string | undefined
  readonly booked: number | null
}

class Rush {
  readonly hall = new Hall(smallRules())
  #names = 0

  constructor() {
    // The lawyer's visitors are secondary here: the hardest place to be called from.
    this.hall.must(openDesk('desk-1', ['passport', 'copy'], ['lawyer']))
  }

  come(visitors: readonly Visitor[]): void {
    for (const visitor of visitors) this.arrive(`other-${this.#names++}`, visitor)
  }

  arrive(name: string, { service, category, booked }: Visitor): void {
    const claim = category === undefined ? {} : { category }
    const time = booked === null ? {} : { booked: this.hall.at + booked * minute }
    this.hall.must(issue(name, service, { ...claim, ...time }))
  }

  /** One call and one service; who came. */
  serve(minutes: number): string {
    this.come([
      { service: 'passport', category: 'hero', booked: null },
      { service: 'copy', category: 'hero', booked: null },
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
  it('a waiting visitor is always called after finitely many calls, though heroes and booked visitors come without end', () => {
    fc.assert(
      fc.property(rush, ({ victim, before, rounds }) => {
        const run = new Rush()
        run.come(before)
        run.arrive('victim', victim)
        const leg = run.hall.day.visits.get(visitId('victim'))?.leg
        if (!leg) throw new Error('the victim waits')
        const { callBy, callableFrom } = leg.place
        // From here on a newcomer's callBy is later than the victim's: one who checks in at the end of the
        // tolerance stands thirty minutes (tolerance and lead) before the own arrival, nobody further.
        const settled = Math.max(callBy, callableFrom ?? 0) + 30 * minute
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
