import { type DeskKeys, keysWith, ownOf } from '@chered/protocol/desk-keys'
import type { SessionKeys } from '@chered/protocol/session-keys'
import type { Answer } from '@chered/ui/api'
import { useLive } from '@chered/ui/live'
import { staffRequest } from '@chered/ui/staff/session'
import { create } from 'zustand'

/** The keys of who sits here; the defaults until the server has said otherwise. */
export const useKeys = create<{ readonly keys: DeskKeys }>(() => ({ keys: keysWith({}) }))

const path = '/api/session/keys'

async function read(): Promise<void> {
  const answer = await staffRequest<SessionKeys>('GET', path)
  // Without an answer the keys stay as they are; the link that comes back asks again.
  if (answer.ok) useKeys.setState({ keys: keysWith(answer.value.keys) })
}

/** Reads the own keys now and whenever the link comes back; gives the function that stops, and forgets them. */
export function followKeys(): () => void {
  void read()
  const unfollow = useLive.subscribe((now, before) => {
    if (now.link === 'online' && before.link !== 'online') void read()
  })
  return () => {
    unfollow()
    useKeys.setState({ keys: keysWith({}) })
  }
}

/** Keeps the keys with the person. Refuses with `keys-clash`. */
export async function saveKeys(keys: DeskKeys): Promise<Answer<SessionKeys>> {
  const answer = await staffRequest<SessionKeys>('PUT', path, { keys: ownOf(keys) })
  if (answer.ok) useKeys.setState({ keys: keysWith(answer.value.keys) })
  return answer
}
