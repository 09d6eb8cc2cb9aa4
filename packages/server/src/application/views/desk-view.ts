import type { DeskId, VisitId } from '@chered/protocol/ids'
import type { DesksView, DeskView, InFront, WaitingRow } from '@chered/protocol/views'
import { deskState } from '../../domain/day/day.ts'
import { competenceOf, waitingFor } from '../../domain/queue/call-order.ts'
import { sequenceFor } from '../../domain/queue/sequence.ts'
import { bookedAhead } from './booked-ahead.ts'
import type { ViewContext } from './context.ts'
import { heldRows } from './held-rows.ts'
import { overdueFrom } from './overdue.ts'

const rows = 50

/** A specialist's window: who stands there, who comes next and why. */
export function deskView(context: ViewContext, deskId: DeskId): DeskView | null {
  const { day, rules, now } = context
  const desk = rules.desks.get(deskId)
  if (!desk) return null
  const present = deskState(day, deskId)
  const base = { deskId, number: desk.number }
  const none = { served: 0, noShow: 0, meanServiceMs: null }
  if (present.state === 'closed') {
    return {
      ...base,
      state: 'closed',
      staffId: null,
      staffName: null,
      paused: null,
      inFront: null,
      next: [],
      waiting: 0,
      held: [],
      booked: [],
      today: none,
    }
  }
  const competence = competenceOf(deskId, present)
  const next = sequenceFor(day, competence, now, rows).map(
    ({ visit }): WaitingRow => ({
      visitId: visit.id,
      ticket: visit.ticket,
      serviceId: visit.leg.serviceId,
      since: visit.leg.since,
      callBy: visit.leg.place.callBy,
      callableFrom: visit.leg.place.callableFrom,
      basis: visit.leg.basis,
      competence: present.primary.includes(visit.leg.serviceId) ? 'primary' : 'secondary',
      language: visit.language,
      directed: visit.leg.directedTo !== null,
      afterHold: visit.leg.now.state === 'waiting' ? (visit.leg.now.afterHold ?? null) : null,
    }),
  )
  const totals = day.staff.get(present.staffId)
  return {
    ...base,
    state: present.state,
    staffId: present.staffId,
    staffName: context.staffName(present.staffId),
    paused:
      present.state === 'paused'
        ? { since: present.since, reason: present.reason, until: present.until }
        : null,
    inFront: present.state === 'open' && present.inFront !== null ? inFront(context, present.inFront) : null,
    next,
    waiting: waitingFor(day, competence),
    held: heldRows(context, present),
    booked: bookedAhead(context, present.staffId),
    today: totals
      ? {
          served: totals.served,
          noShow: totals.noShow,
          meanServiceMs: totals.served === 0 ? null : Math.round(totals.serviceMs / totals.served),
        }
      : none,
  }
}

function inFront({ day, rules }: ViewContext, visitId: VisitId): InFront {
  const { settings } = rules.office
  const visit = day.visits.get(visitId)
  const leg = visit?.leg
  if (!visit || !leg || (leg.now.state !== 'called' && leg.now.state !== 'serving')) {
    throw new Error(`day ${day.date}: ${visitId} stands at a desk and is ${leg?.now.state}`)
  }
  const { now } = leg
  return {
    visitId,
    ticket: visit.ticket,
    state: now.state,
    serviceId: leg.serviceId,
    planned: [...visit.planned],
    language: visit.language,
    channel: visit.channel,
    appointment: visit.appointment && { start: visit.appointment.start, end: visit.appointment.end },
    issuedAt: visit.issuedAt,
    calledAt: now.calledAt,
    startedAt: now.state === 'serving' ? now.startedAt : null,
    callNumber: now.callNumber,
    recallFrom:
      now.state === 'called' ? now.lastCallAt + settings.recallIntervalSeconds * 1000 : now.calledAt,
    mayBeNoShow: now.state === 'called' && now.callNumber >= settings.recallsBeforeNoShow,
    reason: now.reason,
    waitedMs: leg.spent.waitMs,
    normMinutes: rules.services.get(leg.serviceId)?.minutes ?? 0,
    servedBeforeMs: leg.spent.serviceMs,
    overdueFrom: overdueFrom(rules, leg),
    claim:
      visit.categoryId === null
        ? null
        : {
            categoryId: visit.categoryId,
            confirmed: visit.confirmed !== null,
            proof: visit.confirmed?.proof ?? null,
          },
    holds: leg.spent.holds,
    passed: leg.passed && { ...leg.passed },
  }
}

/** All windows, for choosing one. */
export function desksView({ day, rules, staffName }: ViewContext): DesksView {
  return {
    desks: rules.office.desks.map((desk) => {
      const now = deskState(day, desk.id)
      const base = { deskId: desk.id, number: desk.number, state: now.state }
      if (now.state === 'closed') return { ...base, staffId: null, staffName: null, services: [] }
      const { staffId, primary, secondary } = now
      return { ...base, staffId, staffName: staffName(staffId), services: [...primary, ...secondary] }
    }),
  }
}
