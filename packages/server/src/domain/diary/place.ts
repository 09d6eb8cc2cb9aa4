import type { BookingId, DayDate, ResourceId, ServiceId } from '@chered/protocol/ids'
import type { BookingChannel } from '@chered/protocol/schedule'
import { serves } from '../schedule/carries.ts'
import type { DayPlan, PlannedShift, ResourceDay, Unit } from '../schedule/day-plan.ts'
import { type Booking, type Interval, isOver, occupiesAt, overlap } from './booking.ts'
import { busyKey, type Diary } from './diary.ts'

export const minuteMs = 60_000

/** Bookings that stand at the resource on the date, holds that are over among them. */
export function bookingsAt(diary: Diary, resourceId: ResourceId, date: DayDate): Iterable<Booking> {
  return diary.busy.get(busyKey(resourceId, date))?.values() ?? []
}

/** Whether nobody else has any moment of the interval. */
export function isFree(diary: Diary, interval: Interval, at: number, except: BookingId | null): boolean {
  for (const booking of bookingsAt(diary, interval.resourceId, interval.date)) {
    if (booking.bookingId === except || !occupiesAt(booking, at)) continue
    if (overlap(booking.interval, interval)) return false
  }
  return true
}

/** Holds in the interval that are over and not yet written down: whoever takes it lets them go first. */
export function overHolds(diary: Diary, interval: Interval, at: number): Booking[] {
  return [...bookingsAt(diary, interval.resourceId, interval.date)].filter(
    (booking) => isOver(booking, at) && overlap(booking.interval, interval),
  )
}

/** Time of the resource that is taken on the date, ms. */
export function takenMs(
  diary: Diary,
  resourceId: ResourceId,
  date: DayDate,
  at: number,
  except: BookingId | null,
): number {
  let taken = 0
  for (const booking of bookingsAt(diary, resourceId, date)) {
    if (booking.bookingId === except || !occupiesAt(booking, at)) continue
    taken += booking.interval.end - booking.interval.start
  }
  return taken
}

/** Units of a resource while it works without a break, at one desk, and serves all that is wished. */
export interface Stretch {
  readonly units: readonly Unit[]
  /** For each unit: whether all of it is a first duty then, and not only served at need. */
  readonly primary: readonly boolean[]
}

/** A shift that is divided because another service begins or ends there is one stretch, as `carries` has it. */
export function stretches({ shifts }: ResourceDay, services: readonly ServiceId[]): Stretch[] {
  const found: { units: Unit[]; primary: boolean[] }[] = []
  let before: PlannedShift | null = null
  for (const shift of shifts) {
    const goesOn = before !== null && before.end === shift.start && before.deskId === shift.deskId
    before = services.every((id) => serves(shift, id)) ? shift : null
    if (before === null) continue
    const last = found.at(-1)
    const stretch = goesOn && last ? last : { units: [], primary: [] }
    if (stretch !== last) found.push(stretch)
    const first = services.every((id) => shift.primary.includes(id))
    for (const unit of shift.units) {
      stretch.units.push(unit)
      stretch.primary.push(first)
    }
  }
  return found
}

/** How many units in a row from `first` make up the needed time; 0 when there are not enough. */
export function unitsNeeded(units: readonly Unit[], first: number, neededMs: number): number {
  const start = units[first]?.start ?? 0
  let end = start
  for (let next = first; next < units.length; next++) {
    const unit = units[next]
    if (!unit || unit.start !== end) return 0
    end = unit.end
    if (end - start >= neededMs) return next + 1 - first
  }
  return 0
}

/**
 * Whether the unit may be sold to the channel at this moment: it is its own, or
 * a booking channel left it unsold until it became everybody's. What belongs to
 * the live queue is never sold. `any` acts on the office's behalf.
 */
export function isSellable(
  { channel, start }: Unit,
  to: BookingChannel | 'any',
  { quotas }: DayPlan,
  at: number,
): boolean {
  if (channel === 'live') return false
  if (to === 'any' || channel === to) return true
  return at >= start - quotas.releaseUnsoldMinutesBefore * minuteMs
}

/** What is looked for. */
export interface Wish {
  readonly services: readonly ServiceId[]
  readonly kind: 'specialist' | 'hall'
  readonly neededMs: number
  readonly start: number
  readonly resourceId: ResourceId | null
  readonly channel: BookingChannel | 'any'
  /** The booking that moves: its own time counts as free. */
  readonly except: BookingId | null
}

/**
 * The place for a wish on the plan's day: units in a row of one resource while it
 * works without a break. With several resources free those for whom all services are a first
 * duty go before the others, then the least booked that day, then by id.
 * `quota-exhausted`: somebody is free, but the time is another channel's or the
 * live queue's. `slot-taken`: nobody is.
 */
export function findPlace(
  diary: Diary,
  plan: DayPlan,
  wish: Wish,
  at: number,
): Interval | 'slot-taken' | 'quota-exhausted' {
  const { start, resourceId, except } = wish
  let best: { interval: Interval; rank: number; taken: number } | null = null
  let otherwiseSold = false
  for (const resource of plan.resources.values()) {
    if (resource.kind !== wish.kind || (resourceId !== null && resource.resourceId !== resourceId)) continue
    for (const { units, primary } of stretches(resource, wish.services)) {
      const first = units.findIndex((unit) => unit.start === start)
      const end = first + (first < 0 ? 0 : unitsNeeded(units, first, wish.neededMs))
      const last = units[end - 1]
      if (end <= first || !last) continue
      const interval = { resourceId: resource.resourceId, date: plan.date, start, end: last.end }
      if (!isFree(diary, interval, at, except)) continue
      if (!units.slice(first, end).every((unit) => isSellable(unit, wish.channel, plan, at))) {
        otherwiseSold = true
        continue
      }
      const rank = primary.slice(first, end).every((own) => own) ? 0 : 1
      const taken = takenMs(diary, resource.resourceId, plan.date, at, except)
      if (best === null || before([rank, taken, resource.resourceId], best)) best = { interval, rank, taken }
    }
  }
  if (best !== null) return best.interval
  return otherwiseSold ? 'quota-exhausted' : 'slot-taken'
}

function before(
  [rank, taken, id]: [number, number, ResourceId],
  best: { interval: Interval; rank: number; taken: number },
): boolean {
  if (rank !== best.rank) return rank < best.rank
  if (taken !== best.taken) return taken < best.taken
  return id < best.interval.resourceId
}
