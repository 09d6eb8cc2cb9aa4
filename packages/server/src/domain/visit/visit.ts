import type {
  BookingId,
  CategoryId,
  CommandId,
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
import type { Place, Standing } from '../queue/call-by.ts'
import { directedLine, type LineKey } from '../queue/line.ts'

/** Where a leg is; each state holds only what is known in it. All moments in ms. */
export type LegState =
  /** `since`: from when this stretch of waiting counts; a leg can wait more than once. */
  | {
      readonly state: 'waiting'
      readonly stamp: number
      readonly since: number
      /** Held before this wait, which began by itself when the time was over; where the hold had it wait. */
      readonly afterHold?: 'keep' | 'end'
    }
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
  | Held
  | { readonly state: 'served'; readonly outcome: string; readonly endedAt: number }
  /** Goes on elsewhere as another leg. */
  | { readonly state: 'passed'; readonly endedAt: number }
  | { readonly state: 'no-show'; readonly endedAt: number }
  | { readonly state: 'cancelled'; readonly endedAt: number }
  | { readonly state: 'expired'; readonly endedAt: number }

/**
 * Sent aside by a specialist, at no desk. From `until` on the leg waits again by
 * itself (`dayAt`), at `resumed`; with null it is held until taken back.
 */
export interface Held {
  readonly state: 'held'
  readonly reasonId: string
  readonly since: number
  readonly until: number | null
  /** Where it waits again: at the old place, or as one who comes at `until`. */
  readonly place: 'keep' | 'end'
  readonly resumed: Resumed
  /** Who held it, and where. */
  readonly deskId: DeskId
  readonly staffId: StaffId
  readonly stamp: number
}

/** The place of a leg that waits again after a hold. */
export interface Resumed {
  readonly standing: Standing
  readonly place: Place
  readonly basis: WaitBasis
}

/** What of a leg's times is over already: sums of whole intervals, ms. */
export interface Spent {
  readonly waitMs: number
  readonly serviceMs: number
  readonly heldMs: number
  readonly holds: number
  /** Calls of earlier times in front. */
  readonly calls: number
  /** The first of each; null before it. */
  readonly calledAt: number | null
  readonly startedAt: number | null
}

export const nothingSpent: Spent = {
  waitMs: 0,
  serviceMs: 0,
  heldMs: 0,
  holds: 0,
  calls: 0,
  calledAt: null,
  startedAt: null,
}

export type LegStateName = LegState['state']

/** A booked interval whose holder has checked in. Moments in ms, the end exclusive. */
export interface Appointment {
  readonly bookingId: BookingId
  readonly start: number
  readonly end: number
}

/** One service within a visit. */
export interface Leg {
  readonly number: number
  readonly serviceId: ServiceId
  readonly queueId: QueueId
  /** Since when this wait counts. */
  readonly since: number
  readonly standing: Standing
  readonly place: Place
  readonly basis: WaitBasis
  /** Only this desk takes it, as long as it is manned and serves the service; null: every desk that does. */
  readonly directedTo: DeskId | null
  /** What a colleague passed on with it. */
  readonly passed: Passed | null
  /** Why it was called, or kept in front, out of turn. */
  readonly outOfTurn: string | null
  readonly spent: Spent
  readonly now: LegState
}

/** Words that go with a passed leg; free ones stand elsewhere (`hasNote`), never in the day. */
export interface Passed {
  readonly noteId: string | null
  readonly hasNote: boolean
}

/** One person's way through the office today. Only the last leg can be open. */
export interface Visit {
  readonly id: VisitId
  readonly token: VisitToken
  readonly ticket: TicketNumber
  readonly language: Language
  readonly channel: Channel
  readonly categoryId: CategoryId | null
  /** The kind of proof that somebody of the office has seen; null as long as the category is only claimed. */
  readonly confirmed: { readonly proof: string | null } | null
  /** Null for a walk-in. */
  readonly appointment: Appointment | null
  readonly issuedAt: number
  readonly leg: Leg
  readonly past: readonly Leg[]
  readonly planned: readonly ServiceId[]
  /** What the visitor was told at the start; a copy of the paper says the same. */
  readonly quote: Quote
  /** The press at a kiosk by which it was asked for. */
  readonly press: CommandId | null
  /** A kiosk gave it out while the server was away, at `issuedAt`. */
  readonly emergency: boolean
}

export function isOpen(leg: Leg): boolean {
  const { state } = leg.now
  return state === 'waiting' || state === 'called' || state === 'serving' || state === 'held'
}

/** The line in which a leg waits. */
export function lineKey({ directedTo, serviceId }: Pick<Leg, 'directedTo' | 'serviceId'>): LineKey {
  return directedTo === null ? serviceId : directedLine(directedTo)
}

/** The part of a stretch of waiting that counts, ms: for an appointment from the booked time at the earliest. */
export function waitedMs({ basis }: Pick<Leg, 'basis'>, from: number, to: number): number {
  const start = basis.kind === 'appointment' ? Math.max(from, basis.start) : from
  return Math.max(0, to - start)
}

/**
 * From when a wait counts: the moment of joining, but for an appointment not
 * before the booked time (regulations count its wait from there).
 */
export function waitsSince({ since, basis }: Leg): number {
  return basis.kind === 'appointment' ? Math.max(since, basis.start) : since
}

/**
 * Until when a call is in time: `callBy`, but for an appointment the booked time,
 * because its `callBy` is made early to win the place in the order and is no promise.
 */
export function callLimit({ place, basis }: Leg): number {
  return basis.kind === 'appointment' ? Math.max(place.callBy, basis.start) : place.callBy
}

/** What the places of a visit's services are reckoned from: its own beginning, so nobody stands in line twice. */
export function standingOf({ appointment, issuedAt }: Pick<Visit, 'appointment' | 'issuedAt'>): Standing {
  return appointment === null
    ? { kind: 'arrival', from: issuedAt }
    : { kind: 'appointment', from: issuedAt, start: appointment.start }
}
