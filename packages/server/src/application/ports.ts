import type { BookedVisitor } from '@chered/protocol/booking'
import type { OwnKeys } from '@chered/protocol/desk-keys'
import type { DeviceAssignment, DeviceKind, PrintJobState } from '@chered/protocol/devices'
import type {
  BookingId,
  CheckInCode,
  CommandId,
  ConsoleId,
  DayDate,
  DeskId,
  DeviceId,
  PairingId,
  PanelId,
  PrinterId,
  PrintJobId,
  ResourceId,
  ScannerId,
  ServiceId,
  StaffId,
  VisitId,
} from '@chered/protocol/ids'
import type { IncidentId } from '@chered/protocol/incidents'
import type { Office, SurveyQuestion } from '@chered/protocol/office'
import type { PaymentReason, PaymentStatus, PaymentUnknownCause } from '@chered/protocol/payment-choices'
import type { Payment, PaymentLink } from '@chered/protocol/payments'
import type { Absence, Calendar, Schedule, ScheduleStep, ScheduleVersion } from '@chered/protocol/schedule'
import type { Role } from '@chered/protocol/staff'
import type { SurveyId } from '@chered/protocol/survey'
import type { LeaseOnRecord } from '../domain/day/commands.ts'
import type { Actor, Recorded } from '../domain/day/events.ts'
import type { EndedInterval } from '../domain/desk/desk-interval.ts'
import type { Booking } from '../domain/diary/booking.ts'
import type { DiaryRecorded } from '../domain/diary/events.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { PaymentSubject } from '../domain/payment/payment-search.ts'
import type { EndedLeg } from '../domain/visit/ended-leg.ts'

/** What use cases need from outside the hall: time, chance, and a place that keeps what happened. */

export interface Clock {
  /** Wall clock, ms since 1970. It may jump; the day keeps recorded time from running backwards. */
  now(): number
}

export interface Entry {
  readonly date: DayDate
  readonly recorded: Recorded
  readonly actor: Actor
}

/** A command that caused events, to be known again by its id. */
export interface CommandMark {
  readonly id: CommandId
  /** Type and aim of the command: an id that comes back with another aim is a client's mistake. */
  readonly fingerprint: string
  readonly date: DayDate
  readonly first: number
  readonly count: number
  /** The same for the diary's events. */
  readonly diaryFirst: number
  readonly diaryCount: number
}

/** A diary event with the booking as it is afterwards. */
export interface DiaryEntry {
  readonly recorded: DiaryRecorded
  readonly booking: Booking
  readonly actor: Actor
}

/** What one turn writes, all or nothing. */
export interface Turn {
  readonly entries: readonly Entry[]
  /** Legs that the entries ended: rows for reports. */
  readonly legs: readonly { readonly date: DayDate; readonly ended: EndedLeg }[]
  /** Stretches of people's time at windows that the entries ended, likewise. */
  readonly deskTimes: readonly { readonly date: DayDate; readonly ended: EndedInterval }[]
  readonly marks: readonly CommandMark[]
  readonly diary: readonly DiaryEntry[]
  /** Who comes, kept apart from what is booked. */
  readonly contacts: readonly { readonly booking: Booking; readonly visitor: BookedVisitor }[]
  /** Free words that went with a passed visit, in order, kept apart from what happened. */
  readonly notes: readonly { readonly visitId: VisitId; readonly text: string | null }[]
  /** Visits that came to their end: whatever is kept apart for them only while they last is erased. */
  readonly over: readonly VisitId[]
}

/** What a command that is on record caused. */
export interface KnownCommand {
  readonly fingerprint: string
  readonly recorded: readonly Recorded[]
  readonly diary: readonly DiaryRecorded[]
}

export interface Journal {
  /** The latest day that was begun, ended or not. */
  latestDay(): { readonly date: DayDate; readonly ended: boolean; readonly seq: number } | null
  /** Events of one day in order. */
  read(date: DayDate): IterableIterator<Recorded>
  /** Bookings that still matter, and the number of the diary's last event. */
  readDiary(): { readonly bookings: readonly Booking[]; readonly seq: number; readonly lastAt: number }
  known(id: CommandId): KnownCommand | null
  /** Durable when it returns. Throws `StorageRefused` when nothing could be written; then nothing was. */
  append(turn: Turn): void
  /** Writes something that changes nothing. Throws `StorageRefused` as `append` would. */
  probe(): void
}

export class StorageRefused extends Error {
  override readonly name = 'StorageRefused'
  readonly code: 'storage-full' | 'storage-unavailable'
  constructor(code: 'storage-full' | 'storage-unavailable', cause: unknown) {
    super(code, { cause })
    this.code = code
  }
}

export interface StaffMember {
  readonly id: StaffId
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  /** argon2id, PHC string. */
  readonly password: string
  readonly mustChangePassword: boolean
  readonly usualDesk: DeskId | null
  readonly primary: readonly ServiceId[]
  readonly secondary: readonly ServiceId[]
  readonly failed: number
  readonly lockedUntil: number
  readonly active: boolean
}

export interface StaffTable {
  count(): number
  all(): readonly StaffMember[]
  byLogin(login: string): StaffMember | null
  byId(id: StaffId): StaffMember | null
  add(member: StaffMember): void
  setPassword(id: StaffId, password: string, mustChange: boolean): void
  setFailures(id: StaffId, failed: number, lockedUntil: number): void
  addSession(hash: string, staff: StaffId, createdAt: number, expiresAt: number): void
  session(hash: string): { readonly staff: StaffId; readonly expiresAt: number } | null
  dropSession(hash: string): void
  dropSessionsOf(staff: StaffId): void
  dropExpiredSessions(now: number): void
}

/** Keys of the workplace that people have chosen for themselves. */
export interface KeysTable {
  /** Empty for whoever has the defaults. */
  of(staff: StaffId): OwnKeys
  set(staff: StaffId, keys: OwnKeys, at: number): void
}

export interface DeviceRow {
  readonly deviceId: DeviceId
  readonly name: string
  readonly assignment: DeviceAssignment
  readonly tokenHash: string
  readonly enrolledAt: number
  readonly seenAt: number | null
}

export interface PairingRow {
  readonly pairingId: PairingId
  readonly kind: DeviceKind
  readonly name: string | null
  readonly codeHash: string
  readonly secretHash: string
  readonly startedAt: number
  readonly expiresAt: number
  readonly wrongCodes: number
  readonly deviceId: DeviceId | null
  /** The device's token between confirmation and collection; never longer. */
  readonly token: string | null
}

export interface DeviceTable {
  /** Enrolled and not revoked. */
  all(): readonly DeviceRow[]
  /** Adds a device, or gives one that was known its new name, place and token. */
  add(device: DeviceRow): void
  everEnrolled(deviceId: DeviceId): boolean
  change(deviceId: DeviceId, name: string, assignment: DeviceAssignment): void
  revoke(deviceId: DeviceId, at: number): void
  seen(deviceId: DeviceId, at: number): void
  pairings(now: number): readonly PairingRow[]
  pairing(id: PairingId): PairingRow | null
  addPairing(pairing: PairingRow): void
  countWrongCode(id: PairingId): void
  confirmPairing(id: PairingId, deviceId: DeviceId, token: string): void
  dropPairing(id: PairingId): void
  dropExpiredPairings(now: number): void
  printers(): readonly { readonly printerId: PrinterId; readonly name: string; readonly agentId: DeviceId }[]
  keepPrinter(printerId: PrinterId, name: string, agentId: DeviceId): void
  panels(): readonly {
    readonly panelId: PanelId
    readonly deskNumber: number
    readonly agentId: DeviceId
    readonly letters: string | null
  }[]
  keepPanel(panelId: PanelId, deskNumber: number, agentId: DeviceId, letters: string | null): void
  scanners(): readonly { readonly scannerId: ScannerId; readonly name: string; readonly agentId: DeviceId }[]
  keepScanner(scannerId: ScannerId, name: string, agentId: DeviceId): void
  consoles(): readonly {
    readonly consoleId: ConsoleId
    readonly deskNumber: number
    readonly agentId: DeviceId
  }[]
  keepConsole(consoleId: ConsoleId, deskNumber: number, agentId: DeviceId): void
  audit(at: number, staff: string | null, action: string, subject: string): void
}

export interface PrintJobRow {
  readonly jobId: PrintJobId
  readonly printerId: PrinterId
  readonly deviceId: DeviceId | null
  readonly date: DayDate
  readonly visitId: VisitId | null
  /** For the confirmation of a booking. */
  readonly bookingId: BookingId | null
  readonly copy: boolean
  readonly state: PrintJobState
  readonly problem: string | null
  readonly acknowledged: boolean
  readonly createdAt: number
  readonly changedAt: number
}

export interface PrintTable {
  /** Jobs of a day in order of request. */
  ofDay(date: DayDate): readonly PrintJobRow[]
  /** Jobs of any day that have not come to an end. */
  open(): readonly PrintJobRow[]
  acknowledge(jobId: PrintJobId): void
}

/** Numbers leased to kiosks, of today and of days that have ended. Writing is the journal's, in the transaction of the turn. */
export interface EmergencyTable {
  /** `toldAt`: since when it is known that somebody got it; null until then. */
  of(id: VisitId): (LeaseOnRecord & { readonly toldAt: number | null }) | null
}

export interface OfficeTable {
  /** The newest version of the office, or null before the first. */
  latest(): Office | null
  /** Adds a version; older ones stay as history. `author` is a staff id, null for the program itself. */
  save(office: Office, at: number, author: string | null): void
}

export interface SurveyHeadRow {
  readonly id: SurveyId
  readonly title: string | null
  /** Who changed it last; null for the program itself. */
  readonly author: StaffId | null
  readonly createdAt: number
  readonly changedAt: number
  readonly revision: number
}

export interface SurveyRow extends SurveyHeadRow {
  readonly survey: readonly SurveyQuestion[]
  readonly hidden: readonly ServiceId[]
}

export interface SurveyActivationRow {
  /** In the order of decision. */
  readonly number: number
  readonly surveyId: SurveyId
  readonly from: DayDate
  readonly author: StaffId | null
  readonly at: number
  /** In the order of coming into force; null until then. */
  readonly began: number | null
  readonly beganAt: number | null
  readonly withdrawnAt: number | null
}

export interface SurveyTable {
  /** Oldest first. */
  heads(): readonly SurveyHeadRow[]
  version(id: SurveyId): SurveyRow | null
  add(row: SurveyRow): void
  save(row: SurveyRow): void
  /** Forgets a version and activations of it that never began. */
  drop(id: SurveyId): void
  activations(): readonly SurveyActivationRow[]
  activate(id: SurveyId, from: DayDate, author: StaffId | null, at: number): void
  /** From now on this activation's version is in force. */
  begin(number: number, at: number): void
  withdraw(number: number, at: number): void
  audit(at: number, staff: StaffId | null, action: string, id: SurveyId): void
  /** All of it is durable when this returns, or nothing was written. */
  together(work: () => void): void
}

/** Where an absence sent a booked visitor, so that it can be undone. */
export interface AbsenceMove {
  readonly bookingId: BookingId
  readonly from: { readonly resourceId: ResourceId; readonly start: number }
  readonly to: { readonly resourceId: ResourceId; readonly start: number } | null
}

/** An absence as it is kept; `to` is changed when somebody comes back earlier. */
export interface AbsenceRow extends Omit<Absence, 'undoable'> {
  readonly moves: readonly AbsenceMove[]
}

/** Booked visits as they are kept. Writing is the journal's, in the transaction of the turn. */
export interface DiaryTable {
  /** What `restoreDiary` needs: from yesterday of the last event on, and whatever has not come to an end. */
  load(): { readonly bookings: readonly Booking[]; readonly seq: number; readonly lastAt: number }
  /** So many events from one number on. */
  events(first: number, count: number): readonly DiaryRecorded[]
  /** All events from the first. */
  replay(): IterableIterator<DiaryRecorded>
  /** A booking of any age. */
  read(id: BookingId): Booking | null
  /** Bookings of any state by their date, by time. */
  ofDay(date: DayDate): readonly Booking[]
  /** Bookings that have the code, the latest visit first; an erased code finds nothing. */
  ofCode(code: CheckInCode): readonly Booking[]
}

/** Who comes for a booking. Apart from everything else, so that people can be forgotten. */
export interface ContactTable {
  set(booking: Booking, visitor: BookedVisitor): void
  of(id: BookingId): BookedVisitor | null
  /** By beginnings of words of the name, at least one of three letters; the latest visit first. */
  byName(text: string): readonly BookingId[]
  /** By the last digits of the phone, at least four; the latest visit first. */
  byPhone(digits: string): readonly BookingId[]
  erase(id: BookingId): void
}

export type PersonalKind = 'name' | 'phone' | 'check-in-code' | 'application-number'

/** Free words for a colleague, kept only while the visit lasts. Writing is the journal's, in the transaction of the turn. */
export interface NoteTable {
  of(id: VisitId): string | null
}

/** Numbers of electronic applications of visits, in no event; of booked ones the diary keeps them. */
export interface ApplicationTable {
  of(id: VisitId): string | null
  /** Null takes it away. `day` is the date of the visit, `at` the present. */
  set(id: VisitId, day: DayDate, at: number, applicationNumber: string | null): void
}

/** A leg on record, as results read it. */
export interface LegFacts {
  readonly date: DayDate
  readonly visitId: VisitId
  readonly serviceId: ServiceId
  readonly state: EndedLeg['state']
  readonly outcome: string | null
  readonly calls: number
  readonly waitMs: number
  readonly serviceMs: number
  readonly bookingId: BookingId | null
  readonly outOfTurn: string | null
  readonly documents: number | null
}

/** A stretch of one person's time at a window, as results read it. */
export interface DeskTime extends Pick<EndedInterval, 'doing' | 'reason' | 'since' | 'until' | 'endedBy'> {
  readonly date: DayDate
}

export interface DeskTimeTable {
  /** Stretches of one person on these dates, both included, in the order in which they ended. */
  of(staff: StaffId, from: DayDate, to: DayDate): readonly DeskTime[]
}

export interface LegTable {
  /** Legs that a specialist ended on these dates, both included, in the order in which they ended. */
  of(staff: StaffId, from: DayDate, to: DayDate): readonly LegFacts[]
}

/** Something personal of one booking that was destroyed; nothing of the person is in it. */
export interface Destroyed {
  /** Of a visit without an appointment it is the visit. */
  readonly bookingId: BookingId | VisitId
  readonly kind: PersonalKind
  /** Date of the visit. */
  readonly day: DayDate
}

/** Up to which moment and date each kind has to be gone. */
export interface RetentionLimits {
  /** Names and phones of visits before this date. */
  readonly contactsBefore: DayDate
  /** Codes of intervals that ended up to this moment. */
  readonly codesUpTo: number
  /** Application numbers of visits that were over by this moment. */
  readonly applicationsUpTo: number
}

export interface DestructionAct {
  readonly number: number
  readonly at: number
  readonly destroyed: readonly Destroyed[]
  readonly limits: RetentionLimits
}

export interface RetentionTable {
  /**
   * Erases what the limits say and writes the act, all or nothing; null when
   * there was nothing to erase. Then the erased is in no page of the file.
   */
  destroy(limits: RetentionLimits, at: number): DestructionAct | null
  /**
   * Brings what was overwritten from the write-ahead log into the file and
   * empties the log. False while another connection reads the old state.
   */
  settleFile(): boolean
  /** Acts whose files are not written yet. */
  unfiled(): readonly DestructionAct[]
  filed(number: number, at: number): void
  /** Acts made up to this moment, to be removed with their files. */
  olderThan(moment: number): readonly Pick<DestructionAct, 'number' | 'at'>[]
  drop(number: number): void
}

/** The folder in which acts of destruction stand for whoever asks for them. */
export interface ActFolder {
  /** Durable when it returns. */
  write(name: string, content: string): void
  /** As if it had never been there, also when it was not. */
  remove(name: string): void
}

/** A version of the schedule without its rows. */
export interface ScheduleHeadRow {
  readonly id: string
  readonly state: ScheduleVersion['state']
  readonly revision: number
  readonly inForceFrom: DayDate | null
  /** In the order of approval; null when it was not approved. */
  readonly approved: number | null
}

export interface ScheduleTable {
  /** Oldest first. */
  heads(): readonly ScheduleHeadRow[]
  schedule(id: string): Schedule | null
  add(head: ScheduleHeadRow, schedule: Schedule): void
  /** Keeps a head; the schedule too when one is given. */
  save(head: ScheduleHeadRow, schedule?: Schedule): void
  /** Who did what, by version, in order. */
  steps(): readonly (ScheduleStep & { readonly versionId: string })[]
  addStep(versionId: string, step: ScheduleStep): void
  /** The newest of each layer. */
  calendars(): readonly Calendar[]
  /** Replaces the layer's calendar; earlier ones stay as history. */
  addCalendar(calendar: Calendar): void
  /** Oldest first. */
  absences(): readonly AbsenceRow[]
  addAbsence(row: AbsenceRow): void
  /** `to` null: the end stays what it was. */
  changeAbsence(id: string, state: Absence['state'], to: number | null): void
  audit(at: number, staff: StaffId | null, action: string, subject: string): void
  /** All of it is durable when this returns, or nothing was written. */
  together(work: () => void): void
}

/** What the payment system is asked. `clerk` is the login of the person on the approved list who asks. */
export interface PaymentQuestion extends PaymentSubject {
  readonly clerk: string
}

/** What came of a question. An empty list: nothing is known of such a payment. */
export type PaymentFindings =
  | { readonly kind: 'payments'; readonly payments: readonly Payment[] }
  | { readonly kind: 'unknown'; readonly cause: PaymentUnknownCause }

/** The system that knows who has paid (facts-and-rules 5.1). */
export interface PaymentSystem {
  /** Never throws: whatever goes wrong is `unknown` with its cause. `signal` gives the question up. */
  find(question: PaymentQuestion, signal: AbortSignal): Promise<PaymentFindings>
  link(): Exclude<PaymentLink, { state: 'not-connected' }>
  /** Tries the link when a pause is over; called by a timer. */
  tick(signal: AbortSignal): Promise<void>
}

/** The same for the same text, and for nobody without the key of this office a way back to it. */
export type KeyedHash = (text: string) => string

/** A look-up as it is recorded before its question leaves. */
export interface PaymentLookUpOrder {
  readonly command: CommandId
  /** Keyed hash of everything that the clerk chose. */
  readonly fingerprint: string
  readonly at: number
  readonly clerk: StaffId
  readonly purpose:
    | { readonly for: 'visit'; readonly visitId: VisitId; readonly ticket: string }
    | { readonly for: 'reason'; readonly reason: PaymentReason }
  readonly by: PaymentSubject['by']
  /** Keyed hash of what was looked for. */
  readonly subject: string
}

export interface PaymentLookUpRow extends PaymentLookUpOrder {
  readonly id: number
  /** Null while it is awaited. */
  readonly answer: PaymentLookUpAnswer | null
}

/** All that is kept of an answer. */
export interface PaymentLookUpAnswer {
  readonly status: PaymentStatus
  readonly cause: PaymentUnknownCause | null
  readonly at: number
}

export interface PaymentLookUpTable {
  /** Durable when it returns the row's id. */
  add(order: PaymentLookUpOrder): number
  /** Once; a second answer changes nothing. */
  answer(id: number, answer: PaymentLookUpAnswer): void
  /** Whatever is still awaited at a start will never be answered. */
  closeInterrupted(at: number): void
  byCommand(command: CommandId): PaymentLookUpRow | null
  /** When this clerk looked something up after a moment, in any order. */
  momentsOf(clerk: StaffId, after: number): readonly number[]
  /** The newest first, with ids below `before`; of everybody when `clerk` is null. */
  page(of: {
    readonly before: number | null
    readonly limit: number
    readonly clerk: StaffId | null
  }): readonly PaymentLookUpRow[]
  /** How many were removed. */
  removeBefore(moment: number): number
}

export interface PaymentAccessRow {
  readonly staff: StaffId
  /** Null for the program itself. */
  readonly by: StaffId | null
  readonly at: number
}

/** The approved list, with its history. */
export interface PaymentAccessTable {
  present(): readonly PaymentAccessRow[]
  /** Rises with each change; 0 before the first. */
  revision(): number
  /** All of it, or nothing. */
  change(
    list: { readonly add: readonly StaffId[]; readonly remove: readonly StaffId[] },
    by: StaffId | null,
    at: number,
  ): void
}

/** An incident with the free words of its reports, in their order; null where there are none, or no more. */
export interface KeptIncident {
  readonly incident: Incident
  readonly notes: readonly (string | null)[]
}

/** One order to an incident that was carried out. */
export interface IncidentStep {
  readonly incident: Incident
  readonly step: string
  readonly at: number
  readonly by: StaffId
  readonly command: CommandId
  readonly fingerprint: string
  /** How many of the incident's last reports are new, and the free words of the last. */
  readonly reported: number
  readonly note: string | null
}

/** Incidents as they are kept. */
export interface IncidentTable {
  /** All that are open, oldest first. */
  open(): readonly KeptIncident[]
  /** Those that ended last, the latest first. */
  ended(limit: number): readonly KeptIncident[]
  /** Ended ones with numbers below `before`, the newest first. */
  page(before: number, limit: number): readonly KeptIncident[]
  of(id: IncidentId): KeptIncident | null
  /** 0 before the first. */
  lastNumber(): number
  byCommand(command: CommandId): { readonly id: IncidentId; readonly fingerprint: string } | null
  /** Durable when it returns. */
  record(step: IncidentStep): void
  /** Erases the words of incidents that ended before a moment; how many. */
  forgetNotes(endedBefore: number): number
}
