import type { DeskId, StaffId, VisitId } from '@chered/protocol/ids'
import { type Day, deskState } from '../day/day.ts'
import type { DayEvent, Recorded } from '../day/events.ts'
import type { PauseReason } from './desk.ts'

/**
 * A stretch of one person's time at a window. `open` and `paused` follow each
 * other without a gap from the opening to the closing; `called` and `serving`
 * lie within an `open` one. Moments in ms.
 */
export interface DeskInterval {
  readonly deskId: DeskId
  readonly staffId: StaffId
  readonly doing: 'open' | 'paused' | 'called' | 'serving'
  /** Of a break; null otherwise. */
  readonly reason: PauseReason | null
  /** Who was called or served; null otherwise. */
  readonly visitId: VisitId | null
  readonly since: number
}

export interface EndedInterval extends DeskInterval {
  readonly until: number
  /** What ended it: a call that ended in `ServiceStarted` is a visitor who has arrived. */
  readonly endedBy: DayEvent['type']
}

/** What goes on at a window at this moment, at most two stretches. */
export function intervalsAt(day: Day, deskId: DeskId): readonly DeskInterval[] {
  const desk = deskState(day, deskId)
  if (desk.state === 'closed') return []
  const { staffId, since } = desk
  const base = { deskId, staffId, since, reason: null, visitId: null }
  if (desk.state === 'paused') return [{ ...base, doing: 'paused', reason: desk.reason }]
  const open: DeskInterval = { ...base, doing: 'open' }
  const now = desk.inFront === null ? undefined : day.visits.get(desk.inFront)?.leg.now
  if (now?.state !== 'called' && now?.state !== 'serving') return [open]
  const from = now.state === 'called' ? now.calledAt : now.startedAt
  return [open, { ...base, doing: now.state, visitId: desk.inFront, since: from }]
}

/** What goes on now at whichever window a person holds. */
export function intervalsOf(day: Day, staffId: StaffId): readonly DeskInterval[] {
  return [...day.desks.keys()].flatMap((id) => intervalsAt(day, id)).filter((one) => one.staffId === staffId)
}

/** The stretches that an event ends, by the day before and after it. */
export function endedIntervals(before: Day, after: Day, { at, event }: Recorded): readonly EndedInterval[] {
  const desks = event.type === 'DayEnded' ? [...before.desks.keys()] : 'deskId' in event ? [event.deskId] : []
  return desks.flatMap((id) => {
    const now = intervalsAt(after, id)
    return intervalsAt(before, id)
      .filter((was) => !now.some((still) => same(was, still)))
      .map((was) => ({ ...was, until: at, endedBy: event.type }))
  })
}

function same(a: DeskInterval, b: DeskInterval): boolean {
  return a.doing === b.doing && a.since === b.since && a.visitId === b.visitId && a.staffId === b.staffId
}
