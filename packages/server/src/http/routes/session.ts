import { ChangePasswordBody, Session, SignInBody } from '@chered/protocol/staff'
import { stringifySetCookie } from 'cookie'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { SignIn } from '../../application/identity.ts'
import { type Access, sessionCookie, sessionToken } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

const tags = ['session']

export function sessionRoutes(app: App, { identity }: AppParts, access: Access): void {
  function answer(signIn: SignIn, reply: FastifyReply): Session {
    if (!signIn.ok) throw new Refused(signIn.code, signIn.params)
    setSession(reply, signIn.token, new Date(signIn.expiresAt))
    return signIn.session
  }

  app.post(
    '/api/session',
    {
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: { summary: 'Sign in', tags, body: SignInBody, response: { 200: Session } },
    },
    async (request, reply) => answer(await identity.signIn(request.body.login, request.body.password), reply),
  )
  app.get(
    '/api/session',
    { schema: { summary: 'Who is signed in', tags, response: { 200: Session } } },
    async (request) => access.anyone(request),
  )
  app.delete(
    '/api/session',
    { schema: { summary: 'Sign out', tags, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const token = sessionToken(request.headers.cookie)
      if (token !== undefined) identity.signOut(token)
      return setSession(reply, '', new Date(0)).code(204).send()
    },
  )
  app.put(
    '/api/session/password',
    {
      config: { rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: {
        summary: 'Change the own password',
        tags,
        body: ChangePasswordBody,
        response: { 200: Session },
      },
    },
    async (request, reply) => {
      const { staffId } = access.anyone(request)
      const { current, next } = request.body
      return answer(await identity.changePassword(staffId, current, next), reply)
    },
  )
}

function setSession(reply: FastifyReply, value: string, expires: Date): FastifyReply {
  const cookie = stringifySetCookie({
    name: sessionCookie,
    value,
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: reply.request.protocol === 'https',
    expires,
  })
  return reply.header('set-cookie', cookie)
}
