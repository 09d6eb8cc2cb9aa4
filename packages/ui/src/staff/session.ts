import type { CommandId } from '@chered/protocol/ids'
import type { Session } from '@chered/protocol/staff'
import { create } from 'zustand'
import { type Answer, command, request } from '../api.ts'
import { connectLive, disconnectLive, useLive } from '../live.ts'

/**
 * Who sits at this screen. `expired` keeps the person: the sign-in form comes
 * over the screen, and the same person goes on from the same place.
 */
export type SessionState =
  | { readonly state: 'loading' }
  | { readonly state: 'no-server' }
  | { readonly state: 'signed-out' }
  | { readonly state: 'signed-in'; readonly session: Session }
  | { readonly state: 'expired'; readonly session: Session }

export const useSession = create<SessionState>(() => ({ state: 'loading' }))

const RETRY_MS = 2000
/** With the link lost, the session is asked about this often: its end is one reason for a lost link. */
const PROBE_MS = 3000

function become(next: SessionState): void {
  useSession.setState(next, true)
}

/** Views are given only after a one-time password has been replaced, so there is no connection before. */
function enter(session: Session): void {
  become({ state: 'signed-in', session })
  if (!session.mustChangePassword) connectLive(null)
}

/** Asks the server who is signed in, again and again until it answers, and watches the session from then on. */
export function openSession(): void {
  watchSession()
  void ask()
}

async function ask(): Promise<void> {
  const answer = await request<Session>('GET', '/api/session')
  if (answer.ok) {
    enter(answer.value)
    return
  }
  if (answer.code === 'not-signed-in') {
    become({ state: 'signed-out' })
    return
  }
  become({ state: 'no-server' })
  setTimeout(() => void ask(), RETRY_MS)
}

/** Signs in. Refuses with `bad-credentials`, `account-locked`, `too-many-requests`, `no-answer`. */
export async function signIn(login: string, password: string): Promise<Answer<Session>> {
  const answer = await request<Session>('POST', '/api/session', { login, password })
  if (answer.ok) enter(answer.value)
  return answer
}

/** Ends the session here and on the server; stays signed in when the server did not answer. */
export async function signOut(): Promise<Answer<unknown>> {
  const answer = await request<unknown>('DELETE', '/api/session')
  if (answer.ok || answer.code === 'not-signed-in') {
    disconnectLive()
    become({ state: 'signed-out' })
  }
  return answer
}

/** Replaces the password. Refuses with `bad-credentials` when `current` is not the present one. */
export async function changePassword(current: string, next: string): Promise<Answer<Session>> {
  const answer = await request<Session>('PUT', '/api/session/password', { current, next })
  if (answer.ok) enter(answer.value)
  return answer
}

function expire(): void {
  const now = useSession.getState()
  if (now.state === 'signed-in') become({ state: 'expired', session: now.session })
}

/** `request` of a signed-in person: when the session has ended, the sign-in form comes up. */
export async function staffRequest<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer<T>> {
  const answer = await request<T>(method, path, body)
  if (!answer.ok && answer.code === 'not-signed-in') expire()
  return answer
}

/** `command` of a signed-in person: when the session has ended, the sign-in form comes up. */
export async function staffCommand<T>(path: string, body: { commandId: CommandId }): Promise<Answer<T>> {
  const answer = await command<T>(path, body)
  if (!answer.ok && answer.code === 'not-signed-in') expire()
  return answer
}

let watching: ReturnType<typeof setInterval> | null = null

/**
 * Notices an ended session without a press: a view refused with
 * `not-signed-in`, or a link that stays lost although the server answers. In
 * the second case the handshake was refused, after which socket.io does not
 * try again by itself, so the connection is opened anew.
 */
function watchSession(): void {
  if (watching !== null) return
  let reachable = 0
  let asking = false
  watching = setInterval(async () => {
    const now = useSession.getState()
    if (asking || now.state !== 'signed-in' || now.session.mustChangePassword) return
    const { link, revoked, refused } = useLive.getState()
    if (Object.values(refused).includes('not-signed-in')) {
      expire()
      return
    }
    if (link !== 'lost' && !revoked) {
      reachable = 0
      return
    }
    asking = true
    const answer = await staffRequest<Session>('GET', '/api/session')
    asking = false
    reachable = answer.ok ? reachable + 1 : 0
    if (reachable >= 2 && useLive.getState().link === 'lost') {
      reachable = 0
      connectLive(null)
    }
  }, PROBE_MS)
}
