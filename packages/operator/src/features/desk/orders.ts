import type { pauseReasons } from '@chered/protocol/choices'
import type { DeskAction, Outcome } from '@chered/protocol/commands'
import type { DeskId, VisitId } from '@chered/protocol/ids'
import type { DeskView } from '@chered/protocol/views'
import { type Answer, newCommandId } from '@chered/ui/api'
import { useLive } from '@chered/ui/live'
import { staffOrder } from '@chered/ui/staff/session'
import { clearRefusals, showRefusal } from '@chered/ui/staff/toasts'
import { create } from 'zustand'

export type PauseReason = (typeof pauseReasons)[number]

/** A command to the desk, without its id: that is made at the press. */
export type Order =
  | { readonly action: Extract<DeskAction, 'open' | 'close' | 'resume' | 'call-next'> }
  | {
      readonly action: 'pause'
      readonly reason: PauseReason
      /** Absent when nobody can say how long. */
      readonly minutes?: number
    }
  | {
      readonly action: Extract<DeskAction, 'call'>
      readonly visitId: VisitId
      /** Why out of turn, from the office's list. */
      readonly outOfTurn?: string
    }
  | {
      readonly action: Extract<DeskAction, 'recall' | 'start' | 'no-show' | 'put-back'>
      readonly visitId: VisitId
    }
  | { readonly action: 'finish'; readonly visitId: VisitId; readonly outcome: Outcome }

/**
 * The order under way; while there is one, no other begins: one press, one
 * command. `last` is the latest that this screen gave, over or not.
 */
export const useOrders = create<{ readonly running: Order | null; readonly last: Order | null }>(() => ({
  running: null,
  last: null,
}))

/** The answer can overtake the view that it caused, by this much at most. */
const VIEW_AFTER_ANSWER_MS = 1500

/** What an order changes in the desk's view, as text to compare; the queue changes by itself all the time. */
function stateOf(deskId: DeskId): string | null {
  const message = useLive.getState().views[`desk:${deskId}`]
  if (!message) return null
  const { state, staffId, paused, inFront } = message.body as DeskView
  return JSON.stringify([state, staffId, paused, inFront])
}

/**
 * Sends an order with an id of its own and says a refusal in a toast. Gives
 * null when another order was still under way and nothing was sent. The screen
 * stays busy until the answer is there and, after a yes, the changed view too:
 * otherwise a quick second press would act on what is no longer so.
 */
export async function give(deskId: DeskId, order: Order): Promise<Answer<unknown> | null> {
  if (useOrders.getState().running !== null) return null
  useOrders.setState({ running: order, last: order })
  const before = stateOf(deskId)
  const { action, ...facts } = order
  const answer = await staffOrder(`/api/desks/${deskId}/${action}`, {
    commandId: newCommandId(),
    ...facts,
  })
  if (answer.ok) {
    clearRefusals()
    await changed(deskId, before)
  }
  useOrders.setState({ running: null })
  // An ended session is not told in words: the sign-in form is over the screen.
  if (!answer.ok && answer.code !== 'not-signed-in') showRefusal(answer)
  return answer
}

function changed(deskId: DeskId, before: string | null): Promise<void> {
  if (before === null || stateOf(deskId) !== before) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      unfollow()
      resolve()
    }
    const timer = setTimeout(done, VIEW_AFTER_ANSWER_MS)
    const unfollow = useLive.subscribe(() => {
      if (stateOf(deskId) !== before) done()
    })
  })
}
