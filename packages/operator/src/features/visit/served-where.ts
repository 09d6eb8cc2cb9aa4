import type { ServiceId } from '@chered/protocol/ids'
import type { DesksView } from '@chered/protocol/views'

/** Where a further service is given now: at this desk, at others, or nowhere. */
export type ServedWhere =
  | { readonly at: 'here' }
  | { readonly at: 'desks'; readonly desks: readonly number[] }
  | { readonly at: 'nowhere' }

/** By the desks that are manned; `own` is the number of this one. */
export function servedWhere(desks: DesksView['desks'], own: number, serviceId: ServiceId): ServedWhere {
  const able = desks.filter(({ state, services }) => state !== 'closed' && services?.includes(serviceId))
  if (able.some(({ number }) => number === own)) return { at: 'here' }
  return able.length === 0
    ? { at: 'nowhere' }
    : { at: 'desks', desks: able.map(({ number }) => number).sort((a, b) => a - b) }
}

/** The planned list with one place moved by one step; the same list where that would lead out of it. */
export function moved(planned: readonly ServiceId[], place: number, by: 1 | -1): readonly ServiceId[] {
  const to = place + by
  const one = planned[place]
  if (one === undefined || to < 0 || to >= planned.length) return planned
  return planned.with(place, planned[to] as ServiceId).with(to, one)
}
