import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minute, smallOffice, smallRules } from '../../testing/example-office.ts'
import { Hall } from '../../testing/hall.ts'
import {
  callNext,
  closeDesk,
  finish,
  hold,
  issue,
  openDesk,
  passOn,
  start,
  toDesk,
  visitId,
} from '../../testing/orders.ts'
import { canonicalDay } from './day.ts'
import { dayAt } from './waits.ts'

const services = smallOffice().services.map(({ id }) => id)
const comer = fc.record({
  service: fc.constantFrom(...services),
  category: fc.constantFrom(undefined, undefined, 'hero', 'parents'),
})

/** Who comes when a desk calls; null when nobody is there for it. */
function nextAt(hall: Hall, desk: string): string | null {
  const decision = hall.do(callNext(desk))
  const event = decision.ok ? decision.events[0] : undefined
  if (event?.type !== 'VisitorCalled') return null
  hall.must(start(desk, event.visitId), finish(desk, event.visitId))
  return event.visitId
}

/** Three desks that serve everything; some visitors are passed on from the first to the second. */
function hallWithDirected(comers: readonly (typeof comer extends fc.Arbitrary<infer C> ? C : never)[]): {
  readonly hall: Hall
  readonly directed: readonly string[]
} {
  const hall = new Hall(smallRules())
  for (const desk of ['desk-1', 'desk-2', 'desk-3']) hall.must(openDesk(desk, services))
  const directed: string[] = []
  for (const [i, { service, category }] of comers.entries()) {
    hall.must(issue(`visit-${i}`, service, category === undefined ? {} : { category }))
    hall.at += minute
    if (i % 2 === 1) continue
    const called = hall.do(callNext('desk-1'))
    const event = called.ok ? called.events[0] : undefined
    if (event?.type !== 'VisitorCalled') throw new Error('somebody waits')
    hall.must(passOn('desk-1', event.visitId, toDesk('desk-2'), { place: i % 4 === 0 ? 'keep' : 'end' }))
    directed.push(event.visitId)
  }
  return { hall, directed }
}
const someComers = fc.array(comer, { minLength: 1, maxLength: 16 })

describe('visitors passed on to a desk', () => {
  it('are never taken at another one while it is open, and each is taken there after finitely many calls', () => {
    fc.assert(
      fc.property(someComers, (comers) => {
        const { hall, directed } = hallWithDirected(comers)
        for (let who = nextAt(hall, 'desk-3'); who !== null; who = nextAt(hall, 'desk-3')) {
          expect(directed).not.toContain(who)
        }
        const there: (string | null)[] = directed.map(() => nextAt(hall, 'desk-2'))
        expect(there.toSorted()).toEqual([...directed].sort())
      }),
    )
  })

  it('are always everybody’s from the moment that desk closes, and then each is called within as many calls as wait', () => {
    fc.assert(
      fc.property(someComers, fc.nat(4), (comers, before) => {
        const { hall } = hallWithDirected(comers)
        for (let i = 0; i < before; i++) nextAt(hall, 'desk-2')
        const waiting = () => hall.day.visits.filter(({ leg }) => leg.now.state === 'waiting').size
        hall.must(closeDesk('desk-2'))
        const expected = waiting()
        const called: string[] = []
        for (let who = nextAt(hall, 'desk-3'); who !== null; who = nextAt(hall, 'desk-3')) called.push(who)
        expect([called.length, waiting()]).toEqual([expected, 0])
        expect(hall.day.directed.size).toBe(0)
      }),
    )
  })

  it('stand where they always stood: with the old place kept, who is passed on overtakes and is overtaken by nobody', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 2, maxLength: 12 }), fc.nat(), (gaps, nth) => {
        const names = gaps.map((_, i) => `visit-${i}`)
        const order = (passes: boolean) => {
          const hall = new Hall(smallRules())
          hall.must(openDesk('desk-1', ['passport']), openDesk('desk-2', ['passport']))
          for (const [i, gap] of gaps.entries()) {
            hall.must(issue(`visit-${i}`, 'passport'))
            hall.at += gap * 10_000
          }
          if (passes) {
            const chosen = names[nth % names.length] as string
            hall.must({
              type: 'call',
              deskId: 'desk-1' as never,
              staffId: 'staff-1' as never,
              visitId: visitId(chosen),
            })
            hall.must(passOn('desk-1', chosen, toDesk('desk-2')))
          }
          return names.map(() => nextAt(hall, 'desk-2'))
        }
        expect(order(true)).toEqual(order(false))
      }),
    )
  })
})

describe('held visitors', () => {
  const plan = fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 30 }), gap: fc.nat(4) }), {
    minLength: 1,
    maxLength: 10,
  })

  it('are always in line from the very moment, not before, whether anything happened meanwhile or not', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom('keep', 'end'), fc.nat(40), (people, heldPlace, later) => {
        const hall = new Hall(smallRules({ heldPlace }))
        hall.must(openDesk('desk-1', services), openDesk('desk-2', services))
        const due = new Map<string, number>()
        for (const [i, { minutes, gap }] of people.entries()) {
          hall.must(issue(`visit-${i}`, 'passport'), callNext('desk-1'), start('desk-1', `visit-${i}`))
          due.set(`visit-${i}`, hall.at + minutes * minute)
          hall.must(hold('desk-1', `visit-${i}`, hall.at + minutes * minute))
          hall.at += gap * minute
          // Nobody of these has come back: else the next call of the first desk would take that one.
          if ([...due.values()].some((at) => at <= hall.at)) break
        }
        hall.at += later * minute
        const waiting = (day: Hall['day']) =>
          [...day.visits.values()].filter(({ leg }) => leg.now.state === 'waiting').map(({ id }) => id)
        const expected = [...due].filter(([, at]) => at <= hall.at).map(([name]) => name)
        expect(waiting(dayAt(hall.day, hall.at)).sort()).toEqual(expected.toSorted())
        for (const name of expected) {
          const { leg } = dayAt(hall.day, hall.at).visits.get(visitId(name)) ?? {}
          expect([leg?.since, leg?.spent.heldMs]).toEqual([due.get(name), leg?.spent.heldMs])
        }
        // An event that has nothing to do with them leaves the same day as the clock alone.
        const quiet = dayAt(hall.day, hall.at)
        hall.must(closeDesk('desk-2'))
        expect(waiting(hall.day).sort()).toEqual(waiting(quiet).sort())
        expect(canonicalDay(hall.replayed())).toBe(canonicalDay(hall.day))
        const called: (string | null)[] = expected.map(() => nextAt(hall, 'desk-1'))
        expect(called.toSorted()).toEqual(expected.toSorted())
        expect(nextAt(hall, 'desk-1')).toBeNull()
      }),
      { numRuns: 200 },
    )
  })
})
