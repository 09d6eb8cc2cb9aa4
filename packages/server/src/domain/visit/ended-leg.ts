import type { DeskId, ServiceId, StaffId, VisitId } from '@chered/protocol/ids'
import type { Day } from '../day/day.ts'
import type { Recorded } from '../day/events.ts'
import { spentInFront } from '../day/evolve-front.ts'
import { dayAt } from '../day/waits.ts'
import { expiredAlone } from './expired-alone.ts'
import { type Appointment, isOpen, type Leg, type Visit, waitedMs } from './visit.ts'

/**
 * A leg that is over, as reports read it. Moments in ms, the first of each; what
 * never happened is null. Durations are sums of the intervals that the leg spent
 * in that state, so a hold is no service and a put back is no wait.
 */
export interface EndedLeg {
  readonly visit: Visit
  readonly leg: Leg
  /** The booking of the visit, for every leg of it; null for a walk-in. `leg.basis` says whether it still counted. */
  readonly appointment: Appointment | null
  readonly state: 'served' | 'passed' | 'no-show' | 'cancelled' | 'expired'
  /** From the office's list, or `day-ended`; null unless served. */
  readonly outcome: string | null
  readonly calledAt: number | null
  readonly calls: number
  readonly startedAt: number | null
  readonly endedAt: number
  readonly deskId: DeskId | null
  /** Who ended it: the whole leg counts for this person. */
  readonly staffId: StaffId | null
  readonly waitMs: number
  readonly serviceMs: number
  readonly heldMs: number
  readonly holds: number
  readonly outOfTurn: string | null
  readonly documents: number | null
  readonly presented: number | null
  readonly passedTo: ServiceId | null
}

type Facts = Pick<EndedLeg, 'state' | 'outcome' | 'documents' | 'presented' | 'passedTo'>
const ended = (state: EndedLeg['state'], more: Partial<Facts> = {}): Facts => ({
  state,
  outcome: null,
  documents: null,
  presented: null,
  passedTo: null,
  ...more,
})

/** The legs that an event ends, by the day before it. */
export function endedLegs(before: Day, { at, event }: Recorded): readonly EndedLeg[] {
  switch (event.type) {
    case 'ServiceFinished': {
      const { outcome, documents = null, presented = null } = event
      return [endedLeg(before, event.visitId, at, ended('served', { outcome, documents, presented }))]
    }
    case 'LegPassed':
      return [endedLeg(before, event.visitId, at, ended('passed', { passedTo: event.serviceId }))]
    case 'VisitorAbsent':
      return [endedLeg(before, event.visitId, at, ended('no-show'))]
    case 'VisitCancelled':
      return [endedLeg(before, event.visitId, at, ended('cancelled'))]
    case 'DayEnded':
      return event.expired.map((visitId) => endedLeg(before, visitId, at, ended('expired')))
    case 'EmergencyTicketExpired':
      return [expiredAlone(event)]
    default:
      return []
  }
}

/** Visits that came to their end between two days that follow each other: nothing is left open of them. */
export function isOver(day: Day, visitId: VisitId): boolean {
  const visit = day.visits.get(visitId)
  return visit === undefined || !isOpen(visit.leg)
}

function endedLeg(before: Day, visitId: VisitId, endedAt: number, facts: Facts): EndedLeg {
  const day = before.held.has(visitId) ? dayAt(before, endedAt) : before
  const visit = day.visits.get(visitId)
  if (!visit) throw new Error(`day ${day.date}: no visit ${visitId} to end`)
  const { leg } = visit
  const { now } = leg
  const atDesk = now.state === 'called' || now.state === 'serving' ? now : null
  const spent = atDesk === null ? leg.spent : spentInFront(leg, atDesk, endedAt)
  return {
    ...facts,
    visit,
    leg,
    appointment: visit.appointment,
    calledAt: spent.calledAt,
    calls: spent.calls,
    startedAt: spent.startedAt,
    endedAt,
    deskId: atDesk?.deskId ?? null,
    staffId: atDesk?.staffId ?? null,
    waitMs: spent.waitMs + (now.state === 'waiting' ? waitedMs(leg, now.since, endedAt) : 0),
    serviceMs: spent.serviceMs,
    heldMs: spent.heldMs + (now.state === 'held' ? endedAt - now.since : 0),
    holds: spent.holds,
    outOfTurn: leg.outOfTurn,
  }
}
