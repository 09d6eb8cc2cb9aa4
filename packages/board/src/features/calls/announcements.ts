import type { BoardCall } from '@chered/protocol/views'

/** One announcement has the large place and the hall's ear for so long. */
export const MOMENT_MS = 6000
/** A call first heard of at a greater age is not announced any more; it only stands in the list. */
export const FRESH_MS = 60_000
/** A call stays in the list at least so long. */
export const LISTED_MS = 90_000

/**
 * Numbers of calls start again each day, so a call is known by its number and
 * its moment together.
 */
export type CallKey = string

export function callKey(call: BoardCall): CallKey {
  return `${call.callId}@${call.at}`
}

/** A call as the board last heard of it. */
export interface KnownCall {
  readonly key: CallKey
  readonly call: BoardCall
  /** When the board first saw it arrived; null before. */
  readonly arrivedAt: number | null
}

/**
 * What the board has heard, what it still has to announce, and what it is
 * announcing. At most one call has its moment; the queue is in order of calling.
 */
export interface Announcements {
  /** Newest first: everything of the last view and whatever is younger than `LISTED_MS`. */
  readonly known: readonly KnownCall[]
  readonly queue: readonly CallKey[]
  readonly moment: { readonly key: CallKey; readonly since: number } | null
  /** Lost since a moment: what is known is as of then. */
  readonly link: { readonly state: 'heard' } | { readonly state: 'lost'; readonly at: number }
}

/** Moments are the server's clock, ms. */
export type AnnouncementEvent =
  | { readonly kind: 'view'; readonly calls: readonly BoardCall[]; readonly now: number }
  | { readonly kind: 'time'; readonly now: number }
  /** What is shown is too old to be announced from: nothing begins until the next view. */
  | { readonly kind: 'lost'; readonly now: number }

export interface Announced {
  readonly state: Announcements
  /** The call whose moment began with this event. */
  readonly announce: BoardCall | null
}

export const noAnnouncements: Announcements = { known: [], queue: [], moment: null, link: { state: 'heard' } }

/**
 * The board's next state after one event.
 *
 * Each call that is awaited and at most `FRESH_MS` old when first heard of is
 * announced once, in order of calling, with nothing beside it for `MOMENT_MS`.
 * One whose visitor has come or gone before its turn is passed over, and one that
 * was taken back in its moment gives the place to the next.
 */
export function announcementsAfter(state: Announcements, event: AnnouncementEvent): Announced {
  switch (event.kind) {
    case 'lost':
      if (state.link.state === 'lost') return { state, announce: null }
      return { state: { ...state, moment: null, link: { state: 'lost', at: event.now } }, announce: null }
    case 'view':
      return beginNext(absorb(state, event.calls, event.now), event.now)
    case 'time':
      if (state.link.state === 'lost') return { state, announce: null }
      return beginNext(state, event.now)
  }
}

/** Order of calling: time never runs backwards within a day, numbers settle what happened together. */
export function inOrderOfCalling(a: BoardCall, b: BoardCall): number {
  return a.at - b.at || a.callId - b.callId
}

function absorb(state: Announcements, calls: readonly BoardCall[], now: number): Announcements {
  const before = new Map(state.known.map((known) => [known.key, known]))
  const inView = calls.map((call): KnownCall => {
    const key = callKey(call)
    const arrivedAt = call.state === 'arrived' ? (before.get(key)?.arrivedAt ?? now) : null
    return { key, call, arrivedAt }
  })
  const keys = new Set(inView.map((known) => known.key))
  const fresh = inView.filter(({ key, call }) => !before.has(key) && mayBeAnnounced(call, now))
  // A view names everybody awaited, so whoever is no longer in it has come or gone.
  const left = state.known
    .filter(({ key, call }) => !keys.has(key) && now - call.at < LISTED_MS)
    .map(
      (known): KnownCall =>
        known.call.state === 'called' ? { ...known, call: { ...known.call, state: 'gone' } } : known,
    )
  const known = [...inView, ...left].sort((a, b) => inOrderOfCalling(b.call, a.call))
  const byKey = new Map(known.map((k) => [k.key, k.call]))
  const kept = state.queue.filter((key) => {
    const call = byKey.get(key)
    if (call?.state !== 'called') return false
    // While the link was lost nothing could be announced; what has grown old by then is left out.
    return state.link.state === 'heard' || mayBeAnnounced(call, now)
  })
  const queue = [...kept, ...fresh.map((f) => f.key)].sort((a, b) =>
    inOrderOfCalling(byKey.get(a) as BoardCall, byKey.get(b) as BoardCall),
  )
  return { known, queue, moment: state.moment, link: { state: 'heard' } }
}

function mayBeAnnounced(call: BoardCall, now: number): boolean {
  return call.state === 'called' && now - call.at <= FRESH_MS
}

function beginNext(state: Announcements, now: number): Announced {
  const { moment } = state
  const takenBack =
    moment !== null && state.known.some((k) => k.key === moment.key && k.call.state === 'gone')
  if (moment !== null && !takenBack && now - moment.since < MOMENT_MS) {
    // The server's clock was set back: without this the moment would last until it is reached again.
    const since = Math.min(moment.since, now)
    return {
      state: since === moment.since ? state : { ...state, moment: { ...moment, since } },
      announce: null,
    }
  }
  const [key, ...queue] = state.queue
  if (key === undefined) {
    return { state: moment === null ? state : { ...state, moment: null }, announce: null }
  }
  const next = state.known.find((known) => known.key === key)
  if (next === undefined) throw new Error(`Call ${key} is queued and not known`)
  return { state: { ...state, queue, moment: { key, since: now } }, announce: next.call }
}
