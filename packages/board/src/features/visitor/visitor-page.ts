import type { VisitorView } from '@chered/protocol/views'
import type { Answer } from '@chered/ui/api'

/** What the visitor's page knows: nothing yet, no such ticket, or the ticket with its age. */
export type VisitorPage =
  | { readonly state: 'opening' }
  | { readonly state: 'unreachable' }
  | { readonly state: 'unknown' }
  /** `stale`: the office no longer answers, and the view is as of `view.at`. */
  | { readonly state: 'shown'; readonly view: VisitorView; readonly link: 'heard' | 'stale' }

const POLL_MS = 5000
/** A visit that is over seldom goes on; the office is not asked more than needed. */
const POLL_OVER_MS = 30_000

/**
 * The page after one answer of the office. A ticket once shown stays on the page
 * when the link fails, and goes only when the office says that there is none.
 */
export function pageAfter(page: VisitorPage, answer: Answer<VisitorView>): VisitorPage {
  if (answer.ok) return { state: 'shown', view: answer.value, link: 'heard' }
  switch (answer.code) {
    case 'ticket-not-found':
    case 'not-found':
    case 'bad-request':
      return { state: 'unknown' }
    default:
      if (page.state === 'shown') return { ...page, link: 'stale' }
      return page.state === 'unknown' ? page : { state: 'unreachable' }
  }
}

/** When to ask again, ms. */
export function pollAfterMs(page: VisitorPage): number {
  if (page.state === 'unknown') return POLL_OVER_MS
  if (page.state !== 'shown') return POLL_MS
  switch (page.view.state) {
    case 'waiting':
    case 'called':
    case 'serving':
    case 'no-show':
      return POLL_MS
    case 'served':
    case 'cancelled':
    case 'expired':
      return POLL_OVER_MS
  }
}

/** Does the page, with this step, begin to call the visitor to a desk? */
export function beginsToCall(before: VisitorPage, after: VisitorPage): boolean {
  const desk = calledTo(after)
  return desk !== null && desk !== calledTo(before)
}

function calledTo(page: VisitorPage): number | null {
  return page.state === 'shown' && page.view.state === 'called' ? page.view.desk : null
}

/** How long to wait, for a sentence; `now` when there is nothing to wait for. */
export type WaitText =
  | { readonly key: 'noEstimate' }
  | { readonly key: 'now' }
  | { readonly key: 'atMost' | 'about'; readonly to: number }
  | { readonly key: 'range'; readonly from: number; readonly to: number }

export function waitText(estimate: VisitorView['estimate']): WaitText {
  if (estimate === null) return { key: 'noEstimate' }
  const { fromMinutes: from, toMinutes: to } = estimate
  if (to === 0) return { key: 'now' }
  if (from === 0) return { key: 'atMost', to }
  return from === to ? { key: 'about', to } : { key: 'range', from, to }
}
