import type { Outcome } from '@chered/protocol/commands'
import type {
  CategoryId,
  DeskId,
  QueueId,
  ServiceId,
  StaffId,
  VisitId,
  VisitToken,
} from '@chered/protocol/ids'
import type { Channel } from '@chered/protocol/office'
import type { CallReason, WaitBasis } from '@chered/protocol/reason'
import type { Language } from '@chered/protocol/text'
import type { TicketNumber } from '@chered/protocol/ticket'
import type { Quote } from '../day/events.ts'
import type { Place } from '../queue/call-by.ts'

/** Where a leg is; each state holds only what is known in it. All moments in ms. */
export type LegState =
  | { readonly state: 'waiting'; readonly stamp: number }
  | {
      readonly state: 'called'
      readonly deskId: DeskId
      readonly staffId: StaffId
      readonly calledAt: number
      readonly lastCallAt: number
      readonly callNumber: number
      readonly reason: CallReason
    }
  | {
      readonly state: 'serving'
      readonly deskId: DeskId
      readonly staffId: StaffId
      readonly calledAt: number
      readonly callNumber: number
      readonly reason: CallReason
      readonly startedAt: number
    }
  | { readonly state: 'served'; readonly outcome: Outcome | 'day-ended'; readonly endedAt: number }
  | { readonly state: 'no-show'; readonly endedAt: number }
  | { readonly state: 'cancelled'; readonly endedAt: number }
  | { readonly state: 'expired'; readonly endedAt: number }

export type LegStateName = LegState['state']

/** One service within a visit. */
export interface Leg {
  readonly number: number
  readonly serviceId: ServiceId
  readonly queueId: QueueId
  /** Since when this wait counts. */
  readonly since: number
  readonly place: Place
  readonly basis: WaitBasis
  readonly now: LegState
}

/** One person's way through the office today. Only the last leg can be open. */
export interface Visit {
  readonly id: VisitId
  readonly token: VisitToken
  readonly ticket: TicketNumber
  readonly language: Language
  readonly channel: Channel
  readonly categoryId: CategoryId | null
  readonly issuedAt: number
  readonly leg: Leg
  readonly past: readonly Leg[]
  readonly planned: readonly ServiceId[]
  /** What the visitor was told at the start; a copy of the paper says the same. */
  readonly quote: Quote
}

export function isOpen(leg: Leg): boolean {
  const { state } = leg.now
  return state === 'waiting' || state === 'called' || state === 'serving'
}
