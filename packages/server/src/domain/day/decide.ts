import type { ServiceId, VisitId } from '@chered/protocol/ids'
import { isOpen } from '../visit/visit.ts'
import { atDesk, deskOf, inFront, wrongState } from './at-desk.ts'
import { checkClaim } from './check-claim.ts'
import { callChosen, callNext } from './choose-visitor.ts'
import type { DayCommand } from './commands.ts'
import { type Day, deskState } from './day.ts'
import { type Circumstances, type Decision, no, yes } from './decision.ts'
import { leaseNumbers, takeEmergencyTicket } from './emergency.ts'
import type { DayEvent } from './events.ts'
import { closeDesk, releaseDesk } from './hand-over.ts'
import { hold, takeBack } from './hold.ts'
import { issueTicket } from './issue-ticket.ts'
import { passOn, redirect } from './pass-on.ts'
import { finish, nextService, planServices } from './several-services.ts'
import { bringBack, setCategory } from './wait-again.ts'
import { dayAt } from './waits.ts'

export type { Circumstances, Decision, Refusal } from './decision.ts'

/**
 * What follows from a command: the events, or the one reason why not. Nothing
 * else in the system decides about the hall. A refusal changes nothing.
 */
export function decide(before: Day, command: DayCommand, now: Circumstances): Decision {
  // Paper that comes out after the day's end is still told of, and so is a number that a kiosk gave out alone.
  const isLate = command.type === 'record-print' || command.type === 'take-emergency-ticket'
  if (before.status === 'ended' && (!isLate || before.seq === 0)) return no('day-ended')
  const day = dayAt(before, now.at)
  switch (command.type) {
    case 'issue-ticket':
      return issueTicket(day, command, now)
    case 'lease-emergency-numbers':
      return leaseNumbers(day, command, now)
    case 'take-emergency-ticket':
      return takeEmergencyTicket(day, command, now)
    case 'open-desk':
      return openDesk(day, command, now)
    case 'change-competence':
      return changeCompetence(day, command, now)
    case 'close-desk':
      return closeDesk(day, command, now)
    case 'release-desk':
      return releaseDesk(day, command.deskId, now)
    case 'pause-desk':
      return atDesk(day, command, now, (desk) => {
        if (desk.state === 'paused') return no('desk-paused')
        if (desk.inFront !== null) return no('desk-busy')
        const until = command.minutes === null ? null : now.at + command.minutes * 60_000
        return yes({ type: 'DeskPaused', deskId: command.deskId, reason: command.reason, until })
      })
    case 'resume-desk':
      return atDesk(day, command, now, (desk) =>
        desk.state === 'paused'
          ? yes({ type: 'DeskResumed', deskId: command.deskId })
          : no('wrong-state', { state: desk.state }),
      )
    case 'call-next':
      return callNext(day, command, now)
    case 'call':
      return callChosen(day, command, now)
    case 'take-back':
      return takeBack(day, command, now)
    case 'hold-visit':
      return hold(day, command, now)
    case 'pass-on':
      return passOn(day, command, now)
    case 'redirect':
      return redirect(day, command, now)
    case 'check-claim':
      return checkClaim(day, command, now)
    case 'recall':
      return inFront(day, command, now, (visit) => {
        const { now: leg } = visit.leg
        if (leg.state !== 'called') return wrongState(visit)
        const from = leg.lastCallAt + now.rules.office.settings.recallIntervalSeconds * 1000
        if (now.at < from) return no('too-soon', { seconds: Math.ceil((from - now.at) / 1000) })
        const { visitId, deskId } = command
        const callNumber = leg.callNumber + 1
        return yes({ type: 'VisitorRecalled', visitId, deskId, callId: day.callCount + 1, callNumber })
      })
    case 'start':
      return inFront(day, command, now, (visit) =>
        visit.leg.now.state === 'called'
          ? yes({ type: 'ServiceStarted', visitId: command.visitId, deskId: command.deskId })
          : wrongState(visit),
      )
    case 'finish':
      return finish(day, command, now)
    case 'next-service':
      return nextService(day, command, now)
    case 'plan-services':
      return planServices(day, command, now)
    case 'no-show':
      return inFront(day, command, now, (visit) => {
        const { now: leg } = visit.leg
        if (leg.state !== 'called') return wrongState(visit)
        const needed = now.rules.office.settings.recallsBeforeNoShow
        if (leg.callNumber < needed) return no('too-few-calls', { calls: leg.callNumber, needed })
        return yes({ type: 'VisitorAbsent', visitId: command.visitId, deskId: command.deskId })
      })
    case 'put-back':
      return inFront(day, command, now, (visit) =>
        visit.leg.now.state === 'called'
          ? yes({ type: 'LegPutBack', visitId: command.visitId, deskId: command.deskId })
          : wrongState(visit),
      )
    case 'cancel': {
      const visit = day.visits.get(command.visitId)
      if (!visit) return no('ticket-not-found')
      const { state } = visit.leg.now
      if (state !== 'waiting' && state !== 'held') return wrongState(visit)
      return yes({ type: 'VisitCancelled', visitId: visit.id })
    }
    case 'bring-back':
      return bringBack(day, command.visitId, now)
    case 'set-category':
      return setCategory(day, command, now)
    case 'request-print':
      return command.visitId === null || day.visits.has(command.visitId)
        ? yes({ type: 'PrintRequested', visitId: command.visitId, print: command.print })
        : no('ticket-not-found')
    case 'record-print': {
      const { jobId, state, problem } = command
      return yes({ type: 'PrintRecorded', jobId, state, problem })
    }
    case 'end-day':
      return endDay(day)
  }
}

function openDesk(day: Day, c: Extract<DayCommand, { type: 'open-desk' }>, now: Circumstances): Decision {
  if (!now.rules.desks.has(c.deskId)) return no('desk-unknown')
  const desk = deskState(day, c.deskId)
  if (desk.state !== 'closed') {
    // The same person again, from a second PC or after a reload: the desk is already theirs.
    return desk.staffId === c.staffId ? yes() : no('desk-taken', { staffId: desk.staffId })
  }
  const other = deskOf(day, c.staffId)
  if (other !== null) {
    return no('specialist-at-another-desk', { desk: now.rules.desks.get(other.id)?.number ?? 0 })
  }
  return yes({ type: 'DeskOpened', deskId: c.deskId, staffId: c.staffId, ...knownServices(c, now) })
}

type Lists = { readonly primary: readonly ServiceId[]; readonly secondary: readonly ServiceId[] }

/** Known services only, each once, none both primary and secondary. */
function knownServices(lists: Lists, now: Circumstances): Lists {
  const known = (ids: readonly ServiceId[]) => [...new Set(ids)].filter((id) => now.rules.services.has(id))
  const primary = known(lists.primary)
  return { primary, secondary: known(lists.secondary).filter((id) => !primary.includes(id)) }
}

/** Whoever stands in front stays; the next call goes by the new lists. */
function changeCompetence(
  day: Day,
  c: Extract<DayCommand, { type: 'change-competence' }>,
  now: Circumstances,
): Decision {
  if (!now.rules.desks.has(c.deskId)) return no('desk-unknown')
  const desk = deskState(day, c.deskId)
  if (desk.state === 'closed') return no('desk-closed')
  const lists = knownServices(c, now)
  const same = (a: readonly ServiceId[], b: readonly ServiceId[]) => a.join() === b.join()
  if (same(lists.primary, desk.primary) && same(lists.secondary, desk.secondary)) return yes()
  return yes({ type: 'CompetenceChanged', deskId: c.deskId, ...lists })
}

function endDay(day: Day): Decision {
  const events: DayEvent[] = []
  const expired: VisitId[] = []
  for (const visit of day.visits.values()) {
    if (!isOpen(visit.leg)) continue
    if (visit.leg.now.state === 'serving') {
      const { deskId } = visit.leg.now
      events.push({ type: 'ServiceFinished', visitId: visit.id, deskId, outcome: 'day-ended' })
    } else expired.push(visit.id)
  }
  return yes(...events, { type: 'DayEnded', expired })
}
