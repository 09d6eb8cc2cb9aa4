import type { DeskId, StaffId, VisitId } from '@chered/protocol/ids'
import type { Desk, OpenDesk } from '../desk/desk.ts'
import type { Visit } from '../visit/visit.ts'
import { type Day, deskState } from './day.ts'
import { type Circumstances, type Decision, no } from './decision.ts'

/** What every press at a desk has to pass first, in this order. */

export interface Press {
  readonly deskId: DeskId
  readonly staffId: StaffId
}

export interface PressInFront extends Press {
  readonly visitId: VisitId
}

export type Manned = Exclude<Desk['now'], { state: 'closed' }>

/** The desk that a specialist holds; one at most. */
export function deskOf(day: Day, staffId: string): Desk | null {
  for (const desk of day.desks.values()) {
    if (desk.now.state !== 'closed' && desk.now.staffId === staffId) return desk
  }
  return null
}

/** The person holds the desk. Refuses with `desk-unknown`, `desk-closed`, `desk-taken` (with who has it). */
export function atDesk(
  day: Day,
  press: Press,
  now: Circumstances,
  then: (desk: Manned) => Decision,
): Decision {
  if (!now.rules.desks.has(press.deskId)) return no('desk-unknown')
  const desk = deskState(day, press.deskId)
  if (desk.state === 'closed') return no('desk-closed')
  if (desk.staffId !== press.staffId) return no('desk-taken', { staffId: desk.staffId })
  return then(desk)
}

/** And nobody stands there: also `desk-paused`, `desk-busy`. */
export function atFreeDesk(
  day: Day,
  press: Press,
  now: Circumstances,
  then: (desk: OpenDesk) => Decision,
): Decision {
  return atDesk(day, press, now, (desk) => {
    if (desk.state === 'paused') return no('desk-paused')
    return desk.inFront === null ? then(desk) : no('desk-busy')
  })
}

/** And this very visitor stands there: also `ticket-not-found`, `not-in-front` (with the visit's state). */
export function inFront(
  day: Day,
  press: PressInFront,
  now: Circumstances,
  then: (visit: Visit, desk: OpenDesk) => Decision,
): Decision {
  return atDesk(day, press, now, (desk) => {
    const visit = day.visits.get(press.visitId)
    if (!visit) return no('ticket-not-found')
    if (desk.state !== 'open' || desk.inFront !== visit.id) {
      return no('not-in-front', { state: visit.leg.now.state })
    }
    return then(visit, desk)
  })
}

export function wrongState({ leg }: Visit): Decision {
  return no('wrong-state', { state: leg.now.state })
}
