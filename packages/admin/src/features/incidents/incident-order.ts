import type { CommandId } from '@chered/protocol/ids'
import type { IncidentStepName } from '@chered/protocol/incident-choices'
import type { IncidentId } from '@chered/protocol/incidents'
import { newCommandId } from '@chered/ui/api'
import { staffCommand } from '@chered/ui/staff/session'
import { clearRefusals, showRefusal } from '@chered/ui/staff/toasts'
import { create } from 'zustand'

/** The incident with an order under way; while there is one, no other begins: one press, one command. */
export const useIncidentOrder = create<{ readonly running: IncidentId | null }>(() => ({ running: null }))

/** Commands that nobody answered: the same press again is then the same command. */
const unanswered = new Map<string, CommandId>()

/** What the administrator does with an incident; a refusal is said in a toast. */
export async function orderIncident(id: IncidentId, step: IncidentStepName): Promise<void> {
  if (useIncidentOrder.getState().running !== null) return
  const path = `/api/incidents/${id}/${step}`
  const commandId = unanswered.get(path) ?? newCommandId()
  unanswered.set(path, commandId)
  useIncidentOrder.setState({ running: id })
  const answer = await staffCommand<unknown>(path, { commandId })
  useIncidentOrder.setState({ running: null })
  if (answer.ok || answer.code !== 'no-answer') unanswered.delete(path)
  if (answer.ok) clearRefusals()
  else if (answer.code !== 'not-signed-in') showRefusal(answer)
}
