import { CancelBody, IssuedTicket, IssueTicketBody } from '@chered/protocol/commands'
import { VisitId, VisitToken } from '@chered/protocol/ids'
import { VisitorView } from '@chered/protocol/views'
import { z } from 'zod'
import { visitorView } from '../../application/views/visitor-view.ts'
import { type Access, bearer } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

export function ticketRoutes(app: App, { tickets, keeper, context }: AppParts, access: Access): void {
  app.post(
    '/api/tickets',
    {
      schema: {
        summary: 'Issue a ticket: by a kiosk with its token, or by reception',
        tags: ['tickets'],
        body: IssueTicketBody,
        response: { 200: IssuedTicket },
      },
    },
    async (request) => {
      const issued = await (bearer(request) === null ? byStaff() : atKiosk())
      if (!issued.ok) throw new Refused(issued.refusal.code, issued.refusal.params)
      return issued.ticket

      function byStaff() {
        const { staffId } = access.staff(request, 'reception', 'administrator')
        return tickets.issueByStaff(request.body, { kind: 'staff', id: staffId })
      }
      function atKiosk() {
        const { deviceId, assignment } = access.device(request)
        if (assignment.kind !== 'kiosk') throw new Refused('not-permitted')
        return tickets.issueAtKiosk(request.body, deviceId, assignment.printerId)
      }
    },
  )

  app.post(
    '/api/visits/:visitId/cancel',
    {
      schema: {
        summary: 'Take a waiting visit out of the queue',
        tags: ['tickets'],
        params: z.object({ visitId: VisitId }),
        body: CancelBody,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { staffId } = access.staff(request, 'reception', 'administrator')
      const { visitId } = request.params
      const answer = await keeper.submit({
        command: { type: 'cancel', visitId },
        actor: { kind: 'staff', id: staffId },
        commandId: request.body.commandId,
      })
      if (!answer.ok) throw new Refused(answer.refusal.code, answer.refusal.params)
      return reply.code(204).send()
    },
  )

  app.get(
    '/api/visitors/:token',
    {
      // For each ticket and not for each address: a hall full of phones has one.
      config: {
        rateLimit: {
          max: 60,
          timeWindow: '1 minute',
          keyGenerator: (request) => (request.params as { token: string }).token,
        },
      },
      schema: {
        summary: "The visitor's own page: position, expected wait, window",
        tags: ['tickets'],
        params: z.object({ token: z.string().max(64) }),
        response: { 200: VisitorView },
      },
    },
    async (request, reply) => {
      const token = VisitToken.safeParse(request.params.token)
      const view = token.success ? visitorView(context(), token.data) : null
      if (view === null) throw new Refused('ticket-not-found')
      reply.header('cache-control', 'no-store')
      return view
    },
  )
}
