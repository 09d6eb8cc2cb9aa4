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
import { callNext, issue, openDesk, pauseDesk, start } from '../../testing/orders.ts'
import { officeRules } from '../office/office-rules.ts'
import { quote, remainingWait } from './quote.ts'

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
    const spans = visits.map((visit) => remainingWait(hall.day, hall.rules, visit, hall.at))
    expect(spans.map((s) => s !== null)).toEqual([true, true, true])
    for (const [before, span] of spans.entries()) {
      expect(span?.fromMinutes).toBeLessThanOrEqual(before * minutes)
      expect(span?.toMinutes).toBeGreaterThanOrEqual(before * minutes)
    }
  })
})
