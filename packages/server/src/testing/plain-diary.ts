import type { BookingId, DayDate } from '@chered/protocol/ids'
import type { BookingChannel } from '@chered/protocol/schedule'
import type { DiaryCommand } from '../domain/diary/commands.ts'
import type { DayPlan, Planner, UnitChannel } from '../domain/schedule/day-plan.ts'
import { momentAt } from './example-plans.ts'

const minuteMs = 60_000
const dayMs = 86_400_000

/** What the plain diary knows of one booking. */
export interface PlainBooking {
  readonly id: BookingId
  readonly channel: BookingChannel
  readonly services: readonly string[]
  readonly minutes: number
  readonly kind: 'specialist' | 'hall'
  readonly order: string
  readonly created: number
  resource: string
  start: number
  end: number
  until: number
  visit: string | null
  state:
    | 'held'
    | 'booked'
    | 'needs-relocation'
    | 'checked-in'
    | 'served'
    | 'not-served'
    | 'no-show'
    | 'cancelled'
    | 'hold-expired'
  /** As the real diary last had it: one command can change a booking more than once. */
  version: number
}

/** What a set of services needs, by hand instead of by the rule under test. */
export interface PlainServices {
  readonly ids: readonly string[]
  readonly minutes: number
  readonly kind: 'specialist' | 'hall'
  readonly refused: string | null
  readonly notThrough: readonly BookingChannel[]
}

/** One minute of a resource's day. */
interface Cell {
  readonly channel: UnitChannel
  readonly unitStart: number
  readonly begins: boolean
  readonly desk: string
  readonly primary: readonly string[]
  readonly all: readonly string[]
}

export function dateOf(at: number): DayDate {
  return new Date(at + 3 * 3_600_000).toISOString().slice(0, 10) as DayDate
}

/** Minutes of a resource's day that are worked, and minutes that are units. */
function minutesOf(plan: DayPlan, resource: string): { worked: (Cell | null)[]; units: (Cell | null)[] } {
  const midnight = momentAt(plan.date, '00:00')
  const worked: (Cell | null)[] = Array(1440).fill(null)
  const units: (Cell | null)[] = Array(1440).fill(null)
  for (const shift of plan.resources.get(resource as never)?.shifts ?? []) {
    const { deskId, primary } = shift
    const common = { desk: `${deskId}`, primary, all: [...primary, ...shift.secondary] }
    for (let at = shift.start; at < shift.end; at += minuteMs) {
      worked[(at - midnight) / minuteMs] = { ...common, channel: 'live', unitStart: at, begins: false }
    }
    for (const { start, end, channel } of shift.units) {
      for (let at = start; at < end; at += minuteMs) {
        units[(at - midnight) / minuteMs] = { ...common, channel, unitStart: start, begins: at === start }
      }
    }
  }
  return { worked, units }
}

/**
 * A diary that anybody can check by eye: days are arrays of minutes, bookings a
 * list, every question is answered by looking at all of it. Shares no code with
 * the real one beyond the plans, which are data.
 */
export class PlainDiary {
  now: number
  bookings: PlainBooking[] = []
  /** Ids that clients made so far. */
  made = 0
  readonly planner: Planner
  /** Ids whose confirmation was granted, and which of them somebody cancelled. */
  readonly confirmed = new Set<BookingId>()
  readonly cancelled = new Set<BookingId>()
  readonly #needs: (services: readonly string[]) => PlainServices

  constructor(planner: Planner, now: number, needs: (services: readonly string[]) => PlainServices) {
    this.planner = planner
    this.now = now
    this.#needs = needs
  }

  /** Who has a minute, by resource and moment; over holds have nothing. */
  holder(resource: string, at: number, except: readonly BookingId[] = []): PlainBooking | null {
    const has = (b: PlainBooking) =>
      b.resource === resource &&
      b.start <= at &&
      at < b.end &&
      !except.includes(b.id) &&
      (['booked', 'checked-in', 'served'].includes(b.state) || (b.state === 'held' && b.until > this.now))
    return this.bookings.find(has) ?? null
  }

  #free(resource: string, start: number, end: number, except: readonly BookingId[]): boolean {
    for (let at = start; at < end; at += minuteMs) if (this.holder(resource, at, except)) return false
    return true
  }

  #takenMinutes(resource: string, date: string, except: readonly BookingId[]): number {
    const midnight = momentAt(date, '00:00')
    let minutes = 0
    for (let m = 0; m < 1440; m++) if (this.holder(resource, midnight + m * minuteMs, except)) minutes++
    return minutes
  }

  /** Worked all along at one desk by somebody who serves all of it. */
  #worked(resource: string, start: number, end: number, services: readonly string[]): boolean {
    const plan = this.planner.day(dateOf(start))
    const midnight = momentAt(plan.date, '00:00')
    const cells = minutesOf(plan, resource).worked.slice(
      (start - midnight) / minuteMs,
      (end - midnight) / minuteMs,
    )
    const desk = cells[0]?.desk
    return cells.every((cell) => cell && cell.desk === desk && services.every((id) => cell.all.includes(id)))
  }

  /** Where it would go, or why nowhere. */
  #place(
    wish: {
      services: readonly string[]
      minutes: number
      kind: string
      start: number
      resource: string | null
    },
    channel: BookingChannel | 'any',
    except: readonly BookingId[],
  ): { resource: string; end: number } | string {
    const today = this.planner.day(dateOf(this.now))
    if (wish.start < this.now) return 'slot-in-past'
    const horizon = momentAt(today.date, '00:00') + (today.quotas.bookingHorizonDays + 1) * dayMs
    if (wish.start >= horizon) return 'slot-beyond-horizon'
    const plan = this.planner.day(dateOf(wish.start))
    const midnight = momentAt(plan.date, '00:00')
    const length = Math.ceil(wish.minutes / plan.unitMinutes) * plan.unitMinutes
    const first = (wish.start - midnight) / minuteMs
    const places: { resource: string; rank: number; taken: number }[] = []
    let anothers = false
    for (const { resourceId, kind } of plan.resources.values()) {
      if (kind !== wish.kind || (wish.resource !== null && resourceId !== wish.resource)) continue
      const cells = minutesOf(plan, resourceId).units.slice(first, first + length)
      const [head] = cells
      const runs = cells.length === length && head?.begins === true
      const serves = (cell: Cell | null) =>
        cell !== null && wish.services.every((id) => cell.all.includes(id))
      if (!runs || !cells.every((cell) => serves(cell) && cell?.desk === head.desk)) continue
      if (!this.#free(resourceId, wish.start, wish.start + length * minuteMs, except)) continue
      const { releaseUnsoldMinutesBefore } = plan.quotas
      const mine = (cell: Cell | null) =>
        cell !== null &&
        cell.channel !== 'live' &&
        (channel === 'any' ||
          cell.channel === channel ||
          cell.unitStart - this.now <= releaseUnsoldMinutesBefore * minuteMs)
      if (!cells.every(mine)) {
        anothers = true
        continue
      }
      const rank = cells.every((cell) => wish.services.every((id) => cell?.primary.includes(id))) ? 0 : 1
      places.push({ resource: resourceId, rank, taken: this.#takenMinutes(resourceId, plan.date, except) })
    }
    places.sort((a, b) => a.rank - b.rank || a.taken - b.taken || (a.resource < b.resource ? -1 : 1))
    const [best] = places
    if (best) return { resource: best.resource, end: wish.start + length * minuteMs }
    return anothers ? 'quota-exhausted' : 'slot-taken'
  }

  /** What has to happen: null when the command is granted, else the code of the refusal. */
  take(command: DiaryCommand): string | null {
    if (command.type === 'settle') return this.#settle(command.today, command.ended)
    if (command.type === 'follow-plan') return this.#followPlan()
    if (command.type === 'reassign') return this.#reassign(command)
    const booking = this.bookings.find((b) => b.id === command.bookingId)
    if (command.type === 'hold') return this.#hold(command, booking)
    if (!booking) return 'booking-unknown'
    const over = booking.state === 'held' && booking.until <= this.now
    const state = over ? 'hold-expired' : booking.state
    switch (command.type) {
      case 'confirm':
        if (state === 'hold-expired') return state
        if (['cancelled', 'no-show', 'not-served'].includes(state)) return 'wrong-state'
        if (state === 'held') booking.state = 'booked'
        this.confirmed.add(booking.id)
        return null
      case 'cancel-booking':
        if (state === 'checked-in') return 'already-checked-in'
        if (['served', 'no-show', 'not-served'].includes(state)) return 'wrong-state'
        if (state === 'hold-expired') booking.state = state
        else booking.state = 'cancelled'
        this.cancelled.add(booking.id)
        return null
      case 'move':
        return this.#move(command, booking, state)
      case 'check-in':
        if (state === 'needs-relocation') return state
        if (['checked-in', 'served', 'not-served'].includes(state)) {
          return booking.visit === command.visitId ? null : 'already-checked-in'
        }
        if (state !== 'booked') return 'wrong-state'
        booking.state = 'checked-in'
        booking.visit = command.visitId
        return null
      case 'conclude':
        if (state === 'checked-in') booking.state = command.outcome
        else if (state !== command.outcome) return 'wrong-state'
        if (command.outcome === 'cancelled') this.cancelled.add(booking.id)
        return null
    }
  }

  #hold(command: Extract<DiaryCommand, { type: 'hold' }>, known: PlainBooking | undefined): string | null {
    const { channel, start, services, resourceId } = command
    const ids = services.map(({ serviceId, count }) => (count === 1 ? serviceId : `${serviceId}*${count}`))
    const order = [channel, start, resourceId, ...ids].join(' ')
    if (known) return known.order === order ? null : 'command-reused'
    const needs = this.#needs(ids)
    if (needs.notThrough.includes(channel)) return 'service-not-bookable'
    if (needs.refused !== null) return needs.refused
    const { minutes, kind } = needs
    const place = this.#place(
      { services: needs.ids, minutes, kind, start, resource: resourceId },
      channel,
      [],
    )
    if (typeof place === 'string') return place
    const today = this.planner.day(dateOf(this.now))
    const until = Math.min(this.now + today.quotas.holdMinutes[channel] * minuteMs, place.end)
    this.bookings.push({
      ...{ id: command.bookingId, channel, services: needs.ids, minutes, kind, order, start, until },
      ...{ ...place, created: this.now, visit: null, state: 'held', version: 0 },
    })
    return null
  }

  #move(
    command: Extract<DiaryCommand, { type: 'move' }>,
    booking: PlainBooking,
    state: PlainBooking['state'],
  ): string | null {
    const { start, resourceId, version, channel } = command
    if (state === 'hold-expired') return state
    if (state === 'checked-in') return 'already-checked-in'
    if (!['held', 'booked', 'needs-relocation'].includes(state)) return 'wrong-state'
    const there = booking.start === start && (resourceId === null || resourceId === booking.resource)
    if (there && state !== 'needs-relocation') return null
    if (version !== null && version !== booking.version) return 'booking-changed'
    const { services, minutes, kind } = booking
    const place = this.#place({ services, minutes, kind, start, resource: resourceId }, channel, [booking.id])
    if (typeof place === 'string') return place
    Object.assign(booking, { ...place, start })
    if (state === 'needs-relocation') booking.state = 'booked'
    return null
  }

  #reassign({ moves }: Extract<DiaryCommand, { type: 'reassign' }>): string | null {
    const moving = moves.map(({ bookingId }) => bookingId)
    for (const [nth, { bookingId, version }] of moves.entries()) {
      const booking = this.bookings.find((b) => b.id === bookingId)
      if (!booking) return 'booking-unknown'
      if (moving.indexOf(bookingId) < nth) return 'bad-request'
      if (booking.version !== version) return 'schedule-changed'
      const over = booking.state === 'held' && booking.until <= this.now
      if (over || !['booked', 'needs-relocation'].includes(booking.state)) return 'wrong-state'
    }
    const given: { booking: PlainBooking; to: { resource: string; start: number; end: number } | null }[] = []
    for (const { bookingId, to } of moves) {
      const booking = this.bookings.find((b) => b.id === bookingId)
      if (!booking) return 'booking-unknown'
      if (to === null) {
        given.push({ booking, to })
        continue
      }
      const { start, resourceId: resource } = to
      const end = start + booking.end - booking.start
      if (start < this.now && start !== booking.start) return 'slot-in-past'
      if (!this.#worked(resource, start, end, [])) return 'slot-taken'
      const kind = resource === 'hall' ? 'hall' : 'specialist'
      const serves = this.#worked(resource, start, end, booking.services)
      if (!serves || kind !== booking.kind) return 'not-competent'
      const meets = (other: { to: { resource: string; start: number; end: number } | null }) =>
        other.to !== null && other.to.resource === resource && other.to.start < end && start < other.to.end
      if (given.some(meets) || !this.#free(resource, start, end, moving)) return 'slot-taken'
      given.push({ booking, to: { resource, start, end } })
    }
    for (const { booking, to } of given) {
      if (to === null) booking.state = 'needs-relocation'
      else Object.assign(booking, to, { state: 'booked' })
    }
    return null
  }

  #settle(today: DayDate, ended: boolean): null {
    for (const booking of this.bookings) {
      if (booking.state === 'held' && booking.until <= this.now) booking.state = 'hold-expired'
      const past = dateOf(booking.start) < today || (ended && dateOf(booking.start) === today)
      if (past && ['booked', 'needs-relocation'].includes(booking.state)) booking.state = 'no-show'
    }
    return null
  }

  #followPlan(): null {
    const ahead = this.bookings
      .filter((b) => b.end > this.now)
      .sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1))
    const waited = ahead.filter((b) => b.state === 'needs-relocation')
    for (const b of ahead) {
      if (b.state === 'held' && b.until <= this.now) b.state = 'hold-expired'
      if (this.#worked(b.resource, b.start, b.end, b.services)) continue
      if (b.state === 'held') b.state = 'hold-expired'
      if (b.state === 'booked') b.state = 'needs-relocation'
    }
    for (const b of waited) {
      if (
        this.#worked(b.resource, b.start, b.end, b.services) &&
        this.#free(b.resource, b.start, b.end, [b.id])
      ) {
        b.state = 'booked'
      }
    }
    return null
  }
}
