import type {
  Availability,
  BookedVisitor,
  Booking,
  FindCheckInBody,
  FoundCheckIn,
  HoldBody,
} from '@chered/protocol/booking'
import { checkInScheme } from '@chered/protocol/choices'
import type {
  BookingId,
  CheckInCode,
  CommandId,
  DayDate,
  DeviceId,
  PrinterId,
  PrintJobId,
  ResourceId,
} from '@chered/protocol/ids'
import type { BookingChannel } from '@chered/protocol/schedule'
import type { Refusal } from '../domain/day/decide.ts'
import type { Actor } from '../domain/day/events.ts'
import { availability } from '../domain/diary/availability.ts'
import type { Booking as Booked } from '../domain/diary/booking.ts'
import { checkInDoor } from '../domain/diary/check-in-door.ts'
import type { DiaryCommand } from '../domain/diary/commands.ts'
import { bookingOfCode } from '../domain/diary/diary.ts'
import { localDate, localTime } from '../domain/time.ts'
import type { DayKeeper } from './day-keeper.ts'
import type { ContactTable, DiaryTable } from './ports.ts'
import { hashOf, randomCode, rowId } from './secrets.ts'
import { bookingEntry } from './views/booking-entry.ts'
import type { ViewContext } from './views/context.ts'
import { printerOf } from './views/kiosk-view.ts'

export type BookingAnswer =
  | { readonly ok: true; readonly booking: Booking }
  | { readonly ok: false; readonly refusal: Refusal }

/** Where a confirmation comes out on paper. */
export interface Paper {
  readonly deviceId: DeviceId
  readonly printerId: PrinterId
}

/**
 * Booking through every channel: each step is a command to the diary and is
 * answered when it is durable. Names and phones go into the answer for staff
 * only; `withVisitor` says whether the asker is one.
 */
export interface BookingDesk {
  availability(asked: {
    readonly services: readonly { readonly serviceId: string; readonly count: number }[]
    readonly channel: BookingChannel
    /** A booking that lost its place may go into any channel's units. */
    readonly moving: BookingId | null
    readonly from: DayDate | null
    readonly days: number
    readonly resourceId: ResourceId | null
    readonly withResources: boolean
  }): Availability | Refusal
  hold(body: HoldBody, channel: BookingChannel, actor: Actor): Promise<BookingAnswer>
  confirm(
    id: BookingId,
    order: {
      readonly commandId: CommandId
      readonly visitor: BookedVisitor | null
      readonly applicationNumber: string | null
      readonly paper: Paper | null
    },
    actor: Actor,
  ): Promise<BookingAnswer>
  cancel(id: BookingId, commandId: CommandId, actor: Actor): Promise<BookingAnswer>
  move(
    id: BookingId,
    order: {
      readonly commandId: CommandId
      readonly start: number
      readonly resourceId: ResourceId | null
      readonly version: number | null
      readonly channel: BookingChannel | 'any'
    },
    actor: Actor,
  ): Promise<BookingAnswer>
  /** Corrects who comes; only while the booking can still be used. */
  setVisitor(id: BookingId, visitor: BookedVisitor): BookingAnswer
  /** Null when no booking of this id is known. */
  booking(id: BookingId): Booking | null
  /** Bookings that somebody comes or came for on a date, by time. */
  ofDay(date: DayDate, resourceId: ResourceId | null): readonly Booking[]
  /** By code, by the last digits of a phone, or by letters of a name; the nearest to come first, at most 30. */
  search(query: string): readonly Booking[]
  /** Those without a place, the earliest first. */
  unplaced(): readonly Booking[]
  /** What a visitor at the door finds, without anything of the person. */
  findCheckIn(by: FindCheckInBody): readonly FoundCheckIn[]
}

const codesDrawn = 12
const foundMost = 30

export function openBookingDesk(parts: {
  readonly keeper: DayKeeper
  readonly context: () => ViewContext
  readonly contacts: ContactTable
  readonly diary: DiaryTable
  readonly onVisitorChanged: () => void
}): BookingDesk {
  const { keeper, context, contacts } = parts

  /** In memory as long as it matters, then on disk. */
  const find = (id: BookingId): Booked | null => keeper.diary.bookings.get(id) ?? parts.diary.read(id)
  const entry = (booking: Booked, jobId: PrintJobId | null = null): Booking =>
    bookingEntry(context(), booking, contacts.of(booking.bookingId), jobId)

  async function take(
    id: BookingId,
    command: DiaryCommand,
    commandId: CommandId,
    actor: Actor,
    visitor: BookedVisitor | null = null,
  ): Promise<BookingAnswer> {
    const answer = await keeper.submit({
      command,
      commandId,
      actor,
      ...(visitor === null ? {} : { visitor }),
    })
    if (!answer.ok) return answer
    const booking = find(id)
    if (!booking) throw new Error(`booking ${id} was granted and is not there`)
    return { ok: true, booking: entry(booking) }
  }

  /** A repeat of the confirmation asks for the same paper again, and gets the first. */
  async function print(id: BookingId, commandId: CommandId, paper: Paper, actor: Actor) {
    const ready = printerOf(context(), paper.deviceId)
    if (ready?.state === 'not-ready') return null
    const jobId = rowId('p', context().now) as PrintJobId
    const command = {
      type: 'request-print',
      visitId: null,
      print: { ...paper, jobId, bookingId: id, copy: false },
    } as const
    const printId = `paper-${hashOf(commandId).slice(0, 40)}` as CommandId
    const answer = await keeper.submit({ command, commandId: printId, actor })
    if (!answer.ok) return null
    const requested = answer.recorded.find(({ event }) => event.type === 'PrintRequested')
    return requested?.event.type === 'PrintRequested' ? requested.event.print.jobId : null
  }

  const byTime = (a: Booked, b: Booked) =>
    a.interval.start - b.interval.start || (a.bookingId < b.bookingId ? -1 : 1)
  const known = (ids: readonly BookingId[]): Booked[] =>
    [...new Set(ids)].map(find).filter((b): b is Booked => b !== null)

  return {
    availability({ services, channel, moving, from, days, resourceId, withResources }) {
      const { rules, diary, planner, now } = context()
      const today = localDate(now, rules.office.timeZone)
      const found = availability(diary, planner, rules, {
        services: services as never,
        channel: moving !== null && find(moving)?.now.state === 'needs-relocation' ? 'any' : channel,
        from: from === null || from < today ? today : from,
        days,
        resourceId,
        now,
      })
      if (!found.ok) return found.refusal
      return {
        channel,
        minutes: found.minutes,
        days: found.days.map((day) => ({
          date: day.date,
          state: day.state,
          intervals: day.intervals.map(({ start, end, resources }) => ({
            start,
            end,
            time: localTime(start, rules.office.timeZone),
            resources: withResources ? [...resources] : [],
          })),
        })),
      }
    },
    async hold({ commandId, bookingId, services, start, resourceId, language }, channel, actor) {
      // An id of long ago is not in memory; it names another booking for ever.
      if (!keeper.diary.bookings.has(bookingId) && parts.diary.read(bookingId) !== null) {
        return { ok: false, refusal: { code: 'command-reused' } }
      }
      const codes = Array.from({ length: codesDrawn }, () => randomCode() as CheckInCode)
      const command = {
        type: 'hold',
        bookingId,
        channel,
        services,
        start,
        resourceId,
        language,
        codes,
      } as const
      return take(bookingId, command, commandId, actor)
    },
    async confirm(id, { commandId, visitor, applicationNumber, paper }, actor) {
      const command = { type: 'confirm', bookingId: id, applicationNumber } as const
      const answer = await take(id, command, commandId, actor, visitor)
      if (!answer.ok || paper === null) return answer
      const printJobId = await print(id, commandId, paper, actor)
      return { ok: true, booking: { ...answer.booking, printJobId } }
    },
    cancel: (id, commandId, actor) => take(id, { type: 'cancel-booking', bookingId: id }, commandId, actor),
    move: (id, { commandId, ...order }, actor) =>
      take(id, { type: 'move', bookingId: id, ...order }, commandId, actor),
    setVisitor(id, visitor) {
      const booking = find(id)
      if (!booking) return { ok: false, refusal: { code: 'booking-unknown' } }
      const { state } = booking.now
      const alive =
        state === 'held' || state === 'booked' || state === 'needs-relocation' || state === 'checked-in'
      if (!alive) return { ok: false, refusal: { code: 'wrong-state', params: { state } } }
      contacts.set(booking, visitor)
      parts.onVisitorChanged()
      return { ok: true, booking: entry(booking) }
    },
    booking(id) {
      const booking = find(id)
      return booking && entry(booking)
    },
    ofDay(date, resourceId) {
      const inMemory = date >= localDate(context().now, context().rules.office.timeZone)
      const all = inMemory
        ? [...keeper.diary.bookings.values()].filter((b) => b.interval.date === date)
        : parts.diary.ofDay(date)
      return all
        .filter((b) => b.now.state !== 'held' && b.now.state !== 'hold-expired')
        .filter((b) => resourceId === null || b.interval.resourceId === resourceId)
        .sort(byTime)
        .map((booking) => entry(booking))
    },
    search(query) {
      const text = query.trim()
      const digits = text.replace(/\D/g, '')
      const ids: BookingId[] = []
      if (/^\d{6}$/.test(digits)) {
        const coded = bookingOfCode(keeper.diary, digits as CheckInCode, context().now)
        if (coded) ids.push(coded.bookingId)
      }
      if (digits.length >= 4) ids.push(...contacts.byPhone(digits))
      if (/\p{L}{3}/u.test(text)) ids.push(...contacts.byName(text))
      const { now } = context()
      const toCome = (b: Booked) => (b.interval.end >= now ? 0 : 1)
      return known(ids)
        .sort((a, b) => toCome(a) - toCome(b) || byTime(a, b))
        .slice(0, foundMost)
        .map((booking) => entry(booking))
    },
    unplaced: () =>
      [...keeper.diary.bookings.values()]
        .filter((b) => b.now.state === 'needs-relocation')
        .sort(byTime)
        .map((booking) => entry(booking)),
    findCheckIn(by) {
      const { now, rules, day } = context()
      const { timeZone, settings } = rules.office
      const today = localDate(now, timeZone)
      const booked = known(idsBehind(by)).filter(
        (b) => b.now.state !== 'held' && b.now.state !== 'hold-expired' && b.interval.date >= today,
      )
      return booked.sort(byTime).map((booking): FoundCheckIn => {
        const door = checkInDoor(booking, { at: now, today, rules })
        const { start, date } = booking.interval
        const visitId = 'visitId' in booking.now ? booking.now.visitId : null
        const visit = visitId === null ? undefined : day.visits.get(visitId)
        const late = door.state === 'open' && door.late
        return {
          bookingId: booking.bookingId,
          services: [...booking.services],
          date,
          start,
          time: localTime(start, timeZone),
          state: door.state === 'open' ? (late ? 'late' : 'ready') : door.why,
          opensAt: door.state === 'closed' ? door.opensAt : null,
          lateRule: late ? settings.lateRule : null,
          ticket: visit?.ticket ?? null,
        }
      })
    },
  }

  function idsBehind(by: FindCheckInBody): readonly BookingId[] {
    if ('phone' in by) return contacts.byPhone(by.phone)
    const text = 'code' in by ? by.code : by.scanned
    const digits = text.startsWith(checkInScheme) ? text.slice(checkInScheme.length) : text
    const coded = bookingOfCode(keeper.diary, digits.trim() as CheckInCode, context().now)
    return coded ? [coded.bookingId] : []
  }
}
