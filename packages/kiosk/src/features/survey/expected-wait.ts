import type { ServiceId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { KioskService } from '@chered/protocol/views'

/**
 * What waits for a visitor behind an answer or at a service, minutes.
 *
 * `free`: nobody waits and the call comes at once. `waiting`: a span can be
 * said. `counting`: a desk is open, no span can be said yet. `no-desk`: tickets
 * are given, nobody serves them at the moment. `ended`: the tickets of today
 * are given out. `by-appointment`: there is no live queue. `closed`: the service
 * is not given here now. `next` says when it is, by the schedule, where that is
 * known. `unknown`: the answer leads to no service at all.
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
  | { readonly kind: 'no-desk'; readonly people: number; readonly next: KioskService['servedNext'] }
  | { readonly kind: 'ended' }
  | { readonly kind: 'by-appointment' }
  | { readonly kind: 'closed'; readonly next: KioskService['servedNext'] }
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
  if (below.length === 0) return ids.length === 0 ? { kind: 'unknown' } : { kind: 'closed', next: null }
  const taking = below.filter((s) => s.state === 'open' || s.state === 'no-desk')
  if (taking.length === 0) return noneTaken(below)
  const people = peopleIn(office, taking)
  const open = taking.filter((s) => s.state === 'open')
  if (open.length === 0) return { kind: 'no-desk', people, next: nextOf(taking) }
  const spans = open.flatMap((s) => (s.estimate ? [s.estimate] : []))
  if (spans.length === 0) return people === 0 ? { kind: 'free' } : { kind: 'counting', people }
  const fromMinutes = Math.min(...spans.map((s) => s.fromMinutes))
  const toMinutes = Math.max(...spans.map((s) => s.toMinutes))
  if (people === 0 && toMinutes <= atOnceMinutes) return { kind: 'free' }
  return { kind: 'waiting', people, fromMinutes, toMinutes }
}

function noneTaken(services: readonly KioskService[]): ExpectedWait {
  if (services.some((s) => s.state === 'by-appointment')) return { kind: 'by-appointment' }
  if (services.some((s) => s.state === 'quota')) return { kind: 'ended' }
  return { kind: 'closed', next: nextOf(services) }
}

/** When the schedule has the first of these services next; null when one is served now or nothing is known. */
function nextOf(services: readonly KioskService[]): KioskService['servedNext'] {
  const moment = ({ date, time }: { date: string; time: string }) => `${date} ${time}`
  const known = services.flatMap((s) => (s.servedNext ? [s.servedNext] : []))
  if (known.length < services.length) return null
  const [next = null] = known.sort((a, b) => (moment(a) < moment(b) ? -1 : 1))
  return next
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
