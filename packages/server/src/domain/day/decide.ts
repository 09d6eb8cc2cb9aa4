import type { DeskId, ServiceId, StaffId, VisitId } from '@chered/protocol/ids'
import type { CallReason } from '@chered/protocol/reason'
import type { RefusalCode } from '@chered/protocol/refusals'
import type { Desk, OpenDesk } from '../desk/desk.ts'
import { nextNumber } from '../numbering/next-number.ts'
import type { OfficeRules } from '../office/office-rules.ts'
import { callBy } from '../queue/call-by.ts'
import { choose, headsFor, waitingFor } from '../queue/call-order.ts'
import { quote } from '../queue/quote.ts'
import { isOpen, type Leg, type Visit } from '../visit/visit.ts'
import type { DayCommand } from './commands.ts'
import { type Day, deskState } from './day.ts'
import type { DayEvent } from './events.ts'

/** What a decision may know of the world outside the day; all of it comes in. */
export interface Circumstances {
  /** Never before the day's last event. */
  readonly at: number
  readonly rules: OfficeRules
  /** Whether the office takes visitors at this moment, by its schedule. */
  readonly hoursOpen: boolean
}

export interface Refusal {
  readonly code: RefusalCode
  readonly params?: Readonly<Record<string, string | number>>
}

export type Decision =
  | { readonly ok: true; readonly events: readonly DayEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

const no = (code: RefusalCode, params?: Refusal['params']): Decision => ({
  ok: false,
  refusal: params === undefined ? { code } : { code, params },
})
const yes = (...events: readonly DayEvent[]): Decision => ({ ok: true, events })

/**
 * What follows from a command: the events, or the one reason why not. Nothing
 * else in the system decides about the hall. A refusal changes nothing.
 */
export function decide(day: Day, command: DayCommand, now: Circumstances): Decision {
  // Paper that comes out after the day's end is still told of.
  if (day.status === 'ended' && (command.type !== 'record-print' || day.seq === 0)) return no('day-ended')
  switch (command.type) {
    case 'issue-ticket':
      return issueTicket(day, command, now)
    case 'open-desk':
      return openDesk(day, command, now)
    case 'close-desk':
      return atDesk(day, command, now, (desk) =>
        desk.state === 'open' && desk.inFront !== null
          ? no('desk-busy')
          : yes({ type: 'DeskClosed', deskId: command.deskId }),
      )
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
      return atFreeDesk(day, command, now, (desk) => {
        const choice = choose(headsFor(day, desk), desk.absoluteRun, now.at)
        if (choice === null) return no('nobody-waiting')
        return call(day, desk, command, choice.entry.visitId, choice.rule)
      })
    case 'call':
      return atFreeDesk(day, command, now, (desk) => {
        const visit = day.visits.get(command.visitId)
        if (!visit) return no('ticket-not-found')
        if (visit.leg.now.state !== 'waiting') return no('wrong-state', { state: visit.leg.now.state })
        const { serviceId } = visit.leg
        if (!desk.primary.includes(serviceId) && !desk.secondary.includes(serviceId)) {
          return no('not-competent')
        }
        return call(day, desk, command, visit.id, 'chosen')
      })
    case 'recall':
      return inFront(day, command, now, ({ leg }) => {
        if (leg.now.state !== 'called') return no('wrong-state', { state: leg.now.state })
        const from = leg.now.lastCallAt + now.rules.office.settings.recallIntervalSeconds * 1000
        if (now.at < from) return no('too-soon', { seconds: Math.ceil((from - now.at) / 1000) })
        const { visitId, deskId } = command
        const callNumber = leg.now.callNumber + 1
        return yes({ type: 'VisitorRecalled', visitId, deskId, callId: day.callCount + 1, callNumber })
      })
    case 'start':
      return inFront(day, command, now, ({ leg }) =>
        leg.now.state === 'called'
          ? yes({ type: 'ServiceStarted', visitId: command.visitId, deskId: command.deskId })
          : no('wrong-state', { state: leg.now.state }),
      )
    case 'finish':
      return inFront(day, command, now, (visit) => {
        if (visit.leg.now.state !== 'serving') return no('wrong-state', { state: visit.leg.now.state })
        const { visitId, deskId, outcome } = command
        return yes({ type: 'ServiceFinished', visitId, deskId, outcome }, ...nextLeg(visit, now))
      })
    case 'no-show':
      return inFront(day, command, now, ({ leg }) => {
        if (leg.now.state !== 'called') return no('wrong-state', { state: leg.now.state })
        const needed = now.rules.office.settings.recallsBeforeNoShow
        if (leg.now.callNumber < needed) {
          return no('too-few-calls', { calls: leg.now.callNumber, needed })
        }
        return yes({ type: 'VisitorAbsent', visitId: command.visitId, deskId: command.deskId })
      })
    case 'put-back':
      return inFront(day, command, now, ({ leg }) =>
        leg.now.state === 'called'
          ? yes({ type: 'LegPutBack', visitId: command.visitId, deskId: command.deskId })
          : no('wrong-state', { state: leg.now.state }),
      )
    case 'cancel': {
      const visit = day.visits.get(command.visitId)
      if (!visit) return no('ticket-not-found')
      if (visit.leg.now.state !== 'waiting') return no('wrong-state', { state: visit.leg.now.state })
      return yes({ type: 'VisitCancelled', visitId: visit.id })
    }
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

function issueTicket(
  day: Day,
  c: Extract<DayCommand, { type: 'issue-ticket' }>,
  now: Circumstances,
): Decision {
  const { rules } = now
  const service = rules.services.get(c.serviceId)
  if (!service) return no('service-unknown')
  const also = c.alsoServiceId === null || c.alsoServiceId === service.id ? null : c.alsoServiceId
  const second = also === null ? null : rules.services.get(also)
  if (second === undefined) return no('service-unknown')
  const given = [service, ...(second === null ? [] : [second])]
  if (!given.every(({ channels }) => channels.includes(c.channel))) return no('service-closed')
  if (c.channel === 'kiosk' && !now.hoursOpen) return no('outside-hours')
  if (day.totals.issued >= rules.office.settings.walkInsPerDay) return no('quota-exhausted')
  const category = c.categoryId === null ? null : rules.categories.get(c.categoryId)
  if (category === undefined) return no('category-unknown')
  const ticket = nextNumber(day, service.queue, rules)
  return yes({
    type: 'VisitIssued',
    visitId: c.visitId,
    token: c.token,
    ticket,
    overflow: ticket.number >= rules.overflowFrom,
    serviceId: service.id,
    queueId: service.queue,
    planned: also === null ? [] : [also],
    language: c.language,
    channel: c.channel,
    categoryId: c.categoryId,
    ...callBy(now.at, service, category, rules.office.settings),
    quote: quote(day, rules, service.id, now.at, category),
    print: c.print,
  })
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
  const known = (ids: readonly ServiceId[]) => [...new Set(ids)].filter((id) => now.rules.services.has(id))
  const primary = known(c.primary)
  const secondary = known(c.secondary).filter((id) => !primary.includes(id))
  return yes({ type: 'DeskOpened', deskId: c.deskId, staffId: c.staffId, primary, secondary })
}

/** The desk that a specialist holds; one at most. */
export function deskOf(day: Day, staffId: string): Desk | null {
  for (const desk of day.desks.values()) {
    if (desk.now.state !== 'closed' && desk.now.staffId === staffId) return desk
  }
  return null
}

type Held = Exclude<Desk['now'], { state: 'closed' }>

function atDesk(
  day: Day,
  command: { readonly deskId: DeskId; readonly staffId: StaffId },
  now: Circumstances,
  then: (desk: Held) => Decision,
): Decision {
  if (!now.rules.desks.has(command.deskId)) return no('desk-unknown')
  const desk = deskState(day, command.deskId)
  if (desk.state === 'closed') return no('desk-closed')
  if (desk.staffId !== command.staffId) return no('desk-taken', { staffId: desk.staffId })
  return then(desk)
}

function atFreeDesk(
  day: Day,
  command: { readonly deskId: DeskId; readonly staffId: StaffId },
  now: Circumstances,
  then: (desk: OpenDesk) => Decision,
): Decision {
  return atDesk(day, command, now, (desk) => {
    if (desk.state === 'paused') return no('desk-paused')
    return desk.inFront === null ? then(desk) : no('desk-busy')
  })
}

function inFront(
  day: Day,
  command: { readonly deskId: DeskId; readonly staffId: StaffId; readonly visitId: VisitId },
  now: Circumstances,
  then: (visit: Visit) => Decision,
): Decision {
  return atDesk(day, command, now, (desk) => {
    const visit = day.visits.get(command.visitId)
    if (!visit) return no('ticket-not-found')
    if (desk.state !== 'open' || desk.inFront !== visit.id) {
      return no('not-in-front', { state: visit.leg.now.state })
    }
    return then(visit)
  })
}

function call(
  day: Day,
  desk: OpenDesk,
  command: { readonly deskId: DeskId; readonly staffId: StaffId },
  visitId: VisitId,
  rule: CallReason['rule'],
): Decision {
  const leg = day.visits.get(visitId)?.leg as Leg
  const reason = { callBy: leg.place.callBy, basis: leg.basis, rule, waiting: waitingFor(day, desk) }
  const { deskId, staffId } = command
  return yes({ type: 'VisitorCalled', visitId, deskId, staffId, callId: day.callCount + 1, reason })
}

/** A further service of the same visit waits from the visit's own beginning, so nobody stands in line twice. */
function nextLeg(visit: Visit, now: Circumstances): DayEvent[] {
  const serviceId = visit.planned[0]
  const service = serviceId === undefined ? undefined : now.rules.services.get(serviceId)
  if (!service) return []
  const category = visit.categoryId === null ? null : (now.rules.categories.get(visit.categoryId) ?? null)
  const since = now.at
  const place = callBy(visit.issuedAt, service, category, now.rules.office.settings)
  return [
    { type: 'LegQueued', visitId: visit.id, serviceId: service.id, queueId: service.queue, since, ...place },
  ]
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
