import { callBy } from '../queue/call-by.ts'
import { standingOf, type Visit } from '../visit/visit.ts'
import { inFront, wrongState } from './at-desk.ts'
import type { DayCommand } from './commands.ts'
import type { Day } from './day.ts'
import { type Circumstances, type Decision, no, yes } from './decision.ts'
import type { DayEvent } from './events.ts'
import { categoryOf, nextLeg } from './wait-again.ts'

/** Several services in one visit, with one ticket. */

type Of<T extends DayCommand['type']> = Extract<DayCommand, { type: T }>

/** Finishes with an outcome of the office's list; a planned service is waited for. Refuses with `outcome-unknown`. */
export function finish(day: Day, c: Of<'finish'>, now: Circumstances): Decision {
  return inFront(day, c, now, (visit) => {
    const finished = finishedBy(visit, c, now)
    return finished.ok ? yes(...finished.events, ...nextLeg(visit, now)) : finished
  })
}

/**
 * Finishes, and the first planned service begins: here and at once when this
 * desk serves it, else it is waited for. Refuses also with `nothing-planned`.
 */
export function nextService(day: Day, c: Of<'next-service'>, now: Circumstances): Decision {
  return inFront(day, c, now, (visit, desk) => {
    const finished = finishedBy(visit, c, now)
    if (!finished.ok) return finished
    const [serviceId] = visit.planned
    if (serviceId === undefined) return no('nothing-planned')
    const service = now.rules.services.get(serviceId)
    if (!service) return no('service-unknown')
    if (!desk.primary.includes(serviceId) && !desk.secondary.includes(serviceId)) {
      return yes(...finished.events, ...nextLeg(visit, now))
    }
    const { visitId, deskId, staffId } = c
    const category = categoryOf(now, visit.categoryId)
    return yes(...finished.events, {
      type: 'ServiceContinued',
      visitId,
      deskId,
      staffId,
      serviceId,
      queueId: service.queue,
      ...callBy(standingOf(visit), service, category, now.rules.office.settings),
    })
  })
}

function finishedBy(visit: Visit, c: Of<'finish'> | Of<'next-service'>, now: Circumstances): Decision {
  if (visit.leg.now.state !== 'serving') return wrongState(visit)
  const { visitId, deskId, outcome, documents, presented } = c
  if (!now.rules.office.outcomes.some(({ id }) => id === outcome)) return no('outcome-unknown')
  const counts: Pick<Extract<DayEvent, { type: 'ServiceFinished' }>, 'documents' | 'presented'> = {
    ...(documents === undefined ? {} : { documents }),
    ...(presented === undefined ? {} : { presented }),
  }
  return yes({ type: 'ServiceFinished', visitId, deskId, outcome, ...counts })
}

/**
 * What the visit in front goes on with: the whole list in order, each service
 * once and not the present one. Refuses with `service-unknown`.
 */
export function planServices(day: Day, c: Of<'plan-services'>, now: Circumstances): Decision {
  return inFront(day, c, now, (visit) => {
    if (!c.planned.every((id) => now.rules.services.has(id))) return no('service-unknown')
    const planned = [...new Set(c.planned)].filter((id) => id !== visit.leg.serviceId)
    if (planned.join('\n') === visit.planned.join('\n')) return yes()
    return yes({ type: 'ServicesPlanned', visitId: visit.id, deskId: c.deskId, planned })
  })
}
