import type { Office } from '@chered/protocol/office'
import { create } from 'zustand'
import { evolveSession, openSession, type Session, type SessionEvent } from './app/session.ts'

interface KioskState {
  readonly session: Session
  /** Names, survey and services; null until the server has given them. */
  readonly office: Office | null
}

/** A clock that no correction of the PC's time can turn back, ms. */
export function steadyNow(): number {
  return performance.now()
}

export const useKiosk = create<KioskState>(() => ({ session: openSession('ru', steadyNow()), office: null }))

/** Every change of the session goes through here. */
export function tell(event: SessionEvent): void {
  const { session } = useKiosk.getState()
  const next = evolveSession(session, event)
  if (next !== session) useKiosk.setState({ session: next })
}

export function knowOffice(office: Office): void {
  useKiosk.setState({ office })
  tell({ kind: 'default-language', language: office.languages[0] ?? 'ru' })
}
