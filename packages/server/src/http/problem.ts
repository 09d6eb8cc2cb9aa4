import { type Problem, type RefusalCode, refusals } from '@chered/protocol/refusals'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'

/** An expected "no" on its way to the answer; thrown by routes, never by the domain. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: RefusalCode
  readonly params: Readonly<Record<string, string | number>> | undefined
  constructor(code: RefusalCode, params?: Readonly<Record<string, string | number>>) {
    super(code)
    this.code = code
    this.params = params
  }
}

/** The one place where a refusal or a failure becomes an HTTP answer. */
export function sendProblem(
  reply: FastifyReply,
  code: RefusalCode,
  params?: Readonly<Record<string, string | number>>,
): FastifyReply {
  const status = refusals[code]
  const problem: Problem = {
    type: `https://chered.local/refusals/${code}`,
    title: code,
    status,
    code,
    ...(params === undefined ? {} : { params }),
  }
  return reply.code(status).type('application/problem+json').send(problem)
}

export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Refused) return sendProblem(reply, error.code, error.params)
  if (hasZodFastifySchemaValidationErrors(error)) {
    const field = error.validation[0]?.instancePath.slice(1).replaceAll('/', '.') ?? ''
    return sendProblem(reply, 'bad-request', { field })
  }
  const { code } = error as { code?: unknown }
  // Staff and device tables write outside the journal; their trouble has the same two names.
  if (code === 'SQLITE_FULL') return sendProblem(reply, 'storage-full')
  if (typeof code === 'string' && /^SQLITE_(READONLY|IOERR|CANTOPEN|BUSY)/.test(code)) {
    return sendProblem(reply, 'storage-unavailable')
  }
  const status = (error as { statusCode?: number }).statusCode ?? 500
  if (status === 429) return sendProblem(reply, 'too-many-requests', { seconds: 60 })
  if (status === 404) return sendProblem(reply, 'not-found')
  if (status >= 400 && status < 500) return sendProblem(reply, 'bad-request')
  request.log.error({ err: error }, 'request failed')
  return sendProblem(reply, 'internal')
}
