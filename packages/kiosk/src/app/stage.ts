import type { Booking, CheckInBody, ConfirmBody, FoundCheckIn, HoldBody } from '@chered/protocol/booking'
import type { IssuedTicket, IssueTicketBody } from '@chered/protocol/commands'
import type { CategoryId, CommandId, ServiceId } from '@chered/protocol/ids'
import type { SurveyAnswer } from '@chered/protocol/office'
import type { RefusalCode } from '@chered/protocol/refusals'
import type { Returned } from '@chered/protocol/returns'
import type { GivenNumber } from '../features/emergency/memory.ts'

/** What stands on the kiosk, as data. All moments are ms of one clock that never runs backwards. */

/** A service and how many documents or persons it is for. */
export type WishedService = HoldBody['services'][number]

/** Why free times are shown again: the one that was wished is gone. */
export type TimesNews = 'slot-taken' | 'slot-in-past' | 'hold-expired'

/** A "no" and the facts that its text needs. */
export interface Refusal {
  readonly code: RefusalCode | 'no-answer'
  readonly params: Readonly<Record<string, string | number>>
}

/** A place the visitor can stand at while choosing; `via` is the answer that led there. */
export type Place =
  | { readonly kind: 'question'; readonly questionId: string; readonly via: SurveyAnswer | null }
  | {
      readonly kind: 'service'
      readonly serviceId: ServiceId
      readonly alsoServiceId: ServiceId | null
      readonly via: SurveyAnswer | null
      /** The category that the visitor claims; absent without one. */
      readonly claim?: CategoryId
    }
  /** The list of categories, reached from a service. */
  | { readonly kind: 'claim' }
  | { readonly kind: 'info'; readonly via: SurveyAnswer }
  /** How many documents or persons; `interval` is a time of today that was touched already. */
  | {
      readonly kind: 'count'
      readonly services: readonly WishedService[]
      readonly interval: WishedInterval | null
    }
  | { readonly kind: 'days'; readonly services: readonly WishedService[] }
  | {
      readonly kind: 'times'
      readonly services: readonly WishedService[]
      readonly date: string
      readonly news: TimesNews | null
    }
  | { readonly kind: 'check-in'; readonly by: 'code' | 'phone'; readonly news: Refusal | null }
  | { readonly kind: 'found'; readonly bookings: readonly FoundCheckIn[] }
  /** The number of a ticket that missed its call; and its letter, where several have it. */
  | { readonly kind: 'missed'; readonly news: Refusal | null }
  | { readonly kind: 'missed-which'; readonly number: number; readonly letters: readonly string[] }

/** Where the visitor has come from, the first question first. */
export type Places = readonly [Place, ...Place[]]

/** Local date `YYYY-MM-DD` and the moment on the server's clock. */
export interface WishedInterval {
  readonly date: string
  readonly start: number
}

/** How long an interval is kept for the visitor: until a moment of the kiosk's clock, `forMs` in all. */
export interface Hold {
  readonly until: number
  readonly forMs: number
}

/** A body as it is sent, with the one id of its press. */
type Sent<T> = Omit<T, 'commandId'> & { readonly commandId: CommandId }

/** One press that the server has to answer. Its body, with one command id, is the same for every repeat. */
export type Press =
  | { readonly kind: 'ticket'; readonly body: Sent<IssueTicketBody> }
  /** `time` is the booked one, `HH:MM`. */
  | { readonly kind: 'check-in'; readonly body: Sent<CheckInBody>; readonly time: string }
  | { readonly kind: 'hold'; readonly body: Sent<HoldBody>; readonly date: string }
  | {
      readonly kind: 'confirm'
      readonly body: Sent<ConfirmBody>
      readonly booking: Booking
      readonly hold: Hold
    }

/** Why a number or a code is on the screen and not on paper. */
export type WithoutPaper = 'agreed' | 'not-printed'

export type Stage =
  | { readonly kind: 'choosing'; readonly places: Places; readonly page: number }
  /** A press is on its way. */
  | { readonly kind: 'issuing'; readonly places: Places; readonly press: Press; readonly since: number }
  | ({ readonly kind: 'refused'; readonly places: Places; readonly press: Press } & Refusal)
  | { readonly kind: 'printing'; readonly ticket: IssuedTicket; readonly since: number }
  | { readonly kind: 'printed'; readonly ticket: IssuedTicket; readonly since: number }
  | {
      readonly kind: 'number'
      readonly ticket: IssuedTicket
      readonly since: number
      readonly why: WithoutPaper
    }
  /** An interval is kept for the visitor, who reads the summary or types a phone number. */
  | {
      readonly kind: 'held'
      readonly places: Places
      readonly booking: Booking
      readonly hold: Hold
      readonly step: 'summary' | 'phone'
      readonly page: number
    }
  /** The booking is made; its confirmation is coming out, is out, or stands on the screen only. */
  | {
      readonly kind: 'booked'
      readonly booking: Booking
      readonly since: number
      readonly paper: 'printing' | 'printed' | WithoutPaper
    }
  /** A number that the kiosk gave out by itself: coming out, out, or on the screen only. */
  | {
      readonly kind: 'alone'
      readonly given: GivenNumber
      readonly since: number
      readonly paper: 'printing' | 'printed' | WithoutPaper
    }
  /** A code, a phone number or a scanned text is being looked up; nothing of it is kept. */
  | { readonly kind: 'finding'; readonly places: Places; readonly by: 'code' | 'phone' | 'scan' | 'missed' }
  /** Who missed the call is in the queue again. */
  | {
      readonly kind: 'returned'
      readonly returned: Extract<Returned, { kind: 'back' }>
      readonly since: number
    }

export function placeOf(places: Places): Place {
  return places[places.length - 1] ?? places[0]
}

/** The same way with another last place. */
export function withLast(places: Places, last: Place): Places {
  const [first, ...rest] = places
  return rest.length === 0 ? [last] : [first, ...rest.slice(0, -1), last]
}

/** The booking whose interval is kept from others for this visitor; null when there is none. */
export function heldBooking(stage: Stage): string | null {
  if (stage.kind === 'held') return stage.booking.bookingId
  if (stage.kind !== 'issuing' && stage.kind !== 'refused') return null
  const { press } = stage
  if (press.kind === 'confirm') return press.booking.bookingId
  if (press.kind !== 'hold') return null
  // A refused hold keeps nothing, unless nobody knows whether it was refused.
  return stage.kind === 'issuing' || stage.code === 'no-answer' ? press.body.bookingId : null
}
