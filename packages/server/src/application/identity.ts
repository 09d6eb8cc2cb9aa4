import type { StaffId } from '@chered/protocol/ids'
import type { RefusalCode } from '@chered/protocol/refusals'
import type { Session } from '@chered/protocol/staff'
import { hash, verify } from '@node-rs/argon2'
import type { Clock, StaffMember, StaffTable } from './ports.ts'
import { hashOf, randomToken } from './secrets.ts'

/** Wrong passwords in a row before the account is shut for a while. */
const failuresAllowed = 5
const lockMs = 15 * 60_000
/** A session lasts a working day and a little; each day begins with signing in. */
const sessionMs = 14 * 3600_000

/** OWASP's first choice for argon2id, which is the package's default variant: 19 MiB, two passes, one lane. */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, argon2id)
}

export type SignIn =
  | { readonly ok: true; readonly token: string; readonly expiresAt: number; readonly session: Session }
  | {
      readonly ok: false
      readonly code: Extract<RefusalCode, 'bad-credentials' | 'account-locked'>
      readonly params?: Readonly<Record<string, number>>
    }

export interface Identity {
  signIn(login: string, password: string): Promise<SignIn>
  /** The session of a cookie's token; null when there is none or it is over. */
  sessionOf(token: string): Session | null
  signOut(token: string): void
  /** Replaces the password, ends all sessions of that person and opens a new one. */
  changePassword(staffId: StaffId, current: string, next: string): Promise<SignIn>
  nameOf(id: StaffId): string
  /** Called with the staff id whose sessions have just ended. */
  onSessionsEnded(listener: (staffId: StaffId) => void): () => void
}

/**
 * Who the staff are and who is signed in. Cookies carry a random token of which
 * only the hash is stored; sessions survive a restart of the server.
 */
export function openIdentity(table: StaffTable, clock: Clock): Identity {
  const sessions = new Map<string, { session: Session; expiresAt: number }>()
  const names = new Map<StaffId, string>()
  const listeners = new Set<(staffId: StaffId) => void>()
  // An unknown login costs the same time as a wrong password.
  const nobody = hashPassword(randomToken())

  function open(member: StaffMember): Extract<SignIn, { ok: true }> {
    const now = clock.now()
    const token = randomToken() + randomToken()
    const expiresAt = now + sessionMs
    table.dropExpiredSessions(now)
    table.addSession(hashOf(token), member.id, now, expiresAt)
    return { ok: true, token, expiresAt, session: sessionFor(member) }
  }

  const attempts = new Map<string, Promise<undefined>>()

  async function tryPassword(login: string, password: string): Promise<SignIn> {
    const now = clock.now()
    const member = table.byLogin(login)
    if (member === null || !member.active) {
      await verify(await nobody, password)
      return { ok: false, code: 'bad-credentials' }
    }
    const locked = (until: number) => ({
      ok: false as const,
      code: 'account-locked' as const,
      params: { minutes: Math.ceil((until - now) / 60_000) },
    })
    if (member.lockedUntil > now) return locked(member.lockedUntil)
    if (!(await verify(member.password, password))) {
      const failed = member.failed + 1
      const until = failed >= failuresAllowed ? now + lockMs : 0
      table.setFailures(member.id, until > 0 ? 0 : failed, until)
      return until > 0 ? locked(until) : { ok: false, code: 'bad-credentials' }
    }
    if (member.failed > 0 || member.lockedUntil > 0) table.setFailures(member.id, 0, 0)
    return open(member)
  }

  return {
    signIn(login, password) {
      // One attempt after the other for each account: many at once are no way round the count.
      const account = login.trim().toLowerCase()
      const before = attempts.get(account) ?? Promise.resolve()
      const attempt = before.then(() => tryPassword(account, password))
      const done = attempt.then(
        () => undefined,
        () => undefined,
      )
      attempts.set(account, done)
      done.then(() => {
        if (attempts.get(account) === done) attempts.delete(account)
      })
      return attempt
    },
    sessionOf(token) {
      const key = hashOf(token)
      const now = clock.now()
      const kept = sessions.get(key)
      if (kept) {
        if (kept.expiresAt > now) return kept.session
        sessions.delete(key)
        return null
      }
      const row = table.session(key)
      if (row === null || row.expiresAt <= now) return null
      const member = table.byId(row.staff)
      if (!member?.active) return null
      const session = sessionFor(member)
      sessions.set(key, { session, expiresAt: row.expiresAt })
      return session
    },
    signOut(token) {
      const key = hashOf(token)
      const staffId = sessions.get(key)?.session.staffId ?? table.session(key)?.staff
      sessions.delete(key)
      table.dropSession(key)
      if (staffId) for (const listener of listeners) listener(staffId)
    },
    async changePassword(staffId, current, next) {
      const member = table.byId(staffId)
      if (!member || !(await verify(member.password, current))) return { ok: false, code: 'bad-credentials' }
      table.setPassword(staffId, await hashPassword(next), false)
      table.dropSessionsOf(staffId)
      for (const [key, { session }] of sessions) if (session.staffId === staffId) sessions.delete(key)
      for (const listener of listeners) listener(staffId)
      return open({ ...member, mustChangePassword: false })
    },
    nameOf(id) {
      const known = names.get(id) ?? table.byId(id)?.name ?? ''
      names.set(id, known)
      return known
    },
    onSessionsEnded(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function sessionFor(member: StaffMember): Session {
  return {
    staffId: member.id,
    login: member.login,
    name: member.name,
    roles: [...member.roles],
    usualDesk: member.usualDesk,
    primary: [...member.primary],
    secondary: [...member.secondary],
    mustChangePassword: member.mustChangePassword,
  }
}
