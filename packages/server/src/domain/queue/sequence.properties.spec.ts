import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minute, smallOffice, smallRules } from '../../testing/example-office.ts'
import { Hall } from '../../testing/hall.ts'
import { callNext, cancel, finish, issue, openDesk, start } from '../../testing/orders.ts'
import { canonicalDay, deskState } from '../day/day.ts'
import { sequenceFor } from './sequence.ts'

const services = smallOffice().services.map(({ id }) => id)
const visitor = fc.record({
  service: fc.constantFrom(...services),
  category: fc.constantFrom(undefined, undefined, 'hero', 'parents'),
  booked: fc.option(fc.integer({ min: -4, max: 6 }).map((n) => n * 5)),
  minutesAfter: fc.constantFrom(0, 0, 1, 4),
  leaves: fc.boolean(),
})
const hallOf = (
  visitors: readonly (typeof visitor extends fc.Arbitrary<infer V> ? V : never)[],
  own: number,
) => {
  const hall = new Hall(smallRules())
  hall.must(openDesk('desk-1', services.slice(0, own), services.slice(own)))
  for (const [i, { service, category, booked, minutesAfter }] of visitors.entries()) {
    hall.at += minutesAfter * minute
    const claim = category === undefined ? {} : { category }
    const time = booked === null ? {} : { booked: hall.at + booked * minute }
    hall.must(issue(`visit-${i}`, service, { ...claim, ...time }))
  }
  for (const [i, { leaves }] of visitors.entries()) if (leaves && i % 3 === 0) hall.must(cancel(`visit-${i}`))
  return hall
}

describe('the sequence for a desk', () => {
  it('is always the very order in which calls at that moment would take the visitors, and why', () => {
    fc.assert(
      fc.property(
        fc.array(visitor, { maxLength: 30, size: 'max' }),
        fc.integer({ min: 0, max: 3 }),
        (visitors, own) => {
          const hall = hallOf(visitors, own)
          const desk = deskState(hall.day, 'desk-1' as never)
          if (desk.state !== 'open') throw new Error('the desk is open')
          const before = canonicalDay(hall.day)
          const shown = sequenceFor(hall.day, desk, hall.at, 100).map((next) => [next.visit.id, next.rule])
          expect(canonicalDay(hall.day)).toBe(before)
          const called: unknown[] = []
          for (;;) {
            const decision = hall.do(callNext('desk-1'))
            const event = decision.ok ? decision.events[0] : undefined
            if (event?.type !== 'VisitorCalled') break
            called.push([event.visitId, event.reason.rule])
            hall.must(start('desk-1', event.visitId), finish('desk-1', event.visitId))
          }
          expect(shown).toEqual(called)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('never shows more than was asked for, and what it shows is the beginning of the whole', () => {
    fc.assert(
      fc.property(fc.array(visitor, { maxLength: 20 }), fc.nat(25), (visitors, limit) => {
        const hall = hallOf(visitors, 2)
        const desk = deskState(hall.day, 'desk-1' as never)
        if (desk.state !== 'open') throw new Error('the desk is open')
        const whole = sequenceFor(hall.day, desk, hall.at, 1000)
        expect(sequenceFor(hall.day, desk, hall.at, limit)).toEqual(whole.slice(0, limit))
      }),
    )
  })
})
