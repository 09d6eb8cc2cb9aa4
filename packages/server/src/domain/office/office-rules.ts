import type { CategoryId, DeskId, QueueId, ServiceId } from '@chered/protocol/ids'
import type { Category, Desk, Office, Queue, Service } from '@chered/protocol/office'

/**
 * The office as decisions need it: everything by id. Made once for each version
 * of the office; a decision takes it as an argument, an event never needs it.
 */
export interface OfficeRules {
  readonly office: Office
  readonly services: ReadonlyMap<ServiceId, Service>
  readonly queues: ReadonlyMap<QueueId, Queue>
  readonly desks: ReadonlyMap<DeskId, Desk>
  readonly categories: ReadonlyMap<CategoryId, Category>
  readonly servicesOfQueue: ReadonlyMap<QueueId, readonly ServiceId[]>
  /** First number that no queue's own range contains: where a full range goes on. */
  readonly overflowFrom: number
}

/** Broken references are a broken office: they throw, naming what is missing. */
export function officeRules(office: Office): OfficeRules {
  const queues = new Map(office.queues.map((q) => [q.id, q]))
  const services = new Map(office.services.map((s) => [s.id, s]))
  const servicesOfQueue = new Map<QueueId, ServiceId[]>(office.queues.map((q) => [q.id, []]))
  for (const service of office.services) {
    // The day names lines by services, and by desks with this sign before them.
    if (service.id.startsWith('@'))
      throw new Error(`office ${office.id}: service ${service.id} begins with @`)
    const list = servicesOfQueue.get(service.queue)
    if (!list) throw new Error(`office ${office.id}: service ${service.id} names no queue ${service.queue}`)
    list.push(service.id)
  }
  for (const question of office.survey) {
    for (const answer of question.answers) {
      for (const id of [answer.service, answer.alsoService]) {
        if (id && !services.has(id)) throw new Error(`office ${office.id}: survey names no service ${id}`)
      }
      if (answer.next && !office.survey.some((q) => q.id === answer.next)) {
        throw new Error(`office ${office.id}: survey names no question ${answer.next}`)
      }
    }
  }
  if (office.settings.dayEnds < '12:00') {
    throw new Error(
      `office ${office.id}: the day cannot end at ${office.settings.dayEnds}, before it has begun`,
    )
  }
  const last = Math.max(999, ...office.queues.map((q) => q.numbers?.to ?? 0))
  return {
    office,
    services,
    queues,
    desks: new Map(office.desks.map((d) => [d.id, d])),
    categories: new Map(office.categories.map((c) => [c.id, c])),
    servicesOfQueue,
    overflowFrom: last + 1,
  }
}
