import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  exampleOffice,
  exampleQueue,
  exampleService,
  minute,
  serviceId,
  smallRules,
} from '../../testing/example-office.ts'
import { Hall } from '../../testing/hall.ts'
import { callNext, finish, issue, openDesk, pauseDesk, start, visitId } from '../../testing/orders.ts'
import { officeRules } from '../office/office-rules.ts'
import { outlook, quote } from './quote.ts'

type DeskPlan = {
  readonly primary: readonly string[]
  readonly secondary: readonly string[]
  readonly doing: 'free' | 'busy' | 'serving' | 'paused' | 'away' | 'closed'
}
const services = ['passport', 'copy', 'lawyer']
const deskPlan: fc.Arbitrary<DeskPlan> = fc.record({
  primary: fc.subarray(services),
  secondary: fc.subarray(services),
  doing: fc.constantFrom('free', 'busy', 'serving', 'paused', 'away', 'closed'),
})
const visitor = fc.tuple(fc.constantFrom(...services), fc.constantFrom(undefined, 'hero', 'parents'))
const anyHall = fc.record({
  desks: fc.array(deskPlan, { maxLength: 3 }),
  visitors: fc.array(visitor, { maxLength: 90 }),
  minutes: fc.nat(40),
})

function hallOf({
  desks,
  visitors,
  minutes,
}: typeof anyHall extends fc.Arbitrary<infer H> ? H : never): Hall {
  const hall = new Hall(smallRules())
  for (const [i, { primary, secondary, doing }] of desks.entries()) {
    const name = `desk-${i + 1}`
    if (doing === 'closed') continue
    hall.must(openDesk(name, [...primary], [...secondary]))
    if (doing === 'paused') hall.must(pauseDesk(name, 20))
    if (doing === 'away') hall.must(pauseDesk(name))
    const [mine] = [...primary, ...secondary]
    if ((doing !== 'busy' && doing !== 'serving') || mine === undefined) continue
    hall.must(issue(`front-${i}`, mine), callNext(name))
    const called = hall.journal.at(-1)?.event
    if (doing === 'serving' && called?.type === 'VisitorCalled') hall.must(start(name, called.visitId))
  }
  for (const [i, [service, category]] of visitors.entries()) {
    hall.must(issue(`visit-${i}`, service, category === undefined ? {} : { category }))
  }
  hall.at += minutes * minute
  return hall
}

const booked = fc.option(fc.integer({ min: -3, max: 12 }).map((n) => n * 5))
const comer = fc
  .tuple(visitor, booked)
  .map(([[service, category], minutes]) => ({ service, category, minutes }))
type Comer = typeof comer extends fc.Arbitrary<infer C> ? C : never
const manned = fc.record({
  primary: fc.subarray(services, { minLength: 1 }),
  secondary: fc.subarray(services),
})
/** Free desks, and some who wait, booked ones of every kind among them. */
const bookedHall = fc.record({
  desks: fc.array(manned, { minLength: 1, maxLength: 3 }),
  comers: fc.array(fc.tuple(comer, fc.nat(6)), { maxLength: 20, size: 'max' }),
})

function arrive(hall: Hall, name: string, { service, category, minutes }: Comer): void {
  const claim = category === undefined ? {} : { category }
  const time = minutes === null ? {} : { booked: hall.at + minutes * minute }
  hall.must(issue(name, service, { ...claim, ...time }))
}

function bookedHallOf({ desks, comers }: typeof bookedHall extends fc.Arbitrary<infer H> ? H : never): Hall {
  const hall = new Hall(smallRules())
  for (const [i, { primary, secondary }] of desks.entries()) {
    hall.must(openDesk(`desk-${i + 1}`, primary, secondary))
  }
  for (const [i, [who, minutes]] of comers.entries()) {
    arrive(hall, `visit-${i}`, who)
    hall.at += minutes * minute
  }
  return hall
}

/** Minutes until everybody of `hall` is called, when each desk calls as soon as it is free and each service takes its usual time. */
function livedThrough(hall: Hall): ReadonlyMap<string, number> {
  const from = hall.at
  const waits = new Map<string, number>()
  const desks = [...hall.day.desks.keys()].map((id) => ({ id, freeAt: from, front: null as string | null }))
  for (;;) {
    const desk = desks.reduce((a, b) => (b.freeAt < a.freeAt ? b : a))
    if (desk.freeAt === Number.POSITIVE_INFINITY) return waits
    hall.at = desk.freeAt
    if (desk.front !== null) hall.must(finish(desk.id, desk.front))
    const decision = hall.do(callNext(desk.id))
    const called = decision.ok ? decision.events[0] : undefined
    desk.front = called?.type === 'VisitorCalled' ? called.visitId : null
    if (desk.front === null) {
      desk.freeAt = Number.POSITIVE_INFINITY
      continue
    }
    waits.set(desk.front, (hall.at - from) / minute)
    hall.must(start(desk.id, desk.front))
    const service = hall.day.visits.get(visitId(desk.front))?.leg.serviceId
    desk.freeAt += (hall.rules.services.get(service as never)?.minutes ?? 0) * minute
  }
}

const quoteOf = (hall: Hall, service: string) => quote(hall.day, hall.rules, serviceId(service), hall.at)

describe('what a visitor is told', () => {
  it('is always a span of whole fives, never negative and never empty', () => {
    fc.assert(
      fc.property(anyHall, fc.constantFrom(...services), (plan, service) => {
        const { estimate } = quoteOf(hallOf(plan), service)
        if (estimate === null) return
        const { fromMinutes, toMinutes } = estimate
        expect([fromMinutes % 5, toMinutes % 5]).toEqual([0, 0])
        expect(fromMinutes).toBeGreaterThanOrEqual(0)
        expect(toMinutes).toBeGreaterThan(fromMinutes)
        expect(Number.isFinite(toMinutes)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('says nothing of a wait exactly when no desk that serves it is there or back at a known time', () => {
    fc.assert(
      fc.property(anyHall, fc.constantFrom(...services), (plan, service) => {
        const able = plan.desks.flatMap(({ primary, secondary, doing }, i) =>
          doing !== 'closed' && doing !== 'away' && [...primary, ...secondary].includes(service)
            ? [i + 1]
            : [],
        )
        const told = quoteOf(hallOf(plan), service)
        expect(told.desks.toSorted()).toEqual(able)
        expect(told.estimate === null).toBe(able.length === 0)
      }),
      { numRuns: 300 },
    )
  })

  it('always counts those who wait in the same queue', () => {
    fc.assert(
      fc.property(anyHall, (plan) => {
        const hall = hallOf(plan)
        const waiting = [...hall.day.visits.values()].filter((v) => v.leg.now.state === 'waiting')
        const inQueue = (queue: string) => waiting.filter((v) => v.leg.queueId === queue).length
        expect(quoteOf(hall, 'passport').ahead).toBe(inQueue('papers'))
        expect(quoteOf(hall, 'copy').ahead).toBe(inQueue('papers'))
        expect(quoteOf(hall, 'lawyer').ahead).toBe(inQueue('advice'))
      }),
    )
  })

  it('never gets shorter with a longer line, nor longer with one more desk, where all desks serve all', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 90 }),
        (desks, minutes, visitors) => {
          const rules = officeRules(
            exampleOffice({
              queues: [exampleQueue('papers', 'А')],
              services: [exampleService('passport', 'papers', { minutes })],
              desks: desks + 1,
            }),
          )
          const hall = new Hall(rules)
          for (let i = 1; i <= desks; i++) hall.must(openDesk(`desk-${i}`, ['passport']))
          let [from, to] = [0, 0]
          for (let i = 0; i < visitors; i++) {
            const { estimate } = quoteOf(hall, 'passport')
            expect(estimate?.fromMinutes).toBeGreaterThanOrEqual(from)
            expect(estimate?.toMinutes).toBeGreaterThanOrEqual(to)
            from = estimate?.fromMinutes ?? 0
            to = estimate?.toMinutes ?? 0
            hall.must(issue(`visit-${i}`, 'passport'))
          }
          const before = quoteOf(hall, 'passport').estimate
          hall.must(openDesk(`desk-${desks + 1}`, ['passport']))
          const after = quoteOf(hall, 'passport').estimate
          expect(after?.toMinutes).toBeLessThanOrEqual(before?.toMinutes ?? 0)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('contains the wait that comes true when every service takes its usual time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.nat(40), (desks, visitors) => {
        const hall = new Hall(smallRules())
        for (let i = 1; i <= Math.min(desks, 3); i++) hall.must(openDesk(`desk-${i}`, ['passport']))
        for (let i = 0; i < visitors; i++) hall.must(issue(`visit-${i}`, 'passport'))
        const waitMinutes = Math.floor(visitors / Math.min(desks, 3)) * 10
        const { estimate } = quoteOf(hall, 'passport')
        expect(estimate?.fromMinutes).toBeLessThanOrEqual(waitMinutes)
        expect(estimate?.toMinutes).toBeGreaterThanOrEqual(waitMinutes)
      }),
    )
  })
})

describe('the estimate, with booked visitors among those who wait', () => {
  it('always contains the wait that comes true, for a newcomer of any kind', () => {
    let booked = 0
    fc.assert(
      fc.property(bookedHall, comer, (plan, who) => {
        const hall = bookedHallOf(plan)
        arrive(hall, 'newcomer', who)
        const issued = hall.journal.at(-1)?.event
        const estimate = issued?.type === 'VisitIssued' ? issued.quote.estimate : null
        const wait = livedThrough(hall).get('newcomer')
        expect(estimate === null).toBe(wait === undefined)
        if (estimate === null || wait === undefined) return
        if (who.minutes !== null) booked++
        expect(estimate.fromMinutes).toBeLessThanOrEqual(wait)
        expect(estimate.toMinutes).toBeGreaterThanOrEqual(wait)
      }),
      { numRuns: 400 },
    )
    expect(booked).toBeGreaterThan(100)
  })

  it('always contains it for everybody who waits already', () => {
    fc.assert(
      fc.property(bookedHall, (plan) => {
        const hall = bookedHallOf(plan)
        const { day, at, rules } = hall
        const waits = livedThrough(hall)
        for (const [id, visit] of day.visits) {
          const estimate = outlook(day, rules, visit, at).estimate
          const wait = waits.get(id)
          expect(estimate === null).toBe(wait === undefined)
          if (estimate === null || wait === undefined) continue
          expect(estimate.fromMinutes).toBeLessThanOrEqual(wait)
          expect(estimate.toMinutes).toBeGreaterThanOrEqual(wait)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('is of the own place for a booked visitor, however long the line of walk-ins', () => {
    const hall = new Hall(smallRules())
    hall.must(openDesk('desk-1', ['passport']))
    for (let i = 0; i < 100; i++) hall.must(issue(`visit-${i}`, 'passport'))
    const quoted = (minutes: number) => {
      hall.must(issue(`booked-${minutes}`, 'passport', { booked: hall.at + minutes * minute }))
      const issued = hall.journal.at(-1)?.event
      return issued?.type === 'VisitIssued' ? issued.quote : null
    }
    // Callable at twenty past; until then two are called.
    expect(quoted(25)).toMatchObject({ ahead: 2, estimate: { fromMinutes: 15, toMinutes: 25 } })
    // Booked for now: the very next.
    expect(quoted(0)).toMatchObject({ ahead: 0, estimate: { fromMinutes: 0, toMinutes: 5 } })
  })

  it('counts before a walk-in only those who will probably be called before', () => {
    const hall = new Hall(smallRules())
    for (const minutes of [10, 15, 20, 25, 60]) {
      hall.must(issue(`booked-${minutes}`, 'passport', { booked: hall.at + minutes * minute }))
    }
    // The walk-in is called by a quarter past; callable by then are those of ten, fifteen and twenty past.
    expect(quoteOf(hall, 'passport').ahead).toBe(3)
    hall.at += 5 * minute
    expect(quoteOf(hall, 'passport').ahead).toBe(4)
  })
})

describe('a service with a short target', () => {
  it('is quoted by its own place in the call order, not behind the whole line', () => {
    const rules = officeRules(
      exampleOffice({
        queues: [exampleQueue('long', 'А'), exampleQueue('urgent', 'Д')],
        services: [
          exampleService('slow', 'long', { minutes: 30 }),
          exampleService('urgent', 'urgent', { minutes: 20, targetWaitMinutes: 5 }),
        ],
        desks: 1,
      }),
    )
    const hall = new Hall(rules)
    hall.must(openDesk('desk-1', ['slow'], ['urgent']))
    for (let n = 0; n < 6; n++) hall.must(issue(`visit-${n}`, 'slow'))
    hall.must(callNext('desk-1'))
    // Six half hours stand before a newcomer of the long line; an urgent one is overdue, and first, at the next turn.
    expect(quoteOf(hall, 'slow').estimate?.fromMinutes).toBeGreaterThanOrEqual(120)
    expect(quoteOf(hall, 'urgent').estimate?.toMinutes).toBeLessThanOrEqual(40)
  })
})

describe('a visitor who waits already', () => {
  it('is told of those before only, and not of the own turn', () => {
    const hall = new Hall(smallRules())
    hall.must(openDesk('desk-1', ['passport']))
    for (const name of ['anna', 'boris', 'vera']) hall.must(issue(name, 'passport'))
    const minutes = hall.rules.services.get(serviceId('passport'))?.minutes ?? 0
    const visits = [...hall.day.visits.values()]
    const spans = visits.map((visit) => outlook(hall.day, hall.rules, visit, hall.at).estimate)
    expect(spans.map((s) => s !== null)).toEqual([true, true, true])
    for (const [before, span] of spans.entries()) {
      expect(span?.fromMinutes).toBeLessThanOrEqual(before * minutes)
      expect(span?.toMinutes).toBeGreaterThanOrEqual(before * minutes)
    }
  })
})
