import type { BookedService } from '@chered/protocol/booking'
import type { BookingId, CheckInCode, DayDate, ResourceId, VisitId } from '@chered/protocol/ids'
import type { BookingChannel } from '@chered/protocol/schedule'
import type { Language } from '@chered/protocol/text'
import type { BookingOutcome, DisplacedCause } from './booking.ts'

/** Orders to the diary of booked visits. Ids, codes and time come in from outside. */
export type DiaryCommand =
  | {
      readonly type: 'hold'
      readonly bookingId: BookingId
      readonly channel: BookingChannel
      readonly services: readonly BookedService[]
      readonly start: number
      /** Null: any competent resource that is free, the least loaded first. */
      readonly resourceId: ResourceId | null
      readonly language: Language
      /** Codes drawn by chance; the first that no living booking has is taken. */
      readonly codes: readonly CheckInCode[]
    }
  | {
      readonly type: 'confirm'
      readonly bookingId: BookingId
      readonly applicationNumber: string | null
    }
  | { readonly type: 'cancel-booking'; readonly bookingId: BookingId }
  | {
      readonly type: 'move'
      readonly bookingId: BookingId
      readonly start: number
      readonly resourceId: ResourceId | null
      /** The version that the person saw; null when it does not matter. */
      readonly version: number | null
      /** Whose units may be used; `any` for those who relocate on the office's behalf. */
      readonly channel: BookingChannel | 'any'
    }
  | {
      /** Many at once, all or none: an absence confirmed, or undone. Places are swapped freely among them. */
      readonly type: 'reassign'
      readonly cause: DisplacedCause
      readonly moves: readonly {
        readonly bookingId: BookingId
        /** The version that the proposal was made from. */
        readonly version: number
        /** Null: no place was found, it needs relocation. */
        readonly to: { readonly resourceId: ResourceId; readonly start: number } | null
      }[]
    }
  | { readonly type: 'check-in'; readonly bookingId: BookingId; readonly visitId: VisitId }
  | { readonly type: 'conclude'; readonly bookingId: BookingId; readonly outcome: BookingOutcome }
  /** Lets holds go whose time is over, and writes down who did not come on days before `today`, or on it when it has ended. */
  | { readonly type: 'settle'; readonly today: DayDate; readonly ended: boolean }
  /** After the plan has changed: bookings whose time is no longer worked need relocation. */
  | { readonly type: 'follow-plan'; readonly cause: DisplacedCause }

export const diaryCommands = [
  'hold',
  'confirm',
  'cancel-booking',
  'move',
  'reassign',
  'check-in',
  'conclude',
  'settle',
  'follow-plan',
] as const satisfies readonly DiaryCommand['type'][]
