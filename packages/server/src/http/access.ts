import { csrfHeader } from '@chered/protocol/choices'
import type { Role, Session } from '@chered/protocol/staff'
import { parseCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Enrolment } from '../application/enrolment.ts'
import type { Identity } from '../application/identity.ts'
import type { DeviceRow } from '../application/ports.ts'
import { Refused } from './problem.ts'

export const sessionCookie = 'chered-session'

export interface Access {
  /** The device whose token the request bears. Refuses with `device-not-enrolled`. */
  device(request: FastifyRequest): DeviceRow
  /** Who is signed in, with one of these roles. Refuses with `not-signed-in`, `not-permitted`. */
  staff(request: FastifyRequest, ...roles: readonly Role[]): Session
  /** Like `staff`, but a one-time password is enough. */
  anyone(request: FastifyRequest): Session
  /** Hook for all routes: a changing request of a browser has to carry our header. */
  guard(request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void
}

export function openAccess(identity: Identity, enrolment: Enrolment): Access {
  const anyone = (request: FastifyRequest): Session => {
    const token = sessionToken(request.headers.cookie)
    const session = token === undefined ? null : identity.sessionOf(token)
    if (!session) throw new Refused('not-signed-in')
    return session
  }
  return {
    anyone,
    device(request) {
      const token = bearer(request)
      const device = token === null ? null : enrolment.deviceOf(token)
      if (!device) throw new Refused('device-not-enrolled')
      return device
    },
    staff(request, ...roles) {
      const session = anyone(request)
      if (session.mustChangePassword) throw new Refused('not-permitted')
      if (!session.roles.some((role) => roles.includes(role))) throw new Refused('not-permitted')
      return session
    },
    guard(request, reply, done) {
      // Answers of the API are never a page, whatever a browser makes of their bytes.
      reply.header('x-content-type-options', 'nosniff')
      if (request.method === 'GET' || request.method === 'HEAD') return done()
      // A token in a header cannot be sent by a foreign page; a cookie can, so it needs our header as well.
      const proved = request.headers[csrfHeader] !== undefined || bearer(request) !== null
      const { origin, host } = request.headers
      const home = origin === undefined || sameHost(origin, host)
      done(proved && home ? undefined : new Refused('cross-site'))
    },
  }
}

/** The session's token in a `Cookie` header; undefined when there is none. */
export function sessionToken(header: string | undefined): string | undefined {
  return header === undefined ? undefined : parseCookie(header)[sessionCookie]
}

export function bearer(request: FastifyRequest): string | null {
  const { authorization } = request.headers
  return authorization?.startsWith('Bearer ') ? authorization.slice(7) : null
}

function sameHost(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
