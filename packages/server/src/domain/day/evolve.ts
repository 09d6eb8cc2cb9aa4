import type { ServiceId, VisitId } from '@chered/protocol/ids'
import { ticketText } from '@chered/protocol/ticket-text'
import type { Desk, OpenDesk } from '../desk/desk.ts'
import { emptyLine, joinLine, leaveLine } from '../queue/line.ts'
import type { Leg, LegState, Visit } from '../visit/visit.ts'
import {
  type Call,
  callsKept,
  type Day,
  deskState,
  emptyDay,
  tokenKey,
  visitOfEntry,
  waitStepMs,
} from './day.ts'
import type { DayEvent, Recorded } from './events.ts'

/**
 * The day after an event. Pure, and total over what `decide` can give: an event
 * that does not fit the day is a broken journal, and throws with the day and
 * the number of the event.
 */
export function evolve(day: Day, { seq, at, event }: Recorded): Day {
  if (event.type !== 'DayOpened' && seq !== day.seq + 1) {
    throw new Error(`day ${day.date}: event ${seq} ${event.type} does not follow ${day.seq}`)
  }
  if (event.type !== 'DayOpened' && at < day.lastAt) {
    throw new Error(`day ${day.date}: event ${seq} ${event.type} is earlier than the one before it`)
  }
  const next: Day = { ...day, seq, lastAt: at }
  switch (event.type) {
    case 'DayOpened':
      return { ...emptyDay(), officeId: event.officeId, date: event.date, status: 'open', seq, lastAt: at }
    case 'VisitIssued':
      return issue(next, seq, at, event)
    case 'LegQueued':
      return queueLeg(next, seq, event)
    case 'VisitorCalled':
      return call(next, at, event)
    case 'VisitorRecalled':
      return recall(next, at, event)
    case 'ServiceStarted':
      return inFront(next, event.visitId, (visit) => {
        const { now } = visit.leg
        if (now.state !== 'called') throw new Error(`day ${day.date}: event ${seq} starts a ${now.state} leg`)
        const { lastCallAt: _, ...kept } = now
        return { ...kept, state: 'serving', startedAt: at }
      })
    case 'ServiceFinished':
      return finish(next, at, event)
    case 'VisitorAbsent':
      return absent(next, at, event)
    case 'LegPutBack':
      return putBack(next, seq, event)
    case 'VisitCancelled': {
      const visit = waitingVisit(next, event.visitId)
      const left = setLeg(next, visit, { state: 'cancelled', endedAt: at })
      const totals = { ...left.totals, cancelled: left.totals.cancelled + 1 }
      return leave({ ...left, totals }, visit.leg.serviceId)
    }
    case 'DeskOpened':
      return setDesk(next, {
        id: event.deskId,
        now: {
          state: 'open',
          staffId: event.staffId,
          primary: event.primary,
          secondary: event.secondary,
          since: at,
          absoluteRun: 0,
          inFront: null,
        },
      })
    case 'DeskPaused': {
      const { inFront: _, ...manned } = openDesk(next, event.deskId)
      return setDesk(next, {
        id: event.deskId,
        now: { ...manned, state: 'paused', since: at, reason: event.reason, until: event.until },
      })
    }
    case 'DeskResumed': {
      const desk = deskState(next, event.deskId)
      if (desk.state !== 'paused')
        throw new Error(`day ${day.date}: event ${seq} resumes a ${desk.state} desk`)
      const { reason: _r, until: _u, ...manned } = desk
      return setDesk(next, { id: event.deskId, now: { ...manned, state: 'open', since: at, inFront: null } })
    }
    case 'DeskClosed':
      return setDesk(next, { id: event.deskId, now: { state: 'closed' } })
    case 'PrintRequested':
    case 'PrintRecorded':
      // Of interest to the spool and to reports; the hall is the same with or without paper.
      return next
    case 'DayEnded':
      return end(next, at, event.expired)
  }
}

function visitOf(day: Day, id: VisitId): Visit {
  const visit = day.visits.get(id)
  if (!visit) throw new Error(`day ${day.date}: event ${day.seq} names no visit ${id}`)
  return visit
}

function waitingVisit(day: Day, id: VisitId): Visit {
  const visit = visitOf(day, id)
  const { state } = visit.leg.now
  if (state !== 'waiting')
    throw new Error(`day ${day.date}: event ${day.seq} takes a ${state} leg from a line`)
  return visit
}

function openDesk(day: Day, id: Desk['id']): OpenDesk {
  const desk = deskState(day, id)
  if (desk.state !== 'open')
    throw new Error(`day ${day.date}: event ${day.seq} at a ${desk.state} desk ${id}`)
  return desk
}

function setDesk(day: Day, desk: Desk): Day {
  return { ...day, desks: day.desks.set(desk.id, desk) }
}

function setLeg(day: Day, visit: Visit, now: LegState): Day {
  return { ...day, visits: day.visits.set(visit.id, { ...visit, leg: { ...visit.leg, now } }) }
}

function join(day: Day, visit: Visit): Day {
  const { leg } = visit
  if (leg.now.state !== 'waiting')
    throw new Error(`day ${day.date}: a ${leg.now.state} leg cannot join a line`)
  const line = day.lines.get(leg.serviceId) ?? emptyLine
  const entry = { ...leg.place, visitId: visit.id, stamp: leg.now.stamp }
  return { ...day, lines: day.lines.set(leg.serviceId, joinLine(line, entry)) }
}

function leave(day: Day, serviceId: ServiceId): Day {
  const line = day.lines.get(serviceId)
  if (!line) throw new Error(`day ${day.date}: event ${day.seq} leaves no line ${serviceId}`)
  const left = leaveLine(line, (entry) => visitOfEntry(day, entry) !== null)
  return { ...day, lines: day.lines.set(serviceId, left) }
}

type Of<T extends DayEvent['type']> = Extract<DayEvent, { type: T }>

function issue(day: Day, seq: number, at: number, event: Of<'VisitIssued'>): Day {
  if (day.visits.has(event.visitId) || day.tickets.has(ticketText(event.ticket))) {
    throw new Error(`day ${day.date}: event ${seq} gives ticket ${ticketText(event.ticket)} twice`)
  }
  const leg: Leg = {
    number: 1,
    serviceId: event.serviceId,
    queueId: event.queueId,
    since: at,
    place: { absolute: event.basis.kind === 'absolute', callBy: event.callBy, tie: seq },
    basis: event.basis,
    now: { state: 'waiting', stamp: seq },
  }
  const visit: Visit = {
    id: event.visitId,
    token: event.token,
    ticket: event.ticket,
    language: event.language,
    channel: event.channel,
    categoryId: event.categoryId,
    issuedAt: at,
    leg,
    past: [],
    planned: event.planned,
    quote: event.quote,
  }
  const numbered = event.overflow
    ? { overflow: event.ticket.number }
    : { lastNumber: day.lastNumber.set(event.queueId, event.ticket.number) }
  const known: Day = {
    ...day,
    ...numbered,
    visits: day.visits.set(visit.id, visit),
    tokens: day.tokens.set(tokenKey(visit.token), visit.id),
    tickets: day.tickets.set(ticketText(visit.ticket), visit.id),
    totals: { ...day.totals, issued: day.totals.issued + 1 },
  }
  return join(known, visit)
}

function queueLeg(day: Day, seq: number, event: Of<'LegQueued'>): Day {
  const visit = visitOf(day, event.visitId)
  const leg: Leg = {
    number: visit.leg.number + 1,
    serviceId: event.serviceId,
    queueId: event.queueId,
    since: event.since,
    place: { absolute: event.basis.kind === 'absolute', callBy: event.callBy, tie: visit.leg.place.tie },
    basis: event.basis,
    now: { state: 'waiting', stamp: seq },
  }
  const planned = visit.planned[0] === event.serviceId ? visit.planned.slice(1) : visit.planned
  const moved: Visit = { ...visit, leg, past: [...visit.past, visit.leg], planned }
  return join({ ...day, visits: day.visits.set(visit.id, moved) }, moved)
}

function announce(day: Day, call: Call): Day {
  return { ...day, callCount: call.callId, calls: [call, ...day.calls.slice(0, callsKept - 1)] }
}

function call(day: Day, at: number, event: Of<'VisitorCalled'>): Day {
  const visit = waitingVisit(day, event.visitId)
  const desk = openDesk(day, event.deskId)
  if (desk.inFront !== null) throw new Error(`day ${day.date}: event ${day.seq} calls to a busy desk`)
  const { deskId, staffId, reason, callId } = event
  const called = setLeg(day, visit, {
    state: 'called',
    deskId,
    staffId,
    calledAt: at,
    lastCallAt: at,
    callNumber: 1,
    reason,
  })
  const left = leave(called, visit.leg.serviceId)
  const waited = at - visit.leg.since
  const step = Math.floor(waited / waitStepMs)
  const { totals } = left
  const counted: Day = {
    ...left,
    totals: {
      ...totals,
      called: totals.called + 1,
      within: totals.within + (at <= visit.leg.place.callBy ? 1 : 0),
      waits: totals.waits.set(step, (totals.waits.get(step) ?? 0) + 1),
    },
  }
  const absoluteRun = visit.leg.place.absolute ? desk.absoluteRun + 1 : 0
  const seated = setDesk(counted, { id: deskId, now: { ...desk, inFront: visit.id, absoluteRun } })
  return announce(seated, { callId, visitId: visit.id, deskId, at, callNumber: 1 })
}

function recall(day: Day, at: number, event: Of<'VisitorRecalled'>): Day {
  const { visitId, deskId, callId, callNumber } = event
  const again = inFront(day, visitId, (visit) => {
    const { now } = visit.leg
    if (now.state !== 'called')
      throw new Error(`day ${day.date}: event ${day.seq} recalls a ${now.state} leg`)
    return { ...now, lastCallAt: at, callNumber }
  })
  return announce(again, { callId, visitId, deskId, at, callNumber })
}

function inFront(day: Day, visitId: VisitId, change: (visit: Visit) => LegState): Day {
  const visit = visitOf(day, visitId)
  return setLeg(day, visit, change(visit))
}

function free(day: Day, deskId: Desk['id']): Day {
  return setDesk(day, { id: deskId, now: { ...openDesk(day, deskId), inFront: null } })
}

function finish(day: Day, at: number, event: Of<'ServiceFinished'>): Day {
  const visit = visitOf(day, event.visitId)
  const { now } = visit.leg
  if (now.state !== 'serving')
    throw new Error(`day ${day.date}: event ${day.seq} finishes a ${now.state} leg`)
  const totals = { ...day.totals, served: day.totals.served + 1 }
  const staff = day.staff.update(now.staffId, { served: 0, noShow: 0, serviceMs: 0 }, (t) => ({
    ...t,
    served: t.served + 1,
    serviceMs: t.serviceMs + (at - now.startedAt),
  }))
  const done = setLeg({ ...day, totals, staff }, visit, {
    state: 'served',
    outcome: event.outcome,
    endedAt: at,
  })
  return free(done, event.deskId)
}

function absent(day: Day, at: number, event: Of<'VisitorAbsent'>): Day {
  const visit = visitOf(day, event.visitId)
  const { now } = visit.leg
  if (now.state !== 'called')
    throw new Error(`day ${day.date}: event ${day.seq}: a ${now.state} leg is absent`)
  const totals = { ...day.totals, noShow: day.totals.noShow + 1 }
  const staff = day.staff.update(now.staffId, { served: 0, noShow: 0, serviceMs: 0 }, (t) => ({
    ...t,
    noShow: t.noShow + 1,
  }))
  return free(setLeg({ ...day, totals, staff }, visit, { state: 'no-show', endedAt: at }), event.deskId)
}

function putBack(day: Day, seq: number, event: Of<'LegPutBack'>): Day {
  const visit = visitOf(day, event.visitId)
  const { state } = visit.leg.now
  if (state !== 'called') throw new Error(`day ${day.date}: event ${day.seq} puts a ${state} leg back`)
  const waiting: Visit = { ...visit, leg: { ...visit.leg, now: { state: 'waiting', stamp: seq } } }
  return free(join({ ...day, visits: day.visits.set(visit.id, waiting) }, waiting), event.deskId)
}

function end(day: Day, at: number, expired: readonly VisitId[]): Day {
  const visits = day.visits.withMutations((all) => {
    for (const id of expired) {
      const visit = visitOf(day, id)
      all.set(id, { ...visit, leg: { ...visit.leg, now: { state: 'expired', endedAt: at } } })
    }
  })
  const desks = day.desks.map((desk): Desk => ({ id: desk.id, now: { state: 'closed' } }))
  return { ...day, status: 'ended', visits, desks, lines: day.lines.clear() }
}
