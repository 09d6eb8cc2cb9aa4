import type { ServiceId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { KioskService } from '@chered/protocol/views'

/**
 * What waits for a visitor behind an answer or at a service, minutes.
 *
 * `free`: nobody waits and the call comes at once. `waiting`: a span can be
 * said. `counting`: a desk is open, no span can be said yet. `no-desk`: tickets
 * are given, nobody serves them at the moment. `ended`: the tickets of today
 * are given out. `closed`: the service is not given here now. `unknown`: the
 * answer leads to no service at all.
 */
export type ExpectedWait =
  | { readonly kind: 'free' }
  | {
      readonly kind: 'waiting'
      readonly people: number
      readonly fromMinutes: number
      readonly toMinutes: number
    }
  | { readonly kind: 'counting'; readonly people: number }
  | { readonly kind: 'no-desk'; readonly people: number }
  | { readonly kind: 'ended' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unknown' }

/** What of the office tells which services share a queue. */
interface QueuesOfServices {
  readonly services: readonly Pick<Office['services'][number], 'id' | 'queue'>[]
}

/** A wait that is over before one has sat down. */
const atOnceMinutes = 5

/**
 * One expected wait out of those of several services: the people of their queues
 * are added up, the span reaches from the shortest to the longest. Services that
 * take nobody count only when all of them take nobody.
 */
export function expectedWait(
  office: QueuesOfServices,
  services: readonly KioskService[],
  ids: readonly ServiceId[],
): ExpectedWait {
  const below = services.filter((s) => ids.includes(s.serviceId))
  if (below.length === 0) return ids.length === 0 ? { kind: 'unknown' } : { kind: 'closed' }
  const taking = below.filter((s) => s.state === 'open' || s.state === 'no-desk')
  if (taking.length === 0) return { kind: below.some((s) => s.state === 'quota') ? 'ended' : 'closed' }
  const people = peopleIn(office, taking)
  const open = taking.filter((s) => s.state === 'open')
  if (open.length === 0) return { kind: 'no-desk', people }
  const spans = open.flatMap((s) => (s.estimate ? [s.estimate] : []))
  if (spans.length === 0) return people === 0 ? { kind: 'free' } : { kind: 'counting', people }
  const fromMinutes = Math.min(...spans.map((s) => s.fromMinutes))
  const toMinutes = Math.max(...spans.map((s) => s.toMinutes))
  if (people === 0 && toMinutes <= atOnceMinutes) return { kind: 'free' }
  return { kind: 'waiting', people, fromMinutes, toMinutes }
}

/** A service's `waiting` already counts its whole queue, so each queue counts once. */
function peopleIn(office: QueuesOfServices, services: readonly KioskService[]): number {
  const queues = new Map<string, number>()
  for (const { serviceId, waiting } of services) {
    const queue = office.services.find((s) => s.id === serviceId)?.queue ?? serviceId
    queues.set(queue, Math.max(waiting, queues.get(queue) ?? 0))
  }
  return [...queues.values()].reduce((sum, waiting) => sum + waiting, 0)
}

/** A span as few words as it can honestly be said in. */
export type ShortSpan =
  | { readonly kind: 'about'; readonly minutes: number }
  | { readonly kind: 'up-to'; readonly minutes: number }
  | { readonly kind: 'range'; readonly fromMinutes: number; readonly toMinutes: number }

/** Spans wider than this would be a lie as one figure. */
const widestAsOneFigure = 15

export function shortSpan(span: { fromMinutes: number; toMinutes: number }): ShortSpan {
  const { fromMinutes, toMinutes } = span
  if (toMinutes - fromMinutes <= widestAsOneFigure) {
    const middle = Math.round((fromMinutes + toMinutes) / 10) * 5
    return { kind: 'about', minutes: Math.max(5, middle) }
  }
  return fromMinutes === 0 ? { kind: 'up-to', minutes: toMinutes } : { kind: 'range', fromMinutes, toMinutes }
}
