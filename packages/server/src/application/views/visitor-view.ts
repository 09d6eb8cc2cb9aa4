import type { VisitToken } from '@chered/protocol/ids'
import type { VisitorView } from '@chered/protocol/views'
import { visitOfToken, waitingVisits } from '../../domain/day/day.ts'
import { comparePlaces } from '../../domain/queue/call-by.ts'
import { remainingWait } from '../../domain/queue/quote.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import type { ViewContext } from './context.ts'

/** What the holder of a ticket's link may see; null when today knows no such token. */
export function visitorView(context: ViewContext, token: VisitToken): VisitorView | null {
  const { day, rules, now } = context
  const visit = visitOfToken(day, token)
  if (visit === null) return null
  const { leg } = visit
  const service = rules.services.get(leg.serviceId)
  const atDesk = leg.now.state === 'called' || leg.now.state === 'serving' ? leg.now.deskId : null
  const desk = atDesk === null ? undefined : rules.desks.get(atDesk)
  return {
    ticket: visit.ticket,
    state: leg.now.state,
    office: rules.office.name,
    service: service?.name ?? { ru: '' },
    language: visit.language,
    languages: rules.office.languages,
    ahead: leg.now.state === 'waiting' ? aheadOf(context, visit) : null,
    estimate: leg.now.state === 'waiting' ? remainingWait(day, rules, visit, now) : null,
    desk: desk?.number ?? null,
    direction: desk?.direction ?? null,
    at: now,
  }
}

function aheadOf({ day, rules }: ViewContext, visit: Visit): number {
  let ahead = 0
  for (const id of rules.servicesOfQueue.get(visit.leg.queueId) ?? []) {
    for (const other of waitingVisits(day, id)) {
      // Call order: everybody further down this line is behind.
      if (comparePlaces(other.leg.place, visit.leg.place) >= 0) break
      ahead++
    }
  }
  return ahead
}
