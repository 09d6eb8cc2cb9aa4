import type { Outcome } from '@chered/protocol/commands'
import type { PrintJobState } from '@chered/protocol/devices'
import type {
  CategoryId,
  DeskId,
  PrintJobId,
  ServiceId,
  StaffId,
  VisitId,
  VisitToken,
} from '@chered/protocol/ids'
import type { Channel } from '@chered/protocol/office'
import type { Language } from '@chered/protocol/text'
import type { PauseReason } from '../desk/desk.ts'
import type { PrintRequest } from './events.ts'

/** Orders to an office day. Ids and tokens are made outside and come in. */
export type DayCommand =
  | {
      readonly type: 'issue-ticket'
      readonly visitId: VisitId
      readonly token: VisitToken
      readonly serviceId: ServiceId
      readonly alsoServiceId: ServiceId | null
      readonly language: Language
      readonly channel: Channel
      readonly categoryId: CategoryId | null
      readonly print: PrintRequest | null
    }
  | {
      readonly type: 'open-desk'
      readonly deskId: DeskId
      readonly staffId: StaffId
      readonly primary: readonly ServiceId[]
      readonly secondary: readonly ServiceId[]
    }
  | AtDesk<'close-desk'>
  | (AtDesk<'pause-desk'> & { readonly reason: PauseReason; readonly minutes: number | null })
  | AtDesk<'resume-desk'>
  | AtDesk<'call-next'>
  | InFront<'call'>
  | InFront<'recall'>
  | InFront<'start'>
  | (InFront<'finish'> & { readonly outcome: Outcome })
  | InFront<'no-show'>
  | InFront<'put-back'>
  | { readonly type: 'cancel'; readonly visitId: VisitId }
  | { readonly type: 'request-print'; readonly visitId: VisitId | null; readonly print: PrintRequest }
  | {
      readonly type: 'record-print'
      readonly jobId: PrintJobId
      readonly state: PrintJobState
      readonly problem: string | null
    }
  | { readonly type: 'end-day' }

interface AtDesk<T extends string> {
  readonly type: T
  readonly deskId: DeskId
  /** Who presses; only the one who holds the desk may. */
  readonly staffId: StaffId
}

interface InFront<T extends string> extends AtDesk<T> {
  /** Whom the person who pressed saw, so that a late press never hits the next visitor. */
  readonly visitId: VisitId
}

export type DeskCommand = Extract<DayCommand, { readonly deskId: DeskId }>
