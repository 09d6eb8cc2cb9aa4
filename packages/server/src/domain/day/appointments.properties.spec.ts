import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minute, smallOffice, smallRules } from '../../testing/example-office.ts'
import { Hall } from '../../testing/hall.ts'
import {
  bringBack,
  callNext,
  finish,
  issue,
  noShow,
  openDesk,
  recall,
  setCategory,
  start,
  visitId,
} from '../../testing/orders.ts'
import { canonicalDay, deskState } from './day.ts'

const services = smallOffice().services.map(({ id }) => id)
const category = fc.constantFrom(undefined, undefined, 'hero', 'parents')
const comer = fc.record({
  service: fc.constantFrom(...services),
  category,
  booked: fc.option(
    fc.integer({ min: -6, max: 12 }).map((n) => n * 5),
    { freq: 2 },
  ),
})
type Comer = typeof comer extends fc.Arbitrary<infer C> ? C : never
const step = fc.oneof(
  { arbitrary: comer.map((who) => ({ kind: 'come' as const, who })), weight: 3 },
  {
    arbitrary: fc.constantFrom('desk-1', 'desk-2').map((desk) => ({ kind: 'call' as const, desk })),
    weight: 3,
  },
  {
    arbitrary: fc.integer({ min: 1, max: 15 }).map((minutes) => ({ kind: 'wait' as const, minutes })),
    weight: 2,
  },
  {
    arbitrary: fc.record({ kind: fc.constant('claim' as const), nth: fc.nat(30), to: category }),
    weight: 1,
  },
)

function come(hall: Hall, name: string, { service, category, booked }: Comer): void {
  const claim = category === undefined ? {} : { category }
  const time = booked === null ? {} : { booked: hall.at + booked * minute }
  hall.must(issue(name, service, { ...claim, ...time }))
}

/** Everybody who waits for a service of the desk, by a scan. */
function waitingAt(hall: Hall, desk: string) {
  const now = deskState(hall.day, desk as never)
  if (now.state !== 'open') throw new Error(`${desk} is open`)
  const taken = [...now.primary, ...now.secondary]
  return [...hall.day.visits.values()].filter(
    ({ leg }) => leg.now.state === 'waiting' && taken.includes(leg.serviceId),
  )
}

describe('a booked visitor who came before the time', () => {
  it('is never taken while somebody waits whom the desk may take now, and then the earliest goes', () => {
    let early = 0
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const hall = new Hall(smallRules())
        hall.must(openDesk('desk-1', services.slice(0, 2), services.slice(2)))
        hall.must(openDesk('desk-2', services.slice(1)))
        for (const [i, one] of steps.entries()) {
          switch (one.kind) {
            case 'come':
              come(hall, `visit-${i}`, one.who)
              break
            case 'wait':
              hall.at += one.minutes * minute
              break
            case 'claim':
              // Somebody who does not wait is refused, and nothing is lost.
              hall.do(setCategory(`visit-${one.nth}`, one.to ?? null))
              break
            case 'call': {
              const waiting = waitingAt(hall, one.desk)
              const decision = hall.do(callNext(one.desk))
              const called = decision.ok ? decision.events[0] : undefined
              if (called?.type !== 'VisitorCalled') {
                expect(waiting).toEqual([])
                break
              }
              const callable = waiting.filter(({ leg }) => (leg.place.callableFrom ?? 0) <= hall.at)
              const place = waiting.find(({ id }) => id === called.visitId)?.leg.place
              if (callable.length > 0) expect(place?.callableFrom ?? 0).toBeLessThanOrEqual(hall.at)
              else {
                early++
                const first = Math.min(...waiting.map(({ leg }) => leg.place.callableFrom ?? 0))
                expect([called.reason.rule, place?.callableFrom]).toEqual(['appointment-early', first])
              }
              hall.must(start(one.desk, called.visitId), finish(one.desk, called.visitId))
            }
          }
        }
      }),
      { numRuns: 300 },
    )
    expect(early).toBeGreaterThan(100)
  })

  it('is always the next at a desk of the own services once the time has come, when all others came in time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 5, max: 60 }), (others, minutes) => {
        const hall = new Hall(smallRules())
        hall.must(openDesk('desk-1', ['passport']))
        hall.must(issue('booked', 'passport', { booked: hall.at + minutes * minute }))
        hall.at += (minutes - 5) * minute
        // Walk-ins who came in the last minutes are called by a moment that is still to come.
        for (let i = 0; i < others; i++) hall.must(issue(`other-${i}`, 'passport'))
        hall.must(callNext('desk-1'))
        expect(hall.day.visits.get(visitId('booked'))?.leg.now.state).toBe('called')
      }),
    )
  })
})

describe('a claim to precedence', () => {
  it('set and removed again always leaves the very place that was, and set later is the place of one set at once', () => {
    fc.assert(
      fc.property(comer, fc.constantFrom('hero', 'parents'), fc.nat(60), (who, claim, minutes) => {
        const hall = new Hall(smallRules())
        const at = (name: string) => {
          const { place, basis, since } = hall.day.visits.get(visitId(name))?.leg ?? {}
          return [place?.absolute, place?.callBy, place?.callableFrom, basis, since]
        }
        const { booked } = who
        // The same visitor twice: with the claim from the beginning, and with a claim that is set and removed.
        come(hall, 'claimed', { ...who, category: claim, booked })
        come(hall, 'natural', { ...who, category: undefined, booked })
        const natural = at('natural')
        hall.at += minutes * minute
        hall.must(setCategory('natural', claim))
        expect(at('natural')).toEqual(at('claimed'))
        hall.must(setCategory('natural', null))
        expect(at('natural')).toEqual(natural)
        expect(canonicalDay(hall.replayed())).toBe(canonicalDay(hall.day))
      }),
    )
  })
})

describe('one who missed the call', () => {
  /** Called, waited for, and missed; the minutes are those between the no-show and the return. */
  const missed = (who: Comer, returnPlace: 'keep' | 'end') => {
    const hall = new Hall(smallRules({ returnPlace }))
    hall.must(openDesk('desk-1', services))
    come(hall, 'anna', who)
    hall.must(callNext('desk-1'))
    hall.at += minute
    hall.must(recall('desk-1', 'anna'), noShow('desk-1', 'anna'))
    return hall
  }
  const placeOf = (hall: Hall) => {
    const leg = hall.day.visits.get(visitId('anna'))?.leg
    return [leg?.place, leg?.basis]
  }

  it('comes back within the minutes of the office and never later', () => {
    fc.assert(
      fc.property(comer, fc.integer({ min: 0, max: 40 * 60 }), (who, seconds) => {
        const hall = missed(who, 'keep')
        hall.at += seconds * 1000
        const decision = hall.do(bringBack('anna'))
        if (seconds <= 20 * 60) expect(decision.ok).toBe(true)
        else {
          expect(decision).toEqual({
            ok: false,
            refusal: { code: 'return-too-late', params: { minutes: 20 } },
          })
        }
      }),
    )
  })

  it('keeps the old place, or stands as one who comes now, and each wait is its own in the journal', () => {
    fc.assert(
      fc.property(
        comer,
        fc.constantFrom('keep' as const, 'end' as const),
        fc.nat(20),
        (who, place, minutes) => {
          const hall = missed(who, place)
          const before = placeOf(hall)
          hall.at += minutes * minute
          hall.must(bringBack('anna'))
          const visit = hall.day.visits.get(visitId('anna'))
          if (place === 'keep') expect(placeOf(hall)).toEqual(before)
          else {
            come(hall, 'newcomer', { ...who, booked: null })
            const newcomer = hall.day.visits.get(visitId('newcomer'))?.leg
            expect(visit?.leg.place.callBy).toBe(newcomer?.place.callBy)
            expect(visit?.leg.place.callableFrom).toBeNull()
          }
          expect(visit?.past.map((leg) => [leg.now.state, leg.serviceId])).toEqual([['no-show', who.service]])
          expect(visit?.leg).toMatchObject({ number: 2, since: hall.at, serviceId: who.service })
        },
      ),
    )
  })
})
