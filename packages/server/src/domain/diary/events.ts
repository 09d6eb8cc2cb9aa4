import type { BookedService } from '@chered/protocol/booking'
import type { BookingId, CheckInCode, VisitId } from '@chered/protocol/ids'
import type { BookingChannel } from '@chered/protocol/schedule'
import type { Language } from '@chered/protocol/text'
import type { Booking, BookingOutcome, DisplacedCause, Interval } from './booking.ts'

/**
 * What happened to bookings. The record is kept for ever, so nothing personal
 * is written into it: names and phones are not part of an event at all, the
 * code and the application number are stored apart and erased there.
 */
export type DiaryEvent =
  | {
      readonly type: 'IntervalHeld'
      readonly bookingId: BookingId
      readonly channel: BookingChannel
      readonly services: readonly BookedService[]
      readonly interval: Interval
      readonly asked: Booking['asked']
      readonly language: Language
      /** Kept apart from the record; null when read again after it was erased. */
      readonly code: CheckInCode | null
      readonly until: number
    }
  | {
      readonly type: 'BookingConfirmed'
      readonly bookingId: BookingId
      /** Kept apart from the record; what is left of it when read again after it was cut short. */
      readonly applicationNumber: string | null
    }
  | { readonly type: 'BookingCancelled'; readonly bookingId: BookingId }
  | { readonly type: 'HoldExpired'; readonly bookingId: BookingId }
  | {
      readonly type: 'BookingMoved'
      readonly bookingId: BookingId
      readonly from: Interval
      readonly to: Interval
    }
  | { readonly type: 'BookingDisplaced'; readonly bookingId: BookingId; readonly cause: DisplacedCause }
  /** The plan has its time again and nobody took it. */
  | { readonly type: 'BookingRestored'; readonly bookingId: BookingId }
  | { readonly type: 'BookingCheckedIn'; readonly bookingId: BookingId; readonly visitId: VisitId }
  | { readonly type: 'BookingEnded'; readonly bookingId: BookingId; readonly outcome: BookingOutcome }

/** An event with its place in the diary. `at` never runs backwards. */
export interface DiaryRecorded {
  readonly seq: number
  readonly at: number
  readonly event: DiaryEvent
}
