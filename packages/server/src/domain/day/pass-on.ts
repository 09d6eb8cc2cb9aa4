import type { PassTarget } from '@chered/protocol/commands'
import type { DeskId } from '@chered/protocol/ids'
import type { Service } from '@chered/protocol/office'
import { callBy } from '../queue/call-by.ts'
import { standingOf, type Visit } from '../visit/visit.ts'
import { deskOf, inFront, wrongState } from './at-desk.ts'
import type { DayCommand, PassedOn } from './commands.ts'
import { type Day, deskState, isServedAt } from './day.ts'
import { type Circumstances, type Decision, no, type Refusal, yes } from './decision.ts'
import type { DayEvent } from './events.ts'
import { categoryOf } from './wait-again.ts'

/**
 * Passing on. A leg directed to a desk, or to the colleague who works there, is
 * taken at that desk alone as long as it is manned and serves the service, in a
 * break too; the moment it closes or gives the service up, every desk that
 * serves the service may take the leg (`releaseDirected`), at the same place in
 * the order. So nobody waits for somebody who is not there, and reception can
 * send the visitor elsewhere at any time (`redirect`).
 */

type Of<T extends DayCommand['type']> = Extract<DayCommand, { type: T }>
type Where =
  | { readonly ok: true; readonly service: Service; readonly to: DeskId | null }
  | { readonly ok: false; readonly refusal: Refusal }

const notThere = (code: Refusal['code']): Where => ({ ok: false, refusal: { code } })

/** Where a target leads now: which service, and which desk alone; null for every desk that serves it. */
function placeOfTarget(day: Day, target: PassTarget, { leg }: Visit, now: Circumstances): Where {
  const { services, servicesOfQueue, desks } = now.rules
  switch (target.kind) {
    case 'service': {
      const service = services.get(target.serviceId)
      return service ? { ok: true, service, to: null } : notThere('service-unknown')
    }
    case 'queue': {
      const ids = servicesOfQueue.get(target.queueId)
      if (!ids) return notThere('queue-unknown')
      const manned = [...day.desks.keys()]
      const served = ids.find((id) => manned.some((desk) => isServedAt(day, desk, id))) ?? ids[0]
      const service = served && services.get(served)
      return service ? { ok: true, service, to: null } : notThere('service-unknown')
    }
    case 'desk':
    case 'staff': {
      const service = services.get(target.serviceId ?? leg.serviceId)
      if (!service) return notThere('service-unknown')
      const to = target.kind === 'desk' ? target.deskId : deskOf(day, target.staffId)?.id
      if (to === undefined) return notThere('specialist-away')
      if (!desks.has(to)) return notThere('desk-unknown')
      if (deskState(day, to).state === 'closed') return notThere('desk-closed')
      return isServedAt(day, to, service.id) ? { ok: true, service, to } : notThere('not-competent')
    }
  }
}

export function passOn(day: Day, c: Of<'pass-on'>, now: Circumstances): Decision {
  return inFront(day, c, now, (visit) => passed(day, visit, c.deskId, c, now))
}

/**
 * The visitor in front goes on elsewhere as a new leg with the same ticket, at
 * the place of the visit's own beginning or as one who comes now. Refuses with
 * what the target lacks, `same-desk`, and `note-unknown`.
 */
export function passed(
  day: Day,
  visit: Visit,
  deskId: DeskId,
  { to: target, place, noteId, hasNote }: PassedOn,
  now: Circumstances,
): Decision {
  const where = placeOfTarget(day, target, visit, now)
  if (!where.ok) return where
  const { service, to } = where
  if (to === deskId) return no('same-desk')
  const { settings, notes } = now.rules.office
  if (noteId !== undefined && !notes.some(({ id }) => id === noteId)) return no('note-unknown')
  const standing = place === 'keep' ? standingOf(visit) : ({ kind: 'arrival', from: now.at } as const)
  return yes({
    type: 'LegPassed',
    visitId: visit.id,
    deskId,
    serviceId: service.id,
    queueId: service.queue,
    to,
    place,
    ...callBy(standing, service, categoryOf(now, visit.categoryId), settings),
    noteId: noteId ?? null,
    hasNote: hasNote ?? false,
  })
}

/**
 * Who waits goes on waiting elsewhere; who was called leaves that desk for it.
 * Refuses with `wrong-state` and with what the target lacks.
 */
export function redirect(day: Day, c: Of<'redirect'>, now: Circumstances): Decision {
  const visit = day.visits.get(c.visitId)
  if (!visit) return no('ticket-not-found')
  const { leg } = visit
  if (leg.now.state !== 'waiting' && leg.now.state !== 'called') return wrongState(visit)
  const where = placeOfTarget(day, c.to, visit, now)
  if (!where.ok) return where
  const { service, to } = where
  const standing = c.place === 'keep' ? leg.standing : ({ kind: 'arrival', from: now.at } as const)
  const redirected: DayEvent = {
    type: 'LegRedirected',
    visitId: visit.id,
    serviceId: service.id,
    queueId: service.queue,
    to,
    place: c.place,
    ...callBy(standing, service, categoryOf(now, visit.categoryId), now.rules.office.settings),
  }
  if (leg.now.state === 'waiting') return yes(redirected)
  const { deskId } = leg.now
  return yes({ type: 'LegPutBack', visitId: visit.id, deskId }, redirected)
}
