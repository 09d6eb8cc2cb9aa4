import type { DeviceAssignment, DeviceKind, PrintJobState } from '@chered/protocol/devices'
import type {
  CommandId,
  DayDate,
  DeskId,
  DeviceId,
  PairingId,
  PanelId,
  PrinterId,
  PrintJobId,
  ServiceId,
  StaffId,
  VisitId,
} from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { Role } from '@chered/protocol/staff'
import type { Actor, Recorded } from '../domain/day/events.ts'
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
}

/** What one turn writes, all or nothing. */
export interface Turn {
  readonly entries: readonly Entry[]
  /** Legs that the entries ended: rows for reports. */
  readonly legs: readonly { readonly date: DayDate; readonly ended: EndedLeg }[]
  readonly marks: readonly CommandMark[]
}

export interface Journal {
  /** The latest day that was begun, ended or not. */
  latestDay(): { readonly date: DayDate; readonly ended: boolean; readonly seq: number } | null
  /** Events of one day in order. */
  read(date: DayDate): IterableIterator<Recorded>
  known(id: CommandId): { readonly fingerprint: string; readonly recorded: readonly Recorded[] } | null
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
  audit(at: number, staff: string | null, action: string, subject: string): void
}

export interface PrintJobRow {
  readonly jobId: PrintJobId
  readonly printerId: PrinterId
  readonly deviceId: DeviceId | null
  readonly date: DayDate
  readonly visitId: VisitId | null
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

export interface OfficeTable {
  /** The newest version of the office, or null before the first. */
  latest(): Office | null
  /** Adds a version; older ones stay as history. `author` is a staff id, null for the program itself. */
  save(office: Office, at: number, author: string | null): void
}
