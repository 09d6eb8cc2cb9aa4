import type {
  BookingId,
  CommandId,
  DayDate,
  DeskId,
  OfficeId,
  QueueId,
  ServiceId,
  StaffId,
  VisitId,
  VisitToken,
} from '@chered/protocol/ids'
import { Map as PMap } from 'immutable'
import type { Desk, DeskState } from '../desk/desk.ts'
import type { Block } from '../numbering/emergency-block.ts'
import { compareCallable, comparePlaces, isEarly } from '../queue/call-by.ts'
import { entriesInOrder, type Line, type LineEntry, type LineKey, lineAt } from '../queue/line.ts'
import type { Leg, Visit } from '../visit/visit.ts'

/** One announcement: a call or a recall. */
export interface Call {
  readonly callId: number
  readonly visitId: VisitId
  readonly deskId: DeskId
  readonly at: number
  readonly callNumber: number
}

export interface StaffTotals {
  readonly served: number
  readonly noShow: number
  readonly serviceMs: number
}

/**
 * An office day: everything that today's decisions and screens need. Persistent
 * all through: a new day shares almost all of the old one, so a turn that could
 * not be written is undone by forgetting it.
 */
export interface Day {
  readonly officeId: OfficeId
  readonly date: DayDate
  readonly status: 'open' | 'ended'
  /** Number of the last event; 0 before the first. */
  readonly seq: number
  readonly lastAt: number
  readonly visits: PMap<VisitId, Visit>
  readonly tokens: PMap<string, VisitId>
  /** By `ticketText`: no number is given twice, even when the office changes its ranges or letters in mid-day. */
  readonly tickets: PMap<string, VisitId>
  /** Appointments that have checked in today; none does so twice. */
  readonly bookings: PMap<BookingId, VisitId>
  readonly desks: PMap<DeskId, Desk>
  /** One for each service, and one for each desk to which somebody was passed on. */
  readonly lines: PMap<LineKey, Line>
  /** Held visits with their end; null: until taken back. Those whose end has come are told by `dayAt`. */
  readonly held: PMap<VisitId, number | null>
  /** Waiting visits that one desk alone may take. Each of these desks is manned and serves the service. */
  readonly directed: PMap<VisitId, DeskId>
  readonly lastNumber: PMap<QueueId, number>
  readonly overflow: number
  /** Numbers that kiosks give out while they are alone; kept when the day has ended, for those who tell of them late. */
  readonly blocks: readonly Block[]
  /** Visits of an ended day of which a kiosk told too late for a place. */
  readonly expiredAlone: PMap<VisitId, true>
  /** Presses at a kiosk that an emergency ticket stands for: nothing more may come of them. */
  readonly replaced: PMap<CommandId, VisitId>
  readonly callCount: number
  /** Newest first; enough for every board's last calls. */
  readonly calls: readonly Call[]
  readonly totals: {
    readonly issued: number
    /** Tickets without an appointment, which quotas count: of the office, and by every queue and service that they name. */
    readonly walkIns: number
    readonly walkInsByQueue: PMap<QueueId, number>
    readonly walkInsByService: PMap<ServiceId, number>
    readonly served: number
    readonly noShow: number
    readonly cancelled: number
    /** Waits of those called (`waitsSince`), counted in steps of `waitStepMs`. */
    readonly waits: PMap<number, number>
    readonly within: number
    readonly called: number
  }
  readonly staff: PMap<StaffId, StaffTotals>
}

/** How many announcements are remembered. */
export const callsKept = 120
export const waitStepMs = 5000

export function emptyDay(): Day {
  return {
    officeId: '' as OfficeId,
    date: '' as DayDate,
    status: 'ended',
    seq: 0,
    lastAt: 0,
    visits: PMap(),
    tokens: PMap(),
    tickets: PMap(),
    bookings: PMap(),
    desks: PMap(),
    lines: PMap(),
    held: PMap(),
    directed: PMap(),
    lastNumber: PMap(),
    overflow: 0,
    blocks: [],
    expiredAlone: PMap(),
    replaced: PMap(),
    callCount: 0,
    calls: [],
    totals: {
      issued: 0,
      walkIns: 0,
      walkInsByQueue: PMap(),
      walkInsByService: PMap(),
      served: 0,
      noShow: 0,
      cancelled: 0,
      waits: PMap(),
      within: 0,
      called: 0,
    },
    staff: PMap(),
  }
}

/**
 * What visits are found by: the end of the token, 96 of its 128 bits. The map
 * hashes strings up to 16 characters directly and longer ones at some cost.
 */
export function tokenKey(token: VisitToken): string {
  return token.slice(-16)
}

/** The visit of a token; null when today knows none. */
export function visitOfToken(day: Day, token: VisitToken): Visit | null {
  const id = day.tokens.get(tokenKey(token))
  const visit = id === undefined ? undefined : day.visits.get(id)
  return visit?.token === token ? visit : null
}

const closed: DeskState = { state: 'closed' }

/** A desk of which nothing was heard today is closed. */
export function deskState(day: Day, deskId: DeskId): DeskState {
  return day.desks.get(deskId)?.now ?? closed
}

/** Whether a desk is manned, in a break or not, by somebody who serves the service. */
export function isServedAt(day: Day, deskId: DeskId, serviceId: ServiceId): boolean {
  const desk = deskState(day, deskId)
  if (desk.state === 'closed') return false
  return desk.primary.includes(serviceId) || desk.secondary.includes(serviceId)
}

/** Everybody who waits for the service, wherever directed. */
export function waitingIn(day: Day, serviceId: ServiceId): number {
  return waitingInLine(day, serviceId) + directedFor(day, serviceId).length
}

/** Those of one line alone: whoever was passed on to a desk stands in that desk's own. */
export function waitingInLine(day: Day, key: LineKey): number {
  return day.lines.get(key)?.count ?? 0
}

function directedFor(day: Day, serviceId: ServiceId): Visit[] {
  if (day.directed.size === 0) return []
  const visits = [...day.directed.keys()].flatMap((id) => day.visits.get(id) ?? [])
  return visits.filter((visit) => visit.leg.serviceId === serviceId)
}

/** The visit of an entry if that wait is still on; an entry left behind by a call or a cancellation is not. */
export function visitOfEntry(day: Day, entry: LineEntry): (Visit & { leg: Leg }) | null {
  const visit = day.visits.get(entry.visitId)
  if (visit?.leg.now.state !== 'waiting' || visit.leg.now.stamp !== entry.stamp) return null
  return visit
}

/** A line as it stands at `now`; null when nobody has waited there today. */
export function lineOf(day: Day, key: LineKey, now: number): Line | null {
  const line = day.lines.get(key)
  if (line === undefined) return null
  // Tops of the day's lines are always live, so only appointments whose time has come make a difference.
  if (line.early === null || isEarly(line.early.top, now)) return line
  return lineAt(line, now, (entry) => visitOfEntry(day, entry) !== null)
}

/**
 * Waiting visits of a service in call order at `now`, those directed to one desk
 * among them; appointments whose time is still to come stand last.
 */
export function* waitingVisits(day: Day, serviceId: ServiceId, now: number = day.lastAt): Generator<Visit> {
  const directed = directedFor(day, serviceId)
  if (directed.length === 0) {
    yield* visitsInLine(day, serviceId, now)
    return
  }
  const all = [...visitsInLine(day, serviceId, now), ...directed]
  const early = (visit: Visit) => isEarly(visit.leg.place, now)
  yield* all.filter((v) => !early(v)).sort((a, b) => comparePlaces(a.leg.place, b.leg.place))
  yield* all.filter(early).sort((a, b) => compareCallable(a.leg.place, b.leg.place))
}

function* visitsInLine(day: Day, key: LineKey, now: number): Generator<Visit> {
  const line = lineOf(day, key, now)
  if (!line) return
  for (const entry of entriesInOrder(line)) {
    const visit = visitOfEntry(day, entry)
    if (visit) yield visit
  }
}

/** The same state as text with sorted keys: two days are the same when this is. */
export function canonicalDay(day: Day): string {
  return JSON.stringify(
    {
      ...day,
      lines: day.lines.map((line, key) => ({
        count: line.count,
        waiting: [...visitsInLine(day, key, day.lastAt)].map((v) => v.id),
      })),
    },
    (_key, value) => {
      const plain = PMap.isMap(value) ? value.toObject() : value
      if (plain === null || typeof plain !== 'object' || Array.isArray(plain)) return plain
      return Object.fromEntries(Object.entries(plain).sort(([a], [b]) => (a < b ? -1 : 1)))
    },
  )
}
