import type { BookedVisitor } from '@chered/protocol/booking'
import type { CommandId, DayDate, VisitId } from '@chered/protocol/ids'
import type { DayCommand } from '../domain/day/commands.ts'
import type { Day } from '../domain/day/day.ts'
import { decide, type Refusal } from '../domain/day/decide.ts'
import type { Actor, DayEvent, Recorded } from '../domain/day/events.ts'
import { evolve } from '../domain/day/evolve.ts'
import { type EndedInterval, endedIntervals } from '../domain/desk/desk-interval.ts'
import type { Booking } from '../domain/diary/booking.ts'
import { checkInDoor } from '../domain/diary/check-in-door.ts'
import type { DiaryCommand } from '../domain/diary/commands.ts'
import { conclusions } from '../domain/diary/conclusions.ts'
import { decideDiary } from '../domain/diary/decide-diary.ts'
import type { Diary } from '../domain/diary/diary.ts'
import type { DiaryEvent, DiaryRecorded } from '../domain/diary/events.ts'
import { evolveDiary } from '../domain/diary/evolve-diary.ts'
import { forgetPast } from '../domain/diary/restore-diary.ts'
import type { OfficeRules } from '../domain/office/office-rules.ts'
import type { Planner } from '../domain/schedule/day-plan.ts'
import { localDate } from '../domain/time.ts'
import { type EndedLeg, endedLegs, isOver } from '../domain/visit/ended-leg.ts'
import type { Calendar } from './calendar.ts'
import type { Answer, Order } from './day-keeper.ts'
import { type CheckInVisitor, isDiaryCommand } from './office-command.ts'
import type { CommandMark, DiaryEntry, Entry, Turn } from './ports.ts'

export interface Outside {
  readonly rules: OfficeRules
  readonly planner: Planner
  /** Whether the office takes visitors at this moment, by its schedule. */
  readonly hoursOpen: boolean
}

/** A day and a diary that are being decided and are not yet true. */
export interface TurnDraft {
  readonly day: Day
  readonly diary: Diary
  readonly turn: Turn
  readonly answers: Map<CommandId, { fingerprint: string; answer: Answer }>
  followCalendar(calendar: Calendar, outside: Omit<Outside, 'hoursOpen'>): void
  take(order: Order, outside: Outside, mark: { readonly id: CommandId; readonly aim: string } | null): Answer
}

const clockActor: Actor = { kind: 'clock' }
type Decided = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }

export function openTurn(startDay: Day, startDiary: Diary, now: number): TurnDraft {
  let day = startDay
  let diary = startDiary
  const entries: Entry[] = []
  const marks: CommandMark[] = []
  const legs: { date: DayDate; ended: EndedLeg }[] = []
  const deskTimes: { date: DayDate; ended: EndedInterval }[] = []
  const noted: DiaryEntry[] = []
  const contacts: { booking: Booking; visitor: BookedVisitor }[] = []
  const notes: { visitId: VisitId; text: string | null }[] = []
  /** Visits that something ended in this turn, and may go on. */
  const touched = new Set<VisitId>()

  // Recorded time never runs backwards, whatever the wall clock does.
  const dayTime = () => Math.max(now, day.lastAt)
  const diaryTime = () => Math.max(now, diary.lastAt)

  function record(events: readonly DayEvent[], at: number, actor: Actor, outside: DiaryOutside): void {
    for (const event of events) {
      const recorded = { seq: event.type === 'DayOpened' ? 1 : day.seq + 1, at, event }
      for (const ended of endedLegs(day, recorded)) {
        legs.push({ date: event.type === 'EmergencyTicketExpired' ? event.date : day.date, ended })
        touched.add(ended.visit.id)
      }
      const before = day
      day = evolve(day, recorded)
      for (const ended of endedIntervals(before, day, recorded)) deskTimes.push({ date: day.date, ended })
      entries.push({ date: day.date, recorded, actor })
      for (const command of conclusions(before, recorded)) takeDiary(command, actor, outside)
    }
  }

  function note(events: readonly DiaryEvent[], at: number, actor: Actor): void {
    for (const event of events) {
      const recorded = { seq: diary.seq + 1, at, event }
      diary = evolveDiary(diary, recorded)
      const booking = diary.bookings.get(event.bookingId)
      if (!booking) throw new Error(`diary event ${recorded.seq} ${event.type} left no booking`)
      noted.push({ recorded, booking, actor })
    }
  }

  function takeDay(command: DayCommand, actor: Actor, outside: Outside): Decided {
    if (day.seq === 0) return { ok: false, refusal: { code: 'day-ended' } }
    const at = dayTime()
    const { walkIns } = outside.planner.day(day.date).quotas
    const decision = decide(day, command, { at, rules: outside.rules, hoursOpen: outside.hoursOpen, walkIns })
    if (!decision.ok) return decision
    record(decision.events, at, actor, outside)
    return { ok: true }
  }

  function takeDiary(command: DiaryCommand, actor: Actor, outside: DiaryOutside): Decided {
    const at = diaryTime()
    const decision = decideDiary(diary, command, { at, rules: outside.rules, planner: outside.planner })
    if (!decision.ok) return decision
    note(decision.events, at, actor)
    return { ok: true }
  }

  /** The booking is asked first and its change written last, so that a refused ticket leaves it as it was. */
  function takeCheckIn(command: CheckInVisitor, actor: Actor, outside: Outside): Decided {
    const { bookingId, ticket } = command
    const booking = diary.bookings.get(bookingId)
    if (!booking) return { ok: false, refusal: { code: 'booking-unknown' } }
    const { rules } = outside
    const { timeZone } = rules.office
    const at = diaryTime()
    const door = checkInDoor(booking, { at, today: localDate(at, timeZone), rules })
    if (door.state === 'closed') return { ok: false, refusal: door.refusal }
    const noDoor = decideDiary(
      diary,
      { type: 'check-in', bookingId, visitId: ticket.visitId },
      { at, rules, planner: outside.planner },
    )
    if (!noDoor.ok) return noDoor
    const [first, ...planned] = booking.services.map((s) => s.serviceId)
    if (first === undefined) throw new Error(`booking ${bookingId} has no service`)
    const { start, end } = booking.interval
    const issued = takeDay(
      {
        type: 'issue-ticket',
        ...ticket,
        serviceId: first,
        planned,
        channel: booking.channel,
        categoryId: null,
        appointment: { bookingId, start, end },
      },
      actor,
      outside,
    )
    if (!issued.ok) return issued
    note(noDoor.events, at, actor)
    return { ok: true }
  }

  return {
    get day() {
      return day
    },
    get diary() {
      return diary
    },
    get turn() {
      const over = [...touched].filter((id) => isOver(day, id))
      return { entries, legs, deskTimes, marks, diary: noted, contacts, notes, over }
    },
    answers: new Map(),
    followCalendar(calendar, { rules, planner }) {
      const step = calendar.step(day, now)
      const closed = { rules, planner, hoursOpen: false }
      if (step.end !== null) {
        const at = Math.max(step.end, day.lastAt)
        const { walkIns } = planner.day(day.date).quotas
        const decision = decide(day, { type: 'end-day' }, { ...closed, at, walkIns })
        if (decision.ok) record(decision.events, at, clockActor, closed)
      }
      if (step.open !== null) {
        diary = forgetPast(diary, now)
        const opened = { type: 'DayOpened', officeId: rules.office.id, date: step.open } as const
        record([opened], now, clockActor, closed)
      }
    },
    take({ command, actor, visitor, note }, outside, mark) {
      const dayBefore = entries.length
      const diaryBefore = noted.length
      const decided =
        command.type === 'check-in-visitor'
          ? takeCheckIn(command, actor, outside)
          : isDiaryCommand(command)
            ? takeDiary(command, actor, outside)
            : takeDay(command, actor, outside)
      if (!decided.ok) return decided
      const recorded: Recorded[] = entries.slice(dayBefore).map((e) => e.recorded)
      const ownDiary: DiaryRecorded[] = noted.slice(diaryBefore).map((e) => e.recorded)
      // With the confirmation and never with a repeat of it: what was corrected since stays.
      const confirmed = ownDiary.some(({ event }) => event.type === 'BookingConfirmed')
      if (visitor !== undefined && confirmed && 'bookingId' in command) {
        const booking = diary.bookings.get(command.bookingId)
        if (booking) contacts.push({ booking, visitor })
      }
      for (const { event } of recorded) {
        // Words that went with an earlier passing on are for that colleague only.
        if (event.type === 'LegPassed') notes.push({ visitId: event.visitId, text: note ?? null })
      }
      if (mark !== null) {
        marks.push({
          id: mark.id,
          fingerprint: mark.aim,
          date: day.date,
          first: day.seq - recorded.length + 1,
          count: recorded.length,
          diaryFirst: diary.seq - ownDiary.length + 1,
          diaryCount: ownDiary.length,
        })
      }
      return { ok: true, recorded, diary: ownDiary }
    },
  }
}

type DiaryOutside = Pick<Outside, 'rules' | 'planner'>
