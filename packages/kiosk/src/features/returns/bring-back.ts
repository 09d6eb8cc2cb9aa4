import type { ReturnBody, Returned } from '@chered/protocol/returns'
import { command, newCommandId } from '@chered/ui/api'
import { steadyNow, tell, useKiosk } from '../../store.ts'

type Ticket = { readonly number: number; readonly letter?: string } | { readonly scanned: string }

/** The link in the QR of a ticket. */
export function isTicketLink(text: string): boolean {
  return /\/t\/[A-Za-z0-9_-]{22}$/.test(text)
}

/** Who missed the call goes back into the queue by the ticket; what was typed is kept nowhere. */
export async function bringBack(ticket: Ticket): Promise<void> {
  if (useKiosk.getState().session.stage.kind !== 'choosing') return
  tell({ kind: 'sought', by: 'missed' })
  const body = { commandId: newCommandId(), ...ticket } as ReturnBody
  const answer = await command<Returned>('/api/returns', body)
  const number = 'number' in ticket ? ticket.number : 0
  if (answer.ok) tell({ kind: 'returned', returned: answer.value, number, at: steadyNow() })
  else tell({ kind: 'not-found', code: answer.code, params: answer.params })
}
