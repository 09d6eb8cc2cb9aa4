import { type Day, deskState, emptyDay } from './day.ts'
import type { DayEvent, Recorded } from './events.ts'
import { lease } from './evolve-emergency.ts'
import {
  absent,
  call,
  continueService,
  finish,
  openDesk,
  plan,
  recall,
  setDesk,
  start,
} from './evolve-front.ts'
import {
  bringBack,
  end,
  hold,
  issue,
  passOn,
  putBack,
  queueLeg,
  redirect,
  setCategory,
} from './evolve-waits.ts'
import { dayAt, endHold, leave, releaseDirected, visitIn } from './waits.ts'

/**
 * The day after an event. Pure, and total over what `decide` can give: an event
 * that does not fit the day is a broken journal, and throws with the day and
 * the number of the event.
 */
export function evolve(day: Day, { seq, at, event }: Recorded): Day {
  if (event.type === 'DayOpened') {
    return { ...emptyDay(), officeId: event.officeId, date: event.date, status: 'open', seq, lastAt: at }
  }
  if (seq !== day.seq + 1) {
    throw new Error(`day ${day.date}: event ${seq} ${event.type} does not follow ${day.seq}`)
  }
  if (at < day.lastAt) {
    throw new Error(`day ${day.date}: event ${seq} ${event.type} is earlier than the one before it`)
  }
  return happened(dayAt({ ...day, seq, lastAt: at }, at), event)
}

function happened(day: Day, event: Exclude<DayEvent, { type: 'DayOpened' }>): Day {
  switch (event.type) {
    case 'VisitIssued':
      return issue(day, event)
    case 'EmergencyNumbersLeased':
      return lease(day, event)
    case 'EmergencyTicketExpired':
      return { ...day, expiredAlone: day.expiredAlone.set(event.visitId, true) }
    case 'LegQueued':
      return queueLeg(day, event)
    case 'LegPassed':
      return passOn(day, event)
    case 'LegRedirected':
      return redirect(day, event)
    case 'VisitorHeld':
      return hold(day, event)
    case 'VisitorBroughtBack':
      return bringBack(day, event)
    case 'CategorySet':
      return setCategory(day, event)
    case 'VisitorCalled':
      return call(day, event)
    case 'VisitorRecalled':
      return recall(day, event)
    case 'ServiceStarted':
      return start(day, event)
    case 'ServiceFinished':
      return finish(day, event)
    case 'ServiceContinued':
      return continueService(day, event)
    case 'ServicesPlanned':
      return plan(day, event)
    case 'VisitorAbsent':
      return absent(day, event)
    case 'LegPutBack':
      return putBack(day, event)
    case 'VisitCancelled':
      return cancel(day, event)
    case 'DeskOpened':
    case 'CompetenceChanged':
    case 'DeskPaused':
    case 'DeskResumed':
    case 'DeskClosed':
      return desk(day, event)
    case 'PrintRequested':
    case 'PrintRecorded':
      // Of interest to the spool and to reports; the hall is the same with or without paper.
      return day
    case 'DayEnded':
      return end(day, event.expired)
  }
}

function cancel(day: Day, { visitId }: Extract<DayEvent, { type: 'VisitCancelled' }>): Day {
  const { visit, now } = visitIn(day, visitId, 'waiting', 'held')
  const cancelled = { now: { state: 'cancelled', endedAt: day.lastAt } } as const
  const left =
    now.state === 'held' ? endHold(day, visit, day.lastAt, cancelled) : leave(day, visit, cancelled)
  return { ...left, totals: { ...left.totals, cancelled: left.totals.cancelled + 1 } }
}

type OfDesk = Extract<
  DayEvent,
  { type: 'DeskOpened' | 'CompetenceChanged' | 'DeskPaused' | 'DeskResumed' | 'DeskClosed' }
>

function desk(day: Day, event: OfDesk): Day {
  const { deskId: id } = event
  const { lastAt: at, seq } = day
  switch (event.type) {
    case 'DeskOpened': {
      const { staffId, primary, secondary } = event
      const manned = { staffId, primary, secondary, since: at, absoluteRun: 0 }
      return setDesk(day, { id, now: { state: 'open', ...manned, inFront: null } })
    }
    case 'CompetenceChanged': {
      const { primary, secondary } = event
      const now = deskState(day, id)
      if (now.state === 'closed')
        throw new Error(`day ${day.date}: event ${seq} changes who serves what at a closed desk`)
      return releaseDirected(setDesk(day, { id, now: { ...now, primary, secondary } }), id)
    }
    case 'DeskPaused': {
      const { inFront: _, ...manned } = openDesk(day, id)
      const { reason, until } = event
      return setDesk(day, { id, now: { ...manned, state: 'paused', since: at, reason, until } })
    }
    case 'DeskResumed': {
      const now = deskState(day, id)
      if (now.state !== 'paused') throw new Error(`day ${day.date}: event ${seq} resumes a ${now.state} desk`)
      const { reason: _r, until: _u, ...manned } = now
      return setDesk(day, { id, now: { ...manned, state: 'open', since: at, inFront: null } })
    }
    case 'DeskClosed':
      return releaseDirected(setDesk(day, { id, now: { state: 'closed' } }), id)
  }
}
