import type {
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
import { entriesInOrder, type Line, type LineEntry } from '../queue/line.ts'
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
  readonly desks: PMap<DeskId, Desk>
  readonly lines: PMap<ServiceId, Line>
  readonly lastNumber: PMap<QueueId, number>
  readonly overflow: number
  readonly callCount: number
  /** Newest first; enough for every board's last calls. */
  readonly calls: readonly Call[]
  readonly totals: {
    readonly issued: number
    readonly served: number
    readonly noShow: number
    readonly cancelled: number
    /** Waits of those called, counted in steps of `waitStepMs`. */
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
    desks: PMap(),
    lines: PMap(),
    lastNumber: PMap(),
    overflow: 0,
    callCount: 0,
    calls: [],
    totals: { issued: 0, served: 0, noShow: 0, cancelled: 0, waits: PMap(), within: 0, called: 0 },
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

export function waitingIn(day: Day, serviceId: ServiceId): number {
  return day.lines.get(serviceId)?.count ?? 0
}

/** The visit of an entry if that wait is still on; an entry left behind by a call or a cancellation is not. */
export function visitOfEntry(day: Day, entry: LineEntry): (Visit & { leg: Leg }) | null {
  const visit = day.visits.get(entry.visitId)
  if (visit?.leg.now.state !== 'waiting' || visit.leg.now.stamp !== entry.stamp) return null
  return visit
}

/** Waiting visits of a service in call order. */
export function* waitingVisits(day: Day, serviceId: ServiceId): Generator<Visit> {
  const line = day.lines.get(serviceId)
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
      lines: day.lines.map((line, serviceId) => ({
        count: line.count,
        waiting: [...waitingVisits(day, serviceId)].map((v) => v.id),
      })),
    },
    (_key, value) => {
      const plain = PMap.isMap(value) ? value.toObject() : value
      if (plain === null || typeof plain !== 'object' || Array.isArray(plain)) return plain
      return Object.fromEntries(Object.entries(plain).sort(([a], [b]) => (a < b ? -1 : 1)))
    },
  )
}
