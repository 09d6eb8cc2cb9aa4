import type { Outcome } from '@chered/protocol/commands'
import type { DeskId, StaffId, VisitId } from '@chered/protocol/ids'
import type { Day } from '../day/day.ts'
import type { Recorded } from '../day/events.ts'
import type { Leg, Visit } from './visit.ts'

/** A leg that is over, as reports read it. Moments in ms; what never happened is null. */
export interface EndedLeg {
  readonly visit: Visit
  readonly leg: Leg
  readonly state: 'served' | 'no-show' | 'cancelled' | 'expired'
  readonly outcome: Outcome | 'day-ended' | null
  readonly calledAt: number | null
  readonly calls: number
  readonly startedAt: number | null
  readonly endedAt: number
  readonly deskId: DeskId | null
  readonly staffId: StaffId | null
}

/** The legs that an event ends, by the day before it. */
export function endedLegs(before: Day, { at, event }: Recorded): readonly EndedLeg[] {
  switch (event.type) {
    case 'ServiceFinished':
      return [ended(before, event.visitId, at, 'served', event.outcome)]
    case 'VisitorAbsent':
      return [ended(before, event.visitId, at, 'no-show', null)]
    case 'VisitCancelled':
      return [ended(before, event.visitId, at, 'cancelled', null)]
    case 'DayEnded':
      return event.expired.map((visitId) => ended(before, visitId, at, 'expired', null))
    default:
      return []
  }
}

function ended(
  day: Day,
  visitId: VisitId,
  endedAt: number,
  state: EndedLeg['state'],
  outcome: EndedLeg['outcome'],
): EndedLeg {
  const visit = day.visits.get(visitId)
  if (!visit) throw new Error(`day ${day.date}: no visit ${visitId} to end`)
  const { leg } = visit
  const { now } = leg
  const atDesk = now.state === 'called' || now.state === 'serving' ? now : null
  return {
    visit,
    leg,
    state,
    outcome,
    calledAt: atDesk?.calledAt ?? null,
    calls: atDesk?.callNumber ?? 0,
    startedAt: now.state === 'serving' ? now.startedAt : null,
    endedAt,
    deskId: atDesk?.deskId ?? null,
    staffId: atDesk?.staffId ?? null,
  }
}
