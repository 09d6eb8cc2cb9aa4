import type { VisitId } from '@chered/protocol/ids'
import type { Category } from '@chered/protocol/office'
import { callBy } from '../queue/call-by.ts'
import { standingOf, type Visit } from '../visit/visit.ts'
import type { DayCommand } from './commands.ts'
import type { Day } from './day.ts'
import { type Circumstances, type Decision, no, yes } from './decision.ts'
import type { DayEvent } from './events.ts'

/** Decisions by which a visit that is already here waits again, or at another place. */

/** The visit's next planned service, if any, once the one before is finished. */
export function nextLeg(visit: Visit, now: Circumstances): DayEvent[] {
  const serviceId = visit.planned[0]
  const service = serviceId === undefined ? undefined : now.rules.services.get(serviceId)
  if (!service) return []
  const category = categoryOf(now, visit.categoryId)
  const place = callBy(standingOf(visit), service, category, now.rules.office.settings)
  const { id: visitId } = visit
  return [
    {
      type: 'LegQueued',
      visitId,
      serviceId: service.id,
      queueId: service.queue,
      since: now.at,
      ...place,
    },
  ]
}

/**
 * A visitor who missed the call waits again, within the office's minutes from
 * the no-show, at the old place or as one who has just come. Refuses with
 * `wrong-state` and `return-too-late` (with the minutes).
 */
export function bringBack(day: Day, visitId: VisitId, now: Circumstances): Decision {
  const visit = day.visits.get(visitId)
  if (!visit) return no('ticket-not-found')
  const { leg } = visit
  if (leg.now.state !== 'no-show') return no('wrong-state', { state: leg.now.state })
  const { settings } = now.rules.office
  const minutes = settings.returnWithinMinutes
  if (now.at - leg.now.endedAt > minutes * 60_000) return no('return-too-late', { minutes })
  const service = now.rules.services.get(leg.serviceId)
  if (!service) return no('service-unknown')
  const { callBy: by, callableFrom } = leg.place
  const place =
    settings.returnPlace === 'keep'
      ? { callBy: by, callableFrom, basis: leg.basis }
      : callBy({ kind: 'return', from: now.at }, service, categoryOf(now, visit.categoryId), settings)
  return yes({ type: 'VisitorBroughtBack', visitId, place: settings.returnPlace, ...place })
}

/**
 * A claim to precedence is confirmed, changed, or removed while the visitor
 * waits. The place is reckoned anew from what the wait was reckoned from, so a
 * claim removed leaves the natural place, not the end. Refuses with
 * `wrong-state`, `category-unknown`, and `bad-request` for a proof that is not
 * the kind that the category names: a document's number must not get in here.
 */
export function setCategory(
  day: Day,
  c: Extract<DayCommand, { type: 'set-category' }>,
  now: Circumstances,
): Decision {
  const visit = day.visits.get(c.visitId)
  if (!visit) return no('ticket-not-found')
  if (visit.leg.now.state !== 'waiting') return no('wrong-state', { state: visit.leg.now.state })
  return categorySet(visit, c, now)
}

/** The one event of a category set, wherever the visitor is. */
export function categorySet(
  visit: Visit,
  { categoryId, proof }: Pick<Extract<DayCommand, { type: 'set-category' }>, 'categoryId' | 'proof'>,
  now: Circumstances,
): Decision {
  const category = categoryOf(now, categoryId)
  if (categoryId !== null && category === null) return no('category-unknown')
  if (proof !== null && proof !== category?.proof) return no('bad-request')
  const { leg } = visit
  const service = now.rules.services.get(leg.serviceId)
  if (!service) return no('service-unknown')
  const place = callBy(leg.standing, service, category, now.rules.office.settings)
  return yes({ type: 'CategorySet', visitId: visit.id, categoryId, proof, ...place })
}

/** Who stands in a category that the office has meanwhile given up waits as others do. */
export function categoryOf(now: Circumstances, id: Category['id'] | null): Category | null {
  return id === null ? null : (now.rules.categories.get(id) ?? null)
}
