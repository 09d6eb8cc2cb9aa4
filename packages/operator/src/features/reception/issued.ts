import type { IssuedTicket } from '@chered/protocol/commands'
import { create } from 'zustand'

/** The ticket that was given last at this reception, until it has been read out; null when none is shown. */
export const useIssued = create<{ readonly ticket: IssuedTicket | null }>(() => ({ ticket: null }))

export function showIssued(ticket: IssuedTicket): void {
  useIssued.setState({ ticket })
}
export function closeIssued(): void {
  useIssued.setState({ ticket: null })
}
