import type { WithdrawAnswer } from '@chered/protocol/commands'
import type { CommandId } from '@chered/protocol/ids'
import type { RefusalCode } from '@chered/protocol/refusals'
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
  timeoutMs?: number,
): Promise<Answer<T>> {
  return orExpire(await request<T>(method, path, body, timeoutMs))
}

/** `command` of a signed-in person: when the session has ended, the sign-in form comes up. */
export async function staffCommand<T>(path: string, body: { commandId: CommandId }): Promise<Answer<T>> {
  return orExpire(await command<T>(path, body))
}

/** Tries with the link standing, each of three seconds at most. */
const triesOnline = 3
const settlePauseMs = 1000

/**
 * A press about the hall as it is now. It is done or it is not, and the person
 * is told which: while the link stands it is sent again under its id; once the
 * link is lost it is sent no more, and when the server is back it says what
 * became of it, so that nothing old is carried out in a hall that has changed.
 * Ends with `command-withdrawn` when it never arrived. Takes as long as the link
 * is away.
 */
export async function staffOrder(path: string, body: { commandId: CommandId }): Promise<Answer<unknown>> {
  // A browser sends a request whose connection was reset once more by itself, when the link is back.
  const lost = new AbortController()
  const unfollow = useLive.subscribe(({ link }) => link === 'lost' && lost.abort())
  try {
    for (let n = 1; n <= triesOnline; n++) {
      const answer = await request<unknown>('POST', path, body, 3000, lost.signal)
      if (answer.ok || answer.code !== 'no-answer') return orExpire(answer)
      if (useLive.getState().link !== 'online') break
    }
  } finally {
    unfollow()
  }
  return settle(body.commandId)
}

async function settle(commandId: CommandId): Promise<Answer<unknown>> {
  for (;;) {
    const told = await request<WithdrawAnswer>('POST', `/api/commands/${commandId}/withdraw`)
    if (!told.ok) {
      if (told.code !== 'no-answer' && told.code !== 'shutting-down') return orExpire(told)
      await new Promise((resolve) => setTimeout(resolve, settlePauseMs))
      continue
    }
    switch (told.value.outcome) {
      case 'done':
        return { ok: true, value: undefined }
      case 'refused':
        return { ok: false, code: told.value.code as RefusalCode, params: told.value.params }
      case 'withdrawn':
        return { ok: false, code: 'command-withdrawn', params: {} }
    }
  }
}

function orExpire<T>(answer: Answer<T>): Answer<T> {
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
