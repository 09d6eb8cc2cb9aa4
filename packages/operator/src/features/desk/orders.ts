import type { pauseReasons } from '@chered/protocol/choices'
import type { CloseBody, DeskAction, FinishBody, PassOnBody } from '@chered/protocol/commands'
import type { CategoryId, DeskId, ServiceId, VisitId } from '@chered/protocol/ids'
import type { RefusalCode } from '@chered/protocol/refusals'
import type { DeskView } from '@chered/protocol/views'
import { type Answer, newCommandId } from '@chered/ui/api'
import { useLive } from '@chered/ui/live'
import { staffOrder } from '@chered/ui/staff/session'
import { clearRefusals, showRefusal } from '@chered/ui/staff/toasts'
import { create } from 'zustand'

export type PauseReason = (typeof pauseReasons)[number]

/** A command to the desk, without its id: that is made at the press. */
export type Order =
  | { readonly action: Extract<DeskAction, 'open' | 'resume' | 'call-next'> }
  | {
      readonly action: Extract<DeskAction, 'close'>
      /** Where the visitor goes who stands in front. */
      readonly handOver?: NonNullable<CloseBody['handOver']>
    }
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
      readonly action: Extract<DeskAction, 'recall' | 'start' | 'no-show' | 'put-back' | 'take-back'>
      readonly visitId: VisitId
    }
  | ({
      readonly action: Extract<DeskAction, 'finish' | 'next-service'>
      readonly visitId: VisitId
    } & Pick<FinishBody, 'outcome' | 'documents' | 'presented'>)
  | {
      readonly action: Extract<DeskAction, 'plan'>
      readonly visitId: VisitId
      readonly planned: readonly ServiceId[]
    }
  | {
      readonly action: Extract<DeskAction, 'claim'>
      readonly visitId: VisitId
      readonly categoryId: CategoryId | null
      readonly proof: string | null
      readonly place: 'natural' | 'front'
      readonly outOfTurn?: string
    }
  | {
      readonly action: Extract<DeskAction, 'hold'>
      readonly visitId: VisitId
      readonly reasonId: string
      /** Null: until taken back. */
      readonly until: number | null
    }
  | ({ readonly action: Extract<DeskAction, 'pass-on'> } & Omit<PassOnBody, 'commandId'>)

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
 * Sends an order with an id of its own and says a refusal in a toast, except
 * those that the caller says itself (`said`). Gives null when another order was
 * still under way and nothing was sent. The screen stays busy until the answer is there and, after a yes, the changed view too:
 * otherwise a quick second press would act on what is no longer so.
 */
export async function give(
  deskId: DeskId,
  order: Order,
  said: readonly RefusalCode[] = [],
): Promise<Answer<unknown> | null> {
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
  const silent = !answer.ok && (answer.code === 'not-signed-in' || said.some((code) => code === answer.code))
  if (!answer.ok && !silent) showRefusal(answer)
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
