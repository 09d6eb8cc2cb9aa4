import type { NextService } from '@chered/protocol/commands'
import type { VisitId } from '@chered/protocol/ids'
import { outlook } from '../../domain/queue/quote.ts'
import type { ViewContext } from './context.ts'
import { desksServing } from './desks-serving.ts'

/**
 * What the specialist tells a visitor whose next service is not given at the
 * same window: which windows call, how many are before. A repeat of the press
 * finds a visit that waits no more and has nothing to tell.
 */
export function nextServiceOf(context: ViewContext, visitId: VisitId): NextService {
  const { day, rules, now } = context
  const visit = day.visits.get(visitId)
  if (visit?.leg.now.state !== 'waiting') return { waits: null }
  const { serviceId } = visit.leg
  const { primaryDesks, secondaryDesks } = desksServing(context, [serviceId])
  const desks = [...primaryDesks, ...secondaryDesks].sort((a, b) => a - b)
  return { waits: { ticket: visit.ticket, serviceId, desks, ...outlook(day, rules, visit, now) } }
}
