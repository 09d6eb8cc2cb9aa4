import type { Outcome, WaitEstimate } from '@chered/protocol/commands'
import type { PrintJobState } from '@chered/protocol/devices'
import type {
  CategoryId,
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
      readonly language: Language
      readonly channel: Channel
      readonly categoryId: CategoryId | null
      readonly callBy: number
      readonly basis: WaitBasis
      /** What the visitor was told: printed, shown, and judged later against the fact. */
      readonly quote: Quote
      /** The paper to come out, asked for in the same breath; null when none was. */
      readonly print: PrintRequest | null
    }
  | {
      readonly type: 'LegQueued'
      readonly visitId: VisitId
      readonly serviceId: ServiceId
      readonly queueId: QueueId
      readonly since: number
      readonly callBy: number
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
      readonly outcome: Outcome | 'day-ended'
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

export interface PrintRequest {
  readonly jobId: PrintJobId
  readonly printerId: PrinterId
  /** The kiosk in whose view the outcome appears; null for a desk's own wish. */
  readonly deviceId: DeviceId | null
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
