import type { OfficeSettings } from '@chered/protocol/office'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  exampleService,
  exampleWalkIns,
  largeOffice,
  nineOClock,
  queueId,
  serviceId,
  smallOffice,
} from '../../testing/example-office.ts'
import { Hall } from '../../testing/hall.ts'
import { hallSteps, type RealHall } from '../../testing/hall-commands.ts'
import { callChosen, issue, openDesk, putBack } from '../../testing/orders.ts'
import { PlainHall } from '../../testing/plain-hall.ts'
import { type OfficeRules, officeRules } from '../office/office-rules.ts'
import { competenceOf } from '../queue/call-order.ts'
import { sequenceFor } from '../queue/sequence.ts'
import type { DayCommand } from './commands.ts'
import { canonicalDay, deskState, waitingVisits } from './day.ts'
import type { Decision } from './decide.ts'
import type { DayEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { dayAt } from './waits.ts'

interface Looks {
  /** Sees the hall before each command; what it gives back sees it after. */
  readonly aroundEach?: (hall: Hall, command: DayCommand) => () => void
  readonly answered?: (command: DayCommand, decision: Decision) => void
  readonly atTheEnd?: (hall: Hall) => void
}

/** An office by each rule that it can choose, with a service that is only booked, and quotas that a day reaches. */
const office = (more: Partial<OfficeSettings>) => {
  // One call is enough for a no-show, so that random days have many.
  const small = smallOffice({ recallsBeforeNoShow: 1, ...more })
  const wedding = exampleService('wedding', 'advice', { byAppointmentOnly: true })
  const outOfTurnReasons = ['short', 'unwell'].map((id) => ({ id, name: { ru: id } }))
  return { ...small, services: [...small.services, wedding], outOfTurnReasons }
}
const offices = [
  office({ returnPlace: 'keep', lateRule: 'walk-in', returnWithinMinutes: 4 }),
  office({
    returnPlace: 'end',
    heldPlace: 'end',
    lateRule: 'keep',
    appointmentLeadMinutes: 0,
    returnWithinMinutes: 1,
  }),
] as const
const walkIns = exampleWalkIns({
  perDay: 8,
  byQueue: { [queueId('advice')]: 2 },
  byService: { [serviceId('copy')]: 2 },
})

const notable = [
  'bring-back',
  'set-category',
  'change-competence',
  'appointment-early',
  'secondary-overdue',
  'quota-exhausted',
  'by-appointment-only',
  'already-checked-in',
  'return-too-late',
  'bad-request',
  'hold-visit',
  'hold-reason-unknown',
  'take-back',
  'taken-back',
  'pass-on',
  'same-desk',
  'note-unknown',
  'specialist-away',
  'queue-unknown',
  'redirect',
  'next-service',
  'continued',
  'nothing-planned',
  'outcome-unknown',
  'plan-services',
  'check-claim',
  'chosen',
  'out-of-turn-reason-needed',
  'out-of-turn-reason-unknown',
  'close-desk',
  'release-desk',
  'lease-emergency-numbers',
  'take-emergency-ticket',
  'emergency-number-unknown',
  'command-reused',
]
const ruleOf = (event: DayEvent) => (event.type === 'VisitorCalled' ? event.reason.rule : event.type)

/** Plays days of random steps against the pure core, each step compared with the plain hall. */
async function playDays({ aroundEach, answered, atTheEnd }: Looks, numRuns: number): Promise<void> {
  const rulesOfOffices = offices.map((office) => officeRules(office))
  const steps = fc.commands(hallSteps(offices[0], 'core'), { maxCommands: 120, size: 'max' })
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(offices.length - 1), async (day, nth) => {
      const rules = rulesOfOffices[nth] as OfficeRules
      const hall = new Hall(rules)
      hall.walkIns = walkIns
      const real: RealHall = {
        get day() {
          return hall.day
        },
        async submit(command) {
          const then = aroundEach?.(hall, command)
          const before = hall.journal.length
          const decision = hall.do(command)
          then?.()
          answered?.(command, decision)
          return decision.ok ? { ok: true, recorded: hall.journal.slice(before) } : decision
        },
        advance(ms) {
          hall.at += ms
        },
        restart: () => Promise.resolve(),
        past: [],
      }
      const plain = new PlainHall(rules.office, hall.at, walkIns)
      // A day without an open desk says little.
      const opened = openDesk('desk-1', ['passport', 'copy'], ['lawyer', 'wedding'], 'staff-0')
      hall.must(opened)
      plain.take(opened)
      await fc.asyncModelRun(() => ({ model: plain, real }), day)
      atTheEnd?.(hall)
    }),
    { numRuns },
  )
}

describe('an office day', () => {
  it('always does what the plain hall does: one state a leg, one visitor a desk, the right one next', async () => {
    const seen = new Set<string>()
    const answered: Looks['answered'] = (command, decision) => {
      if (!decision.ok) seen.add(decision.refusal.code)
      else {
        seen.add(command.type)
        for (const event of decision.events) {
          if ('reason' in event) seen.add(ruleOf(event))
          if (event.type === 'VisitorCalled' && event.reason.instead) seen.add(event.reason.instead)
          if (event.type === 'ServiceContinued') seen.add('continued')
        }
      }
    }
    await playDays({ answered }, 300)
    // Days in which none of this happens would prove nothing.
    for (const what of notable) expect(seen).toContain(what)
  })

  it('replayed from its journal is always the same, byte for byte', async () => {
    await playDays(
      { atTheEnd: (hall) => expect(canonicalDay(hall.replayed())).toBe(canonicalDay(hall.day)) },
      150,
    )
  })

  it('is never changed by a command that is refused, and a day that was stays whole whatever follows', async () => {
    const aroundEach: Looks['aroundEach'] = (hall) => {
      const was = hall.day
      const before = canonicalDay(was)
      return () => {
        expect(canonicalDay(was)).toBe(before)
        if (hall.day.seq === was.seq) expect(canonicalDay(hall.day)).toBe(before)
      }
    }
    await playDays({ aroundEach }, 15)
  })

  it('gives to call-next exactly the first whom the desk was shown as next, by the same rule', async () => {
    let calls = 0
    const aroundEach: Looks['aroundEach'] = (hall, command) => {
      if (command.type !== 'call-next') return () => undefined
      const desk = deskState(hall.day, command.deskId)
      if (desk.state !== 'open' || desk.inFront !== null || desk.staffId !== command.staffId) {
        return () => undefined
      }
      const present = dayAt(hall.day, hall.at)
      const shown = sequenceFor(present, competenceOf(command.deskId, desk), hall.at, 1)[0]
      const { length } = hall.journal
      return () => {
        calls++
        const called = hall.journal[length]?.event
        const told = called?.type === 'VisitorCalled' ? [called.visitId, called.reason.rule] : undefined
        expect(told).toEqual(shown && [shown.visit.id, shown.rule])
      }
    }
    await playDays({ aroundEach }, 150)
    expect(calls).toBeGreaterThan(100)
  })

  it('two desks that call at the same moment always get different visitors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 2, max: 40 }), (waiting, desks) => {
        const office = largeOffice()
        const hall = new Hall(officeRules(office))
        const all = office.services.map((s) => s.id)
        for (const { id } of office.desks.slice(0, desks)) {
          hall.must({
            type: 'open-desk',
            deskId: id,
            staffId: `at-${id}` as never,
            primary: all,
            secondary: [],
          })
        }
        for (let i = 0; i < waiting; i++) {
          hall.must({
            type: 'issue-ticket',
            visitId: `visit-${i}` as never,
            token: `token-${i}` as never,
            serviceId: all[i % all.length] as never,
            planned: [],
            language: 'ru',
            channel: 'kiosk',
            categoryId: null,
            appointment: null,
            print: null,
          })
        }
        const comes = office.desks.slice(0, desks).flatMap(({ id }) => {
          const decision = hall.do({ type: 'call-next', deskId: id, staffId: `at-${id}` as never })
          if (!decision.ok) expect(decision.refusal.code).toBe('nobody-waiting')
          return decision.ok
            ? decision.events.map((e) => (e.type === 'VisitorCalled' ? e.visitId : null))
            : []
        })
        expect(comes.length).toBe(Math.min(waiting, desks))
        expect(new Set(comes).size).toBe(comes.length)
      }),
      { numRuns: 50 },
    )
  })

  it('has a visitor in the line once, however often called out of turn and put back', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 30 }), (chosen) => {
        const hall = new Hall(officeRules(smallOffice()))
        hall.must(openDesk('desk-1', ['passport']))
        const names = [0, 1, 2, 3, 4].map((i) => `visit-${i}`)
        for (const name of names) hall.must(issue(name, 'passport'))
        for (const nth of chosen) {
          hall.must(callChosen('desk-1', `visit-${nth}`), putBack('desk-1', `visit-${nth}`))
          expect([...waitingVisits(hall.day, serviceId('passport'))].map((visit) => visit.id)).toEqual(names)
        }
      }),
    )
  })

  it('ends whole: everybody has come to an end, no line is left, no desk is open', async () => {
    const atTheEnd = (hall: Hall) => {
      const evening = hall.copy()
      evening.must({ type: 'end-day' })
      const ends = [...evening.day.visits.values()].map((visit) => visit.leg.now.state)
      expect(ends.filter((state) => ['waiting', 'called', 'serving', 'held'].includes(state))).toEqual([])
      expect([...evening.day.desks.values()].filter((desk) => desk.now.state !== 'closed')).toEqual([])
      expect([evening.day.lines.size, evening.day.held.size, evening.day.directed.size]).toEqual([0, 0, 0])
      expect(canonicalDay(evening.replayed())).toBe(canonicalDay(evening.day))
    }
    await playDays({ atTheEnd }, 100)
  })
})

describe('a journal that does not fit its day', () => {
  const hall = new Hall(officeRules(smallOffice()))
  const event = { type: 'DeskClosed', deskId: 'desk-1' as never } as const

  it('throws, naming the day and the event', () => {
    expect(() => evolve(hall.day, { seq: 5, at: nineOClock, event })).toThrow(
      /2026-11-23: event 5 DeskClosed/,
    )
  })
  it('throws when its time runs backwards', () => {
    expect(() => evolve(hall.day, { seq: 2, at: nineOClock - 1, event })).toThrow(
      /earlier than the one before/,
    )
  })
})
