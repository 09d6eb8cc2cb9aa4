import type { VisitToken } from '@chered/protocol/ids'
import type { VisitorView } from '@chered/protocol/views'
import { visitOfToken } from '../../domain/day/day.ts'
import { outlook } from '../../domain/queue/quote.ts'
import type { Leg } from '../../domain/visit/visit.ts'
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
    state: stateFor(leg),
    office: rules.office.name,
    service: service?.name ?? { ru: '' },
    planned: visit.planned.flatMap((id) => rules.services.get(id)?.name ?? []),
    language: visit.language,
    languages: rules.office.languages,
    ...(leg.now.state === 'waiting' ? outlook(day, rules, visit, now) : { ahead: null, estimate: null }),
    desk: desk?.number ?? null,
    direction: desk?.direction ?? null,
    at: now,
  }
}

/** Who was sent aside by a specialist waits, but in no line; a leg that went on elsewhere is never the last. */
function stateFor({ now }: Leg): VisitorView['state'] {
  if (now.state === 'passed') throw new Error('the last leg of a visit was passed on to none')
  return now.state === 'held' ? 'waiting' : now.state
}
