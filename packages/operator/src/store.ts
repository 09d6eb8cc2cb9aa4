import type { Office } from '@chered/protocol/office'
import { request } from '@chered/ui/api'
import { useLive } from '@chered/ui/live'
import { create } from 'zustand'

interface OperatorState {
  readonly office: Office | null
}

export const useOperator = create<OperatorState>(() => ({ office: null }))

const RETRY_MS = 2000

/**
 * Reads the office (names of services, their documents and usual minutes) now
 * and whenever the link comes back, because it may have changed meanwhile.
 * Gives the function that stops following.
 */
export function followOffice(): () => void {
  let stopped = false
  async function read(): Promise<void> {
    const answer = await request<Office>('GET', '/api/office')
    if (stopped) return
    if (answer.ok) useOperator.setState({ office: answer.value })
    else setTimeout(() => void read(), RETRY_MS)
  }
  void read()
  const unfollow = useLive.subscribe((now, before) => {
    if (now.link === 'online' && before.link === 'lost') void read()
  })
  return () => {
    stopped = true
    unfollow()
  }
}
