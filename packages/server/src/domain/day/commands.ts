import type { PassTarget } from '@chered/protocol/commands'
import type { PrintJobState } from '@chered/protocol/devices'
import type { BlockId, EmergencyTicket, StoreId } from '@chered/protocol/emergency'
import type {
  CategoryId,
  CommandId,
  DayDate,
  DeskId,
  DeviceId,
  PrintJobId,
  ServiceId,
  StaffId,
  VisitId,
  VisitToken,
} from '@chered/protocol/ids'
import type { Channel } from '@chered/protocol/office'
import type { Language } from '@chered/protocol/text'
import type { PauseReason } from '../desk/desk.ts'
import type { Block, LeasedNumber } from '../numbering/emergency-block.ts'
import type { ToldMoment } from '../numbering/given-at.ts'
import type { Appointment } from '../visit/visit.ts'
import type { PrintRequest } from './events.ts'

/** Orders to an office day. Ids and tokens are made outside and come in. */
export type DayCommand =
  | {
      readonly type: 'issue-ticket'
      readonly visitId: VisitId
      readonly token: VisitToken
      readonly serviceId: ServiceId
      /** Further services of the same visit, in order. */
      readonly planned: readonly ServiceId[]
      readonly language: Language
      readonly channel: Channel
      readonly categoryId: CategoryId | null
      /** The booking that checks in; null for a walk-in. */
      readonly appointment: Appointment | null
      readonly print: PrintRequest | null
      /** The press at a kiosk. */
      readonly press?: CommandId
    }
  | LeaseEmergencyNumbers
  | TakeEmergencyTicket
  | {
      readonly type: 'open-desk'
      readonly deskId: DeskId
      readonly staffId: StaffId
      readonly primary: readonly ServiceId[]
      readonly secondary: readonly ServiceId[]
    }
  | {
      /** By the administrator, for who covers an absent colleague; the specialist goes on. */
      readonly type: 'change-competence'
      readonly deskId: DeskId
      readonly primary: readonly ServiceId[]
      readonly secondary: readonly ServiceId[]
    }
  | (AtDesk<'close-desk'> & {
      /** What becomes of the visitor in front; without it a busy desk does not close. */
      readonly handOver?: HandOver
    })
  /** By the administrator, when the person of a desk is gone. */
  | { readonly type: 'release-desk'; readonly deskId: DeskId }
  | (AtDesk<'pause-desk'> & { readonly reason: PauseReason; readonly minutes: number | null })
  | AtDesk<'resume-desk'>
  | AtDesk<'call-next'>
  | (InFront<'call'> & { readonly outOfTurn?: string })
  | InFront<'recall'>
  | InFront<'start'>
  | (InFront<'finish'> & Finished)
  /** Finishes, and goes on with the first planned service. */
  | (InFront<'next-service'> & Finished)
  /** The further services of the visit, whole and in order. */
  | (InFront<'plan-services'> & { readonly planned: readonly ServiceId[] })
  | InFront<'no-show'>
  | InFront<'put-back'>
  | (InFront<'hold-visit'> & { readonly reasonId: string; readonly until: number | null })
  /** A held visitor is called again to this desk. */
  | InFront<'take-back'>
  | (InFront<'pass-on'> & PassedOn)
  | (InFront<'check-claim'> & {
      /** Null: the claim is removed. */
      readonly categoryId: CategoryId | null
      readonly proof: string | null
      readonly place: 'natural' | 'front'
      readonly outOfTurn?: string
    })
  /** By reception or the administrator: who waits, or was called, waits elsewhere. */
  | {
      readonly type: 'redirect'
      readonly visitId: VisitId
      readonly to: PassTarget
      readonly place: 'keep' | 'end'
    }
  | { readonly type: 'cancel'; readonly visitId: VisitId }
  /** A visitor who missed the call is here after all. */
  | { readonly type: 'bring-back'; readonly visitId: VisitId }
  | {
      readonly type: 'set-category'
      readonly visitId: VisitId
      /** Null: the claim is removed. */
      readonly categoryId: CategoryId | null
      /** The kind of proof that was shown, in the words of the category; never a document's number. */
      readonly proof: string | null
    }
  | { readonly type: 'request-print'; readonly visitId: VisitId | null; readonly print: PrintRequest }
  | {
      readonly type: 'record-print'
      readonly jobId: PrintJobId
      readonly state: PrintJobState
      readonly problem: string | null
    }
  | { readonly type: 'end-day' }

/** A kiosk asks for numbers to give out by itself; granted without an event when it has enough. */
export interface LeaseEmergencyNumbers {
  readonly type: 'lease-emergency-numbers'
  readonly deviceId: DeviceId
  readonly storeId: StoreId
  /** Blocks of today that the kiosk has, and how many of their numbers it has not given out. */
  readonly have: readonly BlockId[]
  readonly left: number
  /** The block to be leased. */
  readonly blockId: BlockId
  readonly numbers: readonly LeasedNumber[]
}

/** A kiosk gave this out while it was alone: it is so, and finds its place. Whoever holds it is never refused. */
export interface TakeEmergencyTicket {
  readonly type: 'take-emergency-ticket'
  readonly deviceId: DeviceId
  readonly visitId: VisitId
  readonly serviceId: ServiceId
  readonly planned: readonly ServiceId[]
  readonly language: Language
  /** When the kiosk says that it was given out; taken for true within what can be. */
  readonly told: ToldMoment
  readonly paper: EmergencyTicket['paper']
  readonly instead: CommandId | null
  /** The lease as it is on record, for a number of another day than today's; null when there is none. */
  readonly onRecord: LeaseOnRecord | null
}

export interface LeaseOnRecord extends Pick<Block, 'deviceId' | 'leasedAt'>, LeasedNumber {
  readonly date: DayDate
  readonly number: number
}

/** What is said of a service that is over; counts only. */
interface Finished {
  readonly outcome: string
  /** Documents handled, and documents of the service's list that were shown. */
  readonly documents?: number
  readonly presented?: number
}

/** Free words for the colleague are not here: they never come near the journal. */
export interface PassedOn {
  readonly to: PassTarget
  /** `keep`: the place of the visit's own beginning; `end`: of one who comes now. */
  readonly place: 'keep' | 'end'
  readonly noteId?: string
  readonly hasNote?: boolean
}

export type HandOver =
  | { readonly kind: 'put-back'; readonly visitId: VisitId }
  | ({ readonly kind: 'pass'; readonly visitId: VisitId } & PassedOn)

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
