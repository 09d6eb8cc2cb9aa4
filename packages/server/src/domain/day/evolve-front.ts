import type { CallReason } from '@chered/protocol/reason'
import type { Desk, OpenDesk } from '../desk/desk.ts'
import type { LineKey } from '../queue/line.ts'
import {
  callLimit,
  type Leg,
  type LegState,
  nothingSpent,
  type Spent,
  standingOf,
  type Visit,
  waitsSince,
} from '../visit/visit.ts'
import { type Call, callsKept, type Day, deskState, lineOf, type StaffTotals, waitStepMs } from './day.ts'
import type { DayEvent } from './events.ts'
import { endHold, leave, placeOf, setLeg, setVisit, visitIn, visitOf } from './waits.ts'

/** The day after events with a visitor in front of a desk. */

type Of<T extends DayEvent['type']> = Extract<DayEvent, { type: T }>
type AtDesk = Extract<LegState, { state: 'called' | 'serving' }>

export function openDesk(day: Day, id: Desk['id']): OpenDesk {
  const desk = deskState(day, id)
  if (desk.state !== 'open')
    throw new Error(`day ${day.date}: event ${day.seq} at a ${desk.state} desk ${id}`)
  return desk
}

export function setDesk(day: Day, desk: Desk): Day {
  return { ...day, desks: day.desks.set(desk.id, desk) }
}

function announce(day: Day, call: Call): Day {
  return { ...day, callCount: call.callId, calls: [call, ...day.calls.slice(0, callsKept - 1)] }
}

/** Somebody who waited, or was held and is taken back. */
export function call(day: Day, event: Of<'VisitorCalled'>): Day {
  const { deskId, staffId, reason, callId } = event
  const { visit } = visitIn(day, event.visitId, 'waiting', 'held')
  const desk = openDesk(day, deskId)
  if (desk.inFront !== null) throw new Error(`day ${day.date}: event ${day.seq} calls to a busy desk`)
  const at = day.lastAt
  const now: LegState = {
    state: 'called',
    deskId,
    staffId,
    calledAt: at,
    lastCallAt: at,
    callNumber: 1,
    reason,
  }
  const outOfTurn = reason.outOfTurn ?? visit.leg.outOfTurn
  const seated =
    visit.leg.now.state === 'held'
      ? endHold(day, visit, at, { now, outOfTurn })
      : called(day, desk, visit, { now, outOfTurn })
  const absoluteRun =
    visit.leg.now.state === 'held' ? desk.absoluteRun : visit.leg.place.absolute ? desk.absoluteRun + 1 : 0
  const taken = setDesk(seated, { id: deskId, now: { ...desk, inFront: visit.id, absoluteRun } })
  return announce(taken, { callId, visitId: visit.id, deskId, at, callNumber: 1 })
}

/** The end of a wait, counted. */
function called(day: Day, desk: OpenDesk, visit: Visit, leg: Partial<Leg> & Pick<Leg, 'now'>): Day {
  const at = day.lastAt
  const left = leave(withTimeCome(day, [...desk.primary, ...desk.secondary], at), visit, leg)
  const step = Math.floor(Math.max(0, at - waitsSince(visit.leg)) / waitStepMs)
  const { totals } = left
  return {
    ...left,
    totals: {
      ...totals,
      called: totals.called + 1,
      within: totals.within + (at <= callLimit(visit.leg) ? 1 : 0),
      waits: totals.waits.set(step, (totals.waits.get(step) ?? 0) + 1),
    },
  }
}

/** Every call looks at these lines; appointments whose time has come go over once instead of at each look. */
function withTimeCome(day: Day, keys: readonly LineKey[], at: number): Day {
  let { lines } = day
  for (const key of keys) {
    const line = lineOf(day, key, at)
    if (line !== null && line !== lines.get(key)) lines = lines.set(key, line)
  }
  return lines === day.lines ? day : { ...day, lines }
}

export function recall(day: Day, event: Of<'VisitorRecalled'>): Day {
  const { visitId, deskId, callId, callNumber } = event
  const { visit, now } = visitIn(day, visitId, 'called')
  const at = day.lastAt
  const again = setLeg(day, visit, { now: { ...now, lastCallAt: at, callNumber } })
  return announce(again, { callId, visitId, deskId, at, callNumber })
}

export function start(day: Day, event: Of<'ServiceStarted'>): Day {
  const { visit, now } = visitIn(day, event.visitId, 'called')
  const { lastCallAt: _, ...kept } = now
  return setLeg(day, visit, { now: { ...kept, state: 'serving', startedAt: day.lastAt } })
}

/** What the leg has spent once this time in front is over. */
export function spentInFront({ spent }: Leg, now: AtDesk, at: number): Spent {
  const startedAt = now.state === 'serving' ? now.startedAt : null
  return {
    ...spent,
    serviceMs: spent.serviceMs + (startedAt === null ? 0 : at - startedAt),
    calls: spent.calls + now.callNumber,
    calledAt: spent.calledAt ?? now.calledAt,
    startedAt: spent.startedAt ?? startedAt,
  }
}

/** The visitor leaves the desk with what `next` says, and the desk is free. */
export function leftFront(day: Day, visit: Visit, next: LegState): Day {
  const { leg } = visit
  const { now } = leg
  if (now.state !== 'called' && now.state !== 'serving') {
    throw new Error(`day ${day.date}: event ${day.seq} finds visit ${visit.id} ${now.state}, not in front`)
  }
  const gone = setLeg(day, visit, { spent: spentInFront(leg, now, day.lastAt), now: next })
  const { deskId } = now
  return setDesk(gone, { id: deskId, now: { ...openDesk(gone, deskId), inFront: null } })
}

const noTotals: StaffTotals = { served: 0, noShow: 0, serviceMs: 0 }

export function finish(day: Day, event: Of<'ServiceFinished'>): Day {
  const { visit, now } = visitIn(day, event.visitId, 'serving')
  const { serviceMs } = spentInFront(visit.leg, now, day.lastAt)
  const totals = { ...day.totals, served: day.totals.served + 1 }
  const staff = day.staff.update(now.staffId, noTotals, (t) => ({
    ...t,
    served: t.served + 1,
    serviceMs: t.serviceMs + serviceMs,
  }))
  const { outcome } = event
  return leftFront({ ...day, totals, staff }, visit, { state: 'served', outcome, endedAt: day.lastAt })
}

export function absent(day: Day, event: Of<'VisitorAbsent'>): Day {
  const { visit, now } = visitIn(day, event.visitId, 'called')
  const totals = { ...day.totals, noShow: day.totals.noShow + 1 }
  const staff = day.staff.update(now.staffId, noTotals, (t) => ({ ...t, noShow: t.noShow + 1 }))
  return leftFront({ ...day, totals, staff }, visit, { state: 'no-show', endedAt: day.lastAt })
}

/** The next service begins where the one before was finished, so nobody waits or is called for it. */
export function continueService(day: Day, event: Of<'ServiceContinued'>): Day {
  const { deskId, staffId, serviceId, queueId, callBy, basis } = event
  const { visit } = visitIn(day, event.visitId, 'served')
  const desk = openDesk(day, deskId)
  if (desk.inFront !== null) throw new Error(`day ${day.date}: event ${day.seq} goes on at a busy desk`)
  const at = day.lastAt
  const reason: CallReason = { callBy, basis, rule: 'chosen', waiting: 0, instead: 'continued' }
  const leg: Leg = {
    number: visit.leg.number + 1,
    serviceId,
    queueId,
    since: at,
    standing: standingOf(visit),
    place: placeOf(event, visit.leg.place.tie),
    basis,
    directedTo: null,
    passed: visit.leg.passed,
    outOfTurn: null,
    spent: nothingSpent,
    now: { state: 'serving', deskId, staffId, calledAt: at, callNumber: 0, reason, startedAt: at },
  }
  const planned = visit.planned.filter((id) => id !== serviceId)
  const next = setVisit(day, { ...visit, leg, past: [...visit.past, visit.leg], planned })
  return setDesk(next, { id: deskId, now: { ...desk, inFront: visit.id } })
}

export function plan(day: Day, event: Of<'ServicesPlanned'>): Day {
  return setVisit(day, { ...visitOf(day, event.visitId), planned: event.planned })
}
