import { ticketText } from '@chered/protocol/ticket-text'
import type { BoardCall } from '@chered/protocol/views'
import { type Announcements, FRESH_MS, type KnownCall, LISTED_MS } from './announcements.ts'

/** Rows of the list in an ordinary hour; more only while more calls are young or awaited. */
export const USUAL_ROWS = 6
/** After this, a place that nobody is awaited at says how to take a ticket again. */
const ARRIVED_MS = 20_000

/** What stands in the large place. */
export type LargePlace =
  | { readonly state: 'called' | 'serving' | 'last-known'; readonly call: BoardCall }
  | { readonly state: 'none' }

/**
 * What the board shows of the calls: the large place, and beside it the calls
 * before, newest first. Both empty: nobody has been called lately.
 */
export interface Scene {
  readonly large: LargePlace
  readonly rows: readonly BoardCall[]
}

/**
 * The scene at `now` (server's clock, ms).
 *
 * A ticket stands in it once, with its newest call. Calls that still wait for
 * their moment are in the list from the first instant, so that nobody waits for
 * somebody else's announcement to see the own number. With the link lost the
 * scene stays as it was, and its call is the last one known.
 */
export function sceneOf(announcements: Announcements, now: number): Scene {
  if (announcements.link.state === 'heard') return presentScene(announcements, now)
  const { large, rows } = presentScene(announcements, announcements.link.at)
  return { large: large.state === 'none' ? large : { state: 'last-known', call: large.call }, rows }
}

function presentScene(announcements: Announcements, now: number): Scene {
  const tickets = newestOfEachTicket(announcements.known)
  const large = largePlace(announcements, tickets, now)
  const largeTicket = large.state === 'none' ? null : ticketText(large.call.ticket)
  const others = tickets.filter(({ call }) => ticketText(call.ticket) !== largeTicket)
  const must = others.filter(({ call }) => call.state === 'called' || now - call.at < LISTED_MS).length
  if (large.state === 'none' && must === 0) return { large, rows: [] }
  // `must` counts those that have to be seen; they are not always the newest, an awaited one may be old.
  const rows = others.filter(
    ({ call }, index) => index < USUAL_ROWS || call.state === 'called' || now - call.at < LISTED_MS,
  )
  return { large, rows: rows.map(({ call }) => call) }
}

function newestOfEachTicket(known: readonly KnownCall[]): KnownCall[] {
  const seen = new Set<string>()
  return known.filter(({ call }) => {
    const ticket = ticketText(call.ticket)
    if (seen.has(ticket)) return false
    seen.add(ticket)
    return true
  })
}

function largePlace(
  { known, moment, queue }: Announcements,
  tickets: readonly KnownCall[],
  now: number,
): LargePlace {
  const inMoment = moment && known.find(({ key }) => key === moment.key)
  if (inMoment && inMoment.call.state !== 'gone') {
    return { state: inMoment.call.state === 'called' ? 'called' : 'serving', call: inMoment.call }
  }
  const awaited = tickets.find(({ key, call }) => call.state === 'called' && !queue.includes(key))
  if (awaited) return { state: 'called', call: awaited.call }
  const arrived = tickets.find(({ call }) => call.state === 'arrived')
  if (arrived && (now - arrived.call.at < LISTED_MS || now - (arrived.arrivedAt ?? 0) < ARRIVED_MS)) {
    return { state: 'serving', call: arrived.call }
  }
  return { state: 'none' }
}

/**
 * May the page be loaded anew? Not while something is announced or could be
 * announced again afterwards.
 */
export function isQuietMoment({ known, queue, moment }: Announcements, now: number): boolean {
  if (moment !== null || queue.length > 0) return false
  return !known.some(({ call }) => call.state === 'called' && now - call.at <= FRESH_MS)
}
