import type { DeskId, VisitId } from '@chered/protocol/ids'
import type { Place, Reckoned } from '../queue/call-by.ts'
import { directedLine, emptyLine, joinLine, leaveLine } from '../queue/line.ts'
import { type Leg, type LegState, lineKey, type Visit, waitedMs } from '../visit/visit.ts'
import { type Day, isServedAt, visitOfEntry } from './day.ts'

/** How waits begin, end and come due: the only file that changes a day's lines. */

export function visitOf(day: Day, id: VisitId): Visit {
  const visit = day.visits.get(id)
  if (!visit) throw new Error(`day ${day.date}: event ${day.seq} names no visit ${id}`)
  return visit
}

/** The visit and its state, which is one of those that the event needs. */
export function visitIn<S extends LegState['state']>(
  day: Day,
  id: VisitId,
  ...states: readonly S[]
): { readonly visit: Visit; readonly now: Extract<LegState, { state: S }> } {
  const visit = visitOf(day, id)
  const { now } = visit.leg
  if (!(states as readonly string[]).includes(now.state)) {
    throw new Error(`day ${day.date}: event ${day.seq} finds visit ${id} ${now.state}, not ${states.join()}`)
  }
  return { visit, now: now as Extract<LegState, { state: S }> }
}

export function setVisit(day: Day, visit: Visit): Day {
  return { ...day, visits: day.visits.set(visit.id, visit) }
}

export function setLeg(day: Day, visit: Visit, leg: Partial<Leg>): Day {
  return setVisit(day, { ...visit, leg: { ...visit.leg, ...leg } })
}

export function placeOf({ basis, callBy, callableFrom }: Reckoned, tie: number): Place {
  return { absolute: basis.kind === 'absolute', callBy, callableFrom, tie }
}

/**
 * The visit waits. A direction holds only as long as its desk is manned by
 * somebody who serves the service; else every desk that does may take the visit.
 */
export function join(day: Day, visit: Visit): Day {
  const { now, directedTo, serviceId } = visit.leg
  if (now.state !== 'waiting') throw new Error(`day ${day.date}: a ${now.state} leg cannot join a line`)
  const bound = directedTo !== null && isServedAt(day, directedTo, serviceId)
  const leg: Leg = bound ? visit.leg : { ...visit.leg, directedTo: null }
  const known = setVisit(day, { ...visit, leg })
  const key = lineKey(leg)
  const entry = { ...leg.place, visitId: visit.id, stamp: now.stamp }
  return {
    ...known,
    lines: known.lines.set(key, joinLine(known.lines.get(key) ?? emptyLine, entry)),
    directed: bound ? known.directed.set(visit.id, directedTo) : known.directed,
  }
}

/** The wait ends with what `leg` says; its time is added to what the leg has spent. */
export function leave(day: Day, visit: Visit, leg: Partial<Leg> & Pick<Leg, 'now'>): Day {
  const { now, spent } = visit.leg
  if (now.state !== 'waiting') throw new Error(`day ${day.date}: event ${day.seq} takes a ${now.state} leg`)
  const waitMs = spent.waitMs + waitedMs(visit.leg, now.since, day.lastAt)
  const left = setLeg(day, visit, { spent: { ...spent, waitMs }, ...leg })
  const key = lineKey(visit.leg)
  const line = left.lines.get(key)
  if (!line) throw new Error(`day ${day.date}: event ${day.seq} leaves no line ${key}`)
  return {
    ...left,
    lines: left.lines.set(
      key,
      leaveLine(line, day.lastAt, (entry) => visitOfEntry(left, entry) !== null),
    ),
    directed: left.directed.remove(visit.id),
  }
}

/** The hold ends with what `leg` says; its time is added to what the leg has spent. */
export function endHold(day: Day, visit: Visit, at: number, leg: Partial<Leg> & Pick<Leg, 'now'>): Day {
  const { now, spent } = visit.leg
  if (now.state !== 'held') throw new Error(`day ${day.date}: a ${now.state} leg is not held`)
  const heldMs = spent.heldMs + (at - now.since)
  const over = setLeg(day, visit, { spent: { ...spent, heldMs }, ...leg })
  return { ...over, held: over.held.remove(visit.id) }
}

/**
 * The day as it stands at a moment: held visitors whose time is over wait
 * again, from the end of the hold on. Nobody presses and no event says so; the
 * event of the hold did. Events and decisions see the day like this.
 */
export function dayAt(day: Day, now: number): Day {
  let present = day
  for (const [id, until] of day.held) {
    if (until === null || until > now) continue
    const { visit, now: held } = visitIn(present, id, 'held')
    const waiting = endHold(present, visit, until, {
      ...held.resumed,
      since: until,
      now: { state: 'waiting', stamp: held.stamp, since: until, afterHold: held.place },
    })
    present = join(waiting, visitOf(waiting, id))
  }
  return present
}

/** Whoever was directed to a desk that cannot take that visitor any more waits for every desk that can. */
export function releaseDirected(day: Day, deskId: DeskId): Day {
  let present = day
  for (const [id, to] of day.directed) {
    const { visit, now } = visitIn(present, id, 'waiting')
    if (to !== deskId || isServedAt(present, deskId, visit.leg.serviceId)) continue
    present = rejoin(present, visit, { directedTo: null, now: { ...now, stamp: day.seq } })
  }
  const line = present.lines.get(directedLine(deskId))
  return line?.count === 0 ? { ...present, lines: present.lines.remove(directedLine(deskId)) } : present
}

/** The same wait at another place: the old entry is left behind and a new one stands for it. */
export function rejoin(day: Day, visit: Visit, leg: Partial<Leg> & Pick<Leg, 'now'>): Day {
  const { spent } = visit.leg
  const left = leave(day, visit, { ...leg, spent })
  return join(left, visitOf(left, visit.id))
}
