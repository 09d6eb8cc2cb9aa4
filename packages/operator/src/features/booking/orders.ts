import type { CommandId } from '@chered/protocol/ids'
import { type Answer, newCommandId } from '@chered/ui/api'
import { useLive } from '@chered/ui/live'
import { staffCommand, staffRequest } from '@chered/ui/staff/session'
import { clearRefusals, showRefusal } from '@chered/ui/staff/toasts'
import { create } from 'zustand'

/** The order under way, by its path; while there is one, no other begins: one press, one command. */
export const useOrderUnderWay = create<{ readonly running: string | null }>(() => ({ running: null }))

/**
 * Ids of commands that nobody answered, by what they ask for: the same press
 * again is then the same command, so a booking is not made twice because its
 * answer was lost.
 */
const unanswered = new Map<string, CommandId>()

/**
 * Sends a command about a booking or a visit and says a refusal in a toast,
 * except those that the caller says itself (`said`).
 * With the link lost nothing is sent and nothing is kept for later: the person
 * is told at once. Null when nothing was sent.
 */
export async function order<T>(
  method: 'POST' | 'PUT',
  path: string,
  facts: Readonly<Record<string, unknown>> = {},
  said: readonly string[] = [],
): Promise<Answer<T> | null> {
  if (useOrderUnderWay.getState().running !== null) return null
  if (useLive.getState().link === 'lost') {
    showRefusal({ code: 'no-answer', params: {} })
    return null
  }
  const aim = `${method} ${path} ${JSON.stringify(facts)}`
  const commandId = unanswered.get(aim) ?? newCommandId()
  unanswered.set(aim, commandId)
  useOrderUnderWay.setState({ running: path })
  const body = { commandId, ...facts }
  const answer =
    method === 'POST' ? await staffCommand<T>(path, body) : await staffRequest<T>('PUT', path, body)
  useOrderUnderWay.setState({ running: null })
  if (answer.ok || answer.code !== 'no-answer') unanswered.delete(aim)
  if (answer.ok) clearRefusals()
  else if (answer.code !== 'not-signed-in' && !said.includes(answer.code)) showRefusal(answer)
  return answer
}
