import { CancelBody, CategoryBody, RedirectBody } from '@chered/protocol/commands'
import { VisitId } from '@chered/protocol/ids'
import type { Role } from '@chered/protocol/staff'
import { FoundVisit, FoundVisits } from '@chered/protocol/views'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findVisits, foundVisit } from '../../application/views/reception-view.ts'
import type { DayCommand } from '../../domain/day/commands.ts'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

const tags = ['visits']
const params = z.object({ visitId: VisitId })
const none = { 204: z.undefined() }

/** What people in the hall do for a visitor whose ticket they name. */
export function visitRoutes(app: App, { keeper, context }: AppParts, access: Access): void {
  async function order(
    request: FastifyRequest,
    commandId: z.infer<typeof CancelBody>['commandId'],
    command: DayCommand,
    ...roles: readonly Role[]
  ) {
    const { staffId } = access.staff(request, ...roles)
    const answer = await keeper.submit({ command, actor: { kind: 'staff', id: staffId }, commandId })
    if (!answer.ok) throw new Refused(answer.refusal.code, answer.refusal.params)
  }

  app.post(
    '/api/visits/:visitId/cancel',
    {
      schema: {
        summary: 'Take a waiting visit out of the queue',
        tags,
        params,
        body: CancelBody,
        response: none,
      },
    },
    async (request, reply) => {
      const { visitId } = request.params
      await order(request, request.body.commandId, { type: 'cancel', visitId }, 'reception', 'administrator')
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/visits/:visitId/bring-back',
    {
      schema: { summary: 'Who missed the call waits again', tags, params, body: CancelBody, response: none },
    },
    async (request, reply) => {
      const { visitId } = request.params
      await order(
        request,
        request.body.commandId,
        { type: 'bring-back', visitId },
        'reception',
        'administrator',
      )
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/visits/:visitId/redirect',
    {
      schema: {
        summary: 'Who waits, or was called, waits elsewhere',
        tags,
        params,
        body: RedirectBody,
        response: none,
      },
    },
    async (request, reply) => {
      const { visitId } = request.params
      const { commandId, to, place } = request.body
      const command = { type: 'redirect', visitId, to, place } as const
      await order(request, commandId, command, 'reception', 'administrator')
      return reply.code(204).send()
    },
  )
  app.put(
    '/api/visits/:visitId/category',
    {
      schema: {
        summary: 'Give a waiting visit a category, or take it away',
        tags,
        params,
        body: CategoryBody,
        response: none,
      },
    },
    async (request, reply) => {
      const { visitId } = request.params
      const { commandId, categoryId, proof } = request.body
      const command = { type: 'set-category', visitId, categoryId, proof } as const
      await order(request, commandId, command, 'reception', 'specialist', 'administrator')
      return reply.code(204).send()
    },
  )
  app.get(
    '/api/visits',
    {
      schema: {
        summary: "Today's visits by ticket number",
        tags,
        querystring: z.object({ query: z.string().min(1).max(8) }),
        response: { 200: FoundVisits },
      },
    },
    async (request) => {
      access.staff(request, 'reception', 'administrator')
      return { visits: findVisits(context(), request.query.query) }
    },
  )
  app.get(
    '/api/visits/:visitId',
    {
      schema: { summary: "One of today's visits: where it is", tags, params, response: { 200: FoundVisit } },
    },
    async (request) => {
      access.staff(request, 'specialist', 'reception', 'administrator')
      const present = context()
      const visit = present.day.visits.get(request.params.visitId)
      if (visit === undefined) throw new Refused('ticket-not-found')
      return foundVisit(present, visit)
    },
  )
}
