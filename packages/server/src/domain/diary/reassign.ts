import type { RefusalCode } from '@chered/protocol/refusals'
import { carries } from '../schedule/carries.ts'
import { localDate } from '../time.ts'
import { type Booking, type Interval, occupiesAt, overlap } from './booking.ts'
import type { DiaryCommand } from './commands.ts'
import type { Diary } from './diary.ts'
import { type DiaryCircumstances, type DiaryDecision, farthestMs, no } from './diary-decision.ts'
import type { DiaryEvent } from './events.ts'
import { evolveDiary } from './evolve-diary.ts'
import { bookingsAt, isFree, overHolds } from './place.ts'

type Reassign = Extract<DiaryCommand, { type: 'reassign' }>

interface Target {
  readonly booking: Booking
  readonly to: Interval | null
}

/**
 * Moves many bookings at once, all or none (instruction 2.2.1: an absence is
 * confirmed once). The office moves its own people, so every worked time of
 * somebody competent will do, the live queue's too, if no other booking is
 * there. `schedule-changed`: a booking is not as it was when this was proposed.
 */
export function reassign(diary: Diary, command: Reassign, now: DiaryCircumstances): DiaryDecision {
  const targets: Target[] = []
  const moving = new Set<Booking['bookingId']>()
  for (const { bookingId, version, to } of command.moves) {
    const booking = diary.bookings.get(bookingId)
    if (!booking) return no('booking-unknown')
    if (moving.has(bookingId)) return no('bad-request')
    if (booking.version !== version) return no('schedule-changed')
    const { state } = booking.now
    if (state !== 'booked' && state !== 'needs-relocation') return no('wrong-state', { state })
    if (to !== null && Math.abs(to.start - now.at) > farthestMs) return no('slot-beyond-horizon')
    moving.add(bookingId)
    targets.push({ booking, to: to && targetOf(booking, to, now) })
  }
  for (const [nth, target] of targets.entries()) {
    const code = whyNot(diary, target, targets.slice(0, nth), moving, now)
    if (code !== null) return no(code)
  }
  return { ok: true, events: swaps(diary, targets, command.cause, now.at) }
}

/** The same length elsewhere: the visitor needs as long there. */
function targetOf(
  { interval }: Booking,
  { resourceId, start }: { readonly resourceId: Interval['resourceId']; readonly start: number },
  { rules }: DiaryCircumstances,
): Interval {
  const end = start + (interval.end - interval.start)
  return { resourceId, date: localDate(start, rules.office.timeZone), start, end }
}

function whyNot(
  diary: Diary,
  { booking, to }: Target,
  others: readonly Target[],
  moving: ReadonlySet<Booking['bookingId']>,
  { at, planner, rules }: DiaryCircumstances,
): RefusalCode | null {
  if (to === null) return null
  // Who is late today may go to a colleague at the very time; nobody is moved into the past.
  if (to.start < at && to.start !== booking.interval.start) return 'slot-in-past'
  const day = planner.day(to.date).resources.get(to.resourceId)
  if (!carries(day, to, [])) return 'slot-taken'
  const ids = booking.services.map(({ serviceId }) => serviceId)
  const inHall = ids.some((id) => rules.services.get(id)?.booking?.place === 'hall')
  // A registrar who conducts ceremonies does not hold one at the desk.
  if (!carries(day, to, ids) || (day?.kind === 'hall') !== inHall) return 'not-competent'
  if (others.some((other) => other.to !== null && overlap(other.to, to))) return 'slot-taken'
  for (const other of bookingsAt(diary, to.resourceId, to.date)) {
    if (moving.has(other.bookingId) || !occupiesAt(other, at)) continue
    if (overlap(other.interval, to)) return 'slot-taken'
  }
  return null
}

/**
 * The moves in an order in which each finds its place free. Where they wait for
 * each other in a circle, one of them gives its place up first: for the length
 * of a transaction it needs relocation.
 */
function swaps(
  diary: Diary,
  targets: readonly Target[],
  cause: Reassign['cause'],
  at: number,
): readonly DiaryEvent[] {
  const events: DiaryEvent[] = []
  let draft = diary
  const give = (event: DiaryEvent) => {
    draft = evolveDiary(draft, { seq: draft.seq + 1, at, event })
    events.push(event)
  }
  const displace = ({ bookingId }: Booking) => {
    if (draft.bookings.get(bookingId)?.now.state === 'booked') {
      give({ type: 'BookingDisplaced', bookingId, cause })
    }
  }
  let pending: { readonly booking: Booking; readonly to: Interval }[] = []
  for (const { booking, to } of targets) {
    if (to === null) displace(booking)
    else if (booking.now.state !== 'booked' || !isSame(booking.interval, to)) pending.push({ booking, to })
  }
  while (pending.length > 0) {
    const waiting: typeof pending = []
    for (const { booking, to } of pending) {
      const { bookingId, interval: from } = booking
      if (!isFree(draft, to, at, bookingId)) {
        waiting.push({ booking, to })
        continue
      }
      for (const over of overHolds(draft, to, at)) give({ type: 'HoldExpired', bookingId: over.bookingId })
      give({ type: 'BookingMoved', bookingId, from, to })
    }
    if (waiting.length === pending.length) {
      const first = waiting.find(
        ({ booking }) => draft.bookings.get(booking.bookingId)?.now.state === 'booked',
      )
      if (!first) throw new Error('diary: a reassignment waits for somebody who does not move')
      displace(first.booking)
    }
    pending = waiting
  }
  return events
}

function isSame(a: Interval, b: Interval): boolean {
  return a.resourceId === b.resourceId && a.start === b.start && a.end === b.end
}
