import type { BookedService } from '@chered/protocol/booking'
import type { BookingId, CheckInCode, DayDate, ResourceId, VisitId } from '@chered/protocol/ids'
import type { BookingChannel } from '@chered/protocol/schedule'
import type { Language } from '@chered/protocol/text'

/** The time that a booking occupies: whole units of one resource. Moments in ms, the end exclusive. */
export interface Interval {
  readonly resourceId: ResourceId
  readonly date: DayDate
  readonly start: number
  readonly end: number
}

export type DisplacedCause = 'schedule' | 'absence'
/** `not-served`: came, and the day ended before the call. */
export type BookingOutcome = 'served' | 'no-show' | 'not-served' | 'cancelled'

export type BookingState =
  | { readonly state: 'held'; readonly until: number }
  | { readonly state: 'booked' }
  /** Its time is no longer worked; the booking stands and waits for another place. */
  | { readonly state: 'needs-relocation'; readonly since: number; readonly cause: DisplacedCause }
  | { readonly state: 'checked-in'; readonly visitId: VisitId; readonly at: number }
  | { readonly state: 'served'; readonly visitId: VisitId; readonly at: number }
  | { readonly state: 'no-show'; readonly visitId: VisitId | null; readonly at: number }
  | { readonly state: 'not-served'; readonly visitId: VisitId; readonly at: number }
  | { readonly state: 'cancelled'; readonly at: number }
  | { readonly state: 'hold-expired'; readonly at: number }

/**
 * A booked interval, without anything personal: name and phone are kept apart,
 * so that facts about bookings can be kept when people are forgotten.
 */
export interface Booking {
  readonly bookingId: BookingId
  /** Rises with each change. */
  readonly version: number
  readonly channel: BookingChannel
  readonly services: readonly BookedService[]
  readonly interval: Interval
  /** What was asked for when the interval was taken; a repeated order is known by it, wherever the booking stands now. */
  readonly asked: { readonly start: number; readonly resourceId: ResourceId | null }
  readonly language: Language
  /** Null once it has been erased: a day after the interval's end it opens nothing. */
  readonly code: CheckInCode | null
  /** What is left of it 30 days after the visit are its last signs. */
  readonly applicationNumber: string | null
  readonly createdAt: number
  readonly now: BookingState
}

/** Whether the booking occupies its interval: nobody else may have it. One that needs relocation does not. */
export function occupies(booking: Booking): boolean {
  const { state } = booking.now
  return state === 'held' || state === 'booked' || state === 'checked-in' || state === 'served'
}

/** Whether the booking has its interval at this moment: a hold that is over has nothing, written down or not. */
export function occupiesAt(booking: Booking, at: number): boolean {
  return occupies(booking) && !isOver(booking, at)
}

/** A hold whose time is over, though nobody has written it down yet. */
export function isOver({ now }: Booking, at: number): boolean {
  return now.state === 'held' && now.until <= at
}

/** Whether two stretches of one resource's time share a moment. Judged by time, never by units: grids change. */
export function overlap(a: Interval, b: Interval): boolean {
  return a.resourceId === b.resourceId && a.start < b.end && b.start < a.end
}

/** Whether somebody may still come for it. */
export function isExpected(booking: Booking): boolean {
  const { state } = booking.now
  return state === 'booked' || state === 'needs-relocation'
}
