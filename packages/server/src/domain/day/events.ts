import type { WaitEstimate } from '@chered/protocol/commands'
import type { PrintJobState } from '@chered/protocol/devices'
import type { BlockId, EmergencyTicket, StoreId } from '@chered/protocol/emergency'
import type {
  BookingId,
  CategoryId,
  CommandId,
  DayDate,
  DeskId,
  DeviceId,
  OfficeId,
  PrinterId,
  PrintJobId,
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
import type { PauseReason } from '../desk/desk.ts'
import type { LeasedNumber } from '../numbering/emergency-block.ts'
import type { Appointment } from '../visit/visit.ts'

/**
 * What happened in an office day. Facts carry everything that replaying needs,
 * so a changed office or rule never changes a day that was.
 */
export type DayEvent =
  | { readonly type: 'DayOpened'; readonly officeId: OfficeId; readonly date: DayDate }
  | {
      readonly type: 'VisitIssued'
      readonly visitId: VisitId
      readonly token: VisitToken
      readonly ticket: TicketNumber
      /** The number came from the range that all queues share. */
      readonly overflow: boolean
      readonly serviceId: ServiceId
      readonly queueId: QueueId
      readonly planned: readonly ServiceId[]
      /** Queues of all its services, each once: what the quotas of walk-ins count. */
      readonly queues: readonly QueueId[]
      readonly language: Language
      readonly channel: Channel
      readonly categoryId: CategoryId | null
      /** The booking that checked in; null for a walk-in. */
      readonly appointment: Appointment | null
      readonly callBy: number
      readonly callableFrom: number | null
      readonly basis: WaitBasis
      /** What the visitor was told: printed, shown, and judged later against the fact. */
      readonly quote: Quote
      /** The paper to come out, asked for in the same breath; null when none was. */
      readonly print: PrintRequest | null
      /** The press at a kiosk that asked for it; another ticket given in its stead takes this one back. */
      readonly press?: CommandId
      /** Present when a kiosk gave it out before the server knew of it. */
      readonly emergency?: GivenWithoutServer
    }
  | {
      /** A kiosk may give these out by itself: the server names visits and tokens, the kiosk only people. */
      readonly type: 'EmergencyNumbersLeased'
      readonly blockId: BlockId
      readonly deviceId: DeviceId
      readonly storeId: StoreId
      readonly from: number
      readonly numbers: readonly LeasedNumber[]
    }
  | {
      /** Given out without the server on a day that has ended since: nobody waits for it any more. */
      readonly type: 'EmergencyTicketExpired'
      readonly visitId: VisitId
      readonly token: VisitToken
      readonly ticket: TicketNumber
      readonly date: DayDate
      readonly serviceId: ServiceId
      readonly queueId: QueueId
      readonly language: Language
      /** When it was given out, and when that day ended. */
      readonly since: number
      readonly endedAt: number
    }
  | {
      readonly type: 'LegQueued'
      readonly visitId: VisitId
      readonly serviceId: ServiceId
      readonly queueId: QueueId
      readonly since: number
      readonly callBy: number
      readonly callableFrom: number | null
      readonly basis: WaitBasis
    }
  | {
      /** Goes on elsewhere as another leg; the ticket stays. */
      readonly type: 'LegPassed'
      readonly visitId: VisitId
      /** The desk that passed it on. */
      readonly deskId: DeskId
      readonly serviceId: ServiceId
      readonly queueId: QueueId
      /** The only desk that takes it; null: any that serves the service. */
      readonly to: DeskId | null
      readonly place: 'keep' | 'end'
      readonly callBy: number
      readonly callableFrom: number | null
      readonly basis: WaitBasis
      readonly noteId: string | null
      /** Whether free words go with it; they themselves are in no event. */
      readonly hasNote: boolean
    }
  | {
      /** The same wait, for another service or another desk. */
      readonly type: 'LegRedirected'
      readonly visitId: VisitId
      readonly serviceId: ServiceId
      readonly queueId: QueueId
      readonly to: DeskId | null
      readonly place: 'keep' | 'end'
      readonly callBy: number
      readonly callableFrom: number | null
      readonly basis: WaitBasis
    }
  | {
      readonly type: 'VisitorHeld'
      readonly visitId: VisitId
      readonly deskId: DeskId
      readonly reasonId: string
      readonly until: number | null
      /** The place from `until` on. */
      readonly place: 'keep' | 'end'
      readonly callBy: number
      readonly callableFrom: number | null
      readonly basis: WaitBasis
    }
  | {
      /** The next service of the visit goes on at the same desk, without a wait. */
      readonly type: 'ServiceContinued'
      readonly visitId: VisitId
      readonly deskId: DeskId
      readonly staffId: StaffId
      readonly serviceId: ServiceId
      readonly queueId: QueueId
      readonly callBy: number
      readonly callableFrom: number | null
      readonly basis: WaitBasis
    }
  | {
      /** What the visit goes on with afterwards, whole. */
      readonly type: 'ServicesPlanned'
      readonly visitId: VisitId
      readonly deskId: DeskId
      readonly planned: readonly ServiceId[]
    }
  | {
      /** Missed the call, is here after all, and waits again for the same service. */
      readonly type: 'VisitorBroughtBack'
      readonly visitId: VisitId
      /** `keep`: the place that was lost; `end`: as one who has just come. */
      readonly place: 'keep' | 'end'
      readonly callBy: number
      readonly callableFrom: number | null
      readonly basis: WaitBasis
    }
  | {
      readonly type: 'CategorySet'
      readonly visitId: VisitId
      readonly categoryId: CategoryId | null
      /** Kind of the proof that was shown; never a document's number. */
      readonly proof: string | null
      /** Present when the visitor stays in front though others would be next. */
      readonly outOfTurn?: string
      readonly callBy: number
      readonly callableFrom: number | null
      readonly basis: WaitBasis
    }
  | {
      readonly type: 'VisitorCalled'
      readonly visitId: VisitId
      readonly deskId: DeskId
      readonly staffId: StaffId
      readonly callId: number
      readonly reason: CallReason
    }
  | {
      readonly type: 'VisitorRecalled'
      readonly visitId: VisitId
      readonly deskId: DeskId
      readonly callId: number
      readonly callNumber: number
    }
  | { readonly type: 'ServiceStarted'; readonly visitId: VisitId; readonly deskId: DeskId }
  | {
      readonly type: 'ServiceFinished'
      readonly visitId: VisitId
      readonly deskId: DeskId
      /** From the office's list, or `day-ended`. */
      readonly outcome: string
      /** Counts, where they were told. */
      readonly documents?: number
      readonly presented?: number
    }
  | { readonly type: 'VisitorAbsent'; readonly visitId: VisitId; readonly deskId: DeskId }
  | { readonly type: 'LegPutBack'; readonly visitId: VisitId; readonly deskId: DeskId }
  | { readonly type: 'VisitCancelled'; readonly visitId: VisitId }
  | {
      readonly type: 'DeskOpened'
      readonly deskId: DeskId
      readonly staffId: StaffId
      readonly primary: readonly ServiceId[]
      readonly secondary: readonly ServiceId[]
    }
  | {
      readonly type: 'CompetenceChanged'
      readonly deskId: DeskId
      readonly primary: readonly ServiceId[]
      readonly secondary: readonly ServiceId[]
    }
  | {
      readonly type: 'DeskPaused'
      readonly deskId: DeskId
      readonly reason: PauseReason
      readonly until: number | null
    }
  | { readonly type: 'DeskResumed'; readonly deskId: DeskId }
  | { readonly type: 'DeskClosed'; readonly deskId: DeskId }
  | {
      readonly type: 'PrintRequested'
      /** Null for a trial of the printer, which is nobody's ticket. */
      readonly visitId: VisitId | null
      readonly print: PrintRequest
    }
  | {
      readonly type: 'PrintRecorded'
      readonly jobId: PrintJobId
      readonly state: PrintJobState
      readonly problem: string | null
    }
  | { readonly type: 'DayEnded'; readonly expired: readonly VisitId[] }

export interface Quote {
  readonly ahead: number
  readonly estimate: WaitEstimate
  readonly desks: readonly number[]
}

export interface GivenWithoutServer {
  /** When the visitor got it, never later than the event: the wait counts from here. */
  readonly at: number
  readonly paper: EmergencyTicket['paper']
  /** A press that had got no answer; a ticket that still comes of it is nobody's. */
  readonly instead: CommandId | null
}

export interface PrintRequest {
  readonly jobId: PrintJobId
  readonly printerId: PrinterId
  /** The kiosk in whose view the outcome appears; null for a desk's own wish. */
  readonly deviceId: DeviceId | null
  /** Present for the confirmation of a booking, which is no visit's paper. */
  readonly bookingId?: BookingId
  readonly copy: boolean
}

/** Who gave the order, kept with each event; never a name. */
export type Actor =
  | { readonly kind: 'staff'; readonly id: StaffId }
  | { readonly kind: 'device'; readonly id: DeviceId }
  | { readonly kind: 'clock' }

/** An event with its place in the day. `at` never runs backwards within a day. */
export interface Recorded {
  readonly seq: number
  readonly at: number
  readonly event: DayEvent
}
