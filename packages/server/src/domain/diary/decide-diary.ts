import type { BookedService } from '@chered/protocol/booking'
import { dateAfter } from '../schedule/day-clock.ts'
import type { DayPlan } from '../schedule/day-plan.ts'
import { intervalMinutes } from '../schedule/interval-minutes.ts'
import { localDate } from '../time.ts'
import { type Booking, type Interval, isOver } from './booking.ts'
import type { DiaryCommand } from './commands.ts'
import { bookingOfCode, type Diary } from './diary.ts'
import {
  type DiaryCircumstances,
  type DiaryDecision,
  farthestMs,
  no,
  type Refused,
  yes,
} from './diary-decision.ts'
import type { DiaryEvent } from './events.ts'
import { followPlan } from './follow-plan.ts'
import { findPlace, minuteMs, overHolds } from './place.ts'
import { reassign } from './reassign.ts'

const expired = ({ bookingId }: Booking): DiaryEvent => ({ type: 'HoldExpired', bookingId })

type Of<T extends DiaryCommand['type']> = Extract<DiaryCommand, { type: T }>

/**
 * What follows from a command: the events, or the one reason why not. Nothing
 * else decides about booked time. A refusal changes nothing, and a command
 * that has had its effect is granted again without any event.
 */
export function decideDiary(diary: Diary, command: DiaryCommand, now: DiaryCircumstances): DiaryDecision {
  switch (command.type) {
    case 'hold':
      return hold(diary, command, now)
    case 'confirm':
      return withBooking(diary, command, (booking) => confirm(booking, command, now))
    case 'cancel-booking':
      return withBooking(diary, command, (booking) => cancel(booking, now))
    case 'move':
      return withBooking(diary, command, (booking) => move(diary, booking, command, now))
    case 'reassign':
      return reassign(diary, command, now)
    case 'check-in':
      return withBooking(diary, command, (booking) => checkIn(booking, command))
    case 'conclude':
      return withBooking(diary, command, (booking) => conclude(booking, command))
    case 'settle':
      return yes(...settle(diary, command, now))
    case 'follow-plan':
      return yes(...followPlan(diary, command, now))
  }
}

function withBooking(
  diary: Diary,
  { bookingId }: { readonly bookingId: Booking['bookingId'] },
  decide: (booking: Booking) => DiaryDecision,
): DiaryDecision {
  const booking = diary.bookings.get(bookingId)
  return booking ? decide(booking) : no('booking-unknown')
}

function hold(diary: Diary, command: Of<'hold'>, now: DiaryCircumstances): DiaryDecision {
  const { bookingId, channel, services, start, resourceId, language } = command
  const { at, rules } = now
  const known = diary.bookings.get(bookingId)
  if (known) return isSameHold(known, command) ? yes() : no('command-reused')
  const elsewhere = services.find(({ serviceId }) => {
    const service = rules.services.get(serviceId)
    return service && !service.channels.includes(channel)
  })
  if (elsewhere) return no('service-not-bookable', { serviceId: elsewhere.serviceId })
  const place = placeFor(diary, now, { services, start, resourceId, channel, except: null })
  if (!place.ok) return place
  const code = command.codes.find((drawn) => bookingOfCode(diary, drawn, at) === null)
  if (code === undefined) throw new Error(`diary: booking ${bookingId} came with no code that is free`)
  const minutes = place.today.quotas.holdMinutes[channel]
  // A hold of a day must not keep an interval that is over from being settled.
  const until = Math.min(at + minutes * minuteMs, place.interval.end)
  const { interval } = place
  const asked = { start, resourceId }
  return yes(...overHolds(diary, interval, at).map(expired), {
    type: 'IntervalHeld',
    ...{ bookingId, channel, services, interval, asked, language, code, until },
  })
}

/** The same order again: what it says is the same; where the booking has gone since does not matter. */
function isSameHold(booking: Booking, { channel, services, start, resourceId }: Of<'hold'>): boolean {
  const { asked } = booking
  return (
    booking.channel === channel &&
    asked.start === start &&
    asked.resourceId === resourceId &&
    booking.services.length === services.length &&
    services.every((service, i) => {
      const other = booking.services[i]
      return other?.serviceId === service.serviceId && other.count === service.count
    })
  )
}

/** Where the wish finds a place, in the future and within the horizon of today's quotas. */
function placeFor(
  diary: Diary,
  { at, planner, rules }: DiaryCircumstances,
  wish: Pick<Of<'move'>, 'start' | 'resourceId' | 'channel'> & {
    readonly services: readonly BookedService[]
    readonly except: Booking['bookingId'] | null
  },
): PlaceFound | Refused {
  const { timeZone } = rules.office
  const today = planner.day(localDate(at, timeZone))
  const known = intervalMinutes(wish.services, rules, today.unitMinutes)
  if (!known.ok) return known
  if (wish.start < at) return no('slot-in-past')
  if (wish.start > at + farthestMs) return no('slot-beyond-horizon')
  const date = localDate(wish.start, timeZone)
  if (date > dateAfter(today.date, today.quotas.bookingHorizonDays)) return no('slot-beyond-horizon')
  const plan = planner.day(date)
  const length = intervalMinutes(wish.services, rules, plan.unitMinutes)
  if (!length.ok) return length
  const kind = length.place === 'hall' ? 'hall' : 'specialist'
  const services = wish.services.map(({ serviceId }) => serviceId)
  const interval = findPlace(
    diary,
    plan,
    { ...wish, services, kind, neededMs: length.minutes * minuteMs },
    at,
  )
  return typeof interval === 'string' ? no(interval) : { ok: true, interval, today }
}

interface PlaceFound {
  readonly ok: true
  readonly interval: Interval
  /** The plan of the day on which this is decided: its quotas say how long a hold lives. */
  readonly today: DayPlan
}

function confirm(booking: Booking, command: Of<'confirm'>, { at }: DiaryCircumstances): DiaryDecision {
  const { bookingId, now } = booking
  switch (now.state) {
    case 'held':
      if (isOver(booking, at)) return no('hold-expired')
      return yes({ type: 'BookingConfirmed', bookingId, applicationNumber: command.applicationNumber })
    case 'hold-expired':
      return no('hold-expired')
    case 'booked':
    case 'needs-relocation':
    case 'checked-in':
    case 'served':
      // It was confirmed; what happened to it later is not undone by a repeat.
      return yes()
    case 'not-served':
    case 'no-show':
    case 'cancelled':
      return no('wrong-state', { state: now.state })
  }
}

function cancel(booking: Booking, { at }: DiaryCircumstances): DiaryDecision {
  const { bookingId, now } = booking
  switch (now.state) {
    case 'held':
      return isOver(booking, at) ? yes(expired(booking)) : yes({ type: 'BookingCancelled', bookingId })
    case 'booked':
    case 'needs-relocation':
      return yes({ type: 'BookingCancelled', bookingId })
    case 'cancelled':
    case 'hold-expired':
      return yes()
    case 'checked-in':
      return no('already-checked-in')
    case 'served':
    case 'not-served':
    case 'no-show':
      return no('wrong-state', { state: now.state })
  }
}

/** An atomic swap of intervals: the new one is had before the old one is given up, or nothing happens. */
function move(diary: Diary, booking: Booking, command: Of<'move'>, now: DiaryCircumstances): DiaryDecision {
  const { bookingId, interval: from, services } = booking
  const { state } = booking.now
  if (state === 'hold-expired' || isOver(booking, now.at)) return no('hold-expired')
  if (state === 'checked-in') return no('already-checked-in')
  if (state !== 'held' && state !== 'booked' && state !== 'needs-relocation')
    return no('wrong-state', { state })
  const { start, resourceId, channel } = command
  const stays = from.start === start && (resourceId === null || resourceId === from.resourceId)
  if (stays && state !== 'needs-relocation') return yes()
  if (command.version !== null && command.version !== booking.version) return no('booking-changed')
  const place = placeFor(diary, now, { services, start, resourceId, channel, except: bookingId })
  if (!place.ok) return place
  const { interval: to } = place
  return yes(...overHolds(diary, to, now.at).map(expired), { type: 'BookingMoved', bookingId, from, to })
}

function checkIn({ bookingId, now }: Booking, { visitId }: Of<'check-in'>): DiaryDecision {
  switch (now.state) {
    case 'booked':
      return yes({ type: 'BookingCheckedIn', bookingId, visitId })
    case 'checked-in':
    case 'served':
    case 'not-served':
      return now.visitId === visitId ? yes() : no('already-checked-in')
    case 'needs-relocation':
      return no('needs-relocation')
    case 'held':
    case 'no-show':
    case 'cancelled':
    case 'hold-expired':
      return no('wrong-state', { state: now.state })
  }
}

function conclude({ bookingId, now }: Booking, { outcome }: Of<'conclude'>): DiaryDecision {
  if (now.state === 'checked-in') return yes({ type: 'BookingEnded', bookingId, outcome })
  return now.state === outcome ? yes() : no('wrong-state', { state: now.state })
}

function settle(diary: Diary, { today, ended }: Of<'settle'>, { at }: DiaryCircumstances): DiaryEvent[] {
  const over = [...diary.holds].filter(([, until]) => until <= at)
  const events = over.map(([bookingId]): DiaryEvent => ({ type: 'HoldExpired', bookingId }))
  for (const { bookingId, interval, now } of diary.bookings.values()) {
    const past = interval.date < today || (ended && interval.date === today)
    if (past && (now.state === 'booked' || now.state === 'needs-relocation')) {
      events.push({ type: 'BookingEnded', bookingId, outcome: 'no-show' })
    }
  }
  return events
}
