import { IssuedTicket, IssueTicketBody } from '@chered/protocol/commands'
import { type DeviceId, VisitToken } from '@chered/protocol/ids'
import { VisitorView } from '@chered/protocol/views'
import { z } from 'zod'
import { visitorView } from '../../application/views/visitor-view.ts'
import { type Access, bearer } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

export function ticketRoutes(app: App, { tickets, context }: AppParts, access: Access): void {
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
        return tickets.issueByStaff(
          request.body,
          { kind: 'staff', id: staffId },
          paperAt(request.body.printAt),
        )
      }
      function paperAt(deviceId: DeviceId | undefined) {
        if (deviceId === undefined) return null
        const device = context()
          .directory.devices()
          .find((d) => d.deviceId === deviceId)
        const printerId = device?.assignment.kind === 'kiosk' ? device.assignment.printerId : null
        if (printerId === null) throw new Refused('device-unknown')
        return { deviceId, printerId }
      }
      function atKiosk() {
        const { deviceId, assignment } = access.device(request)
        if (assignment.kind !== 'kiosk') throw new Refused('not-permitted')
        return tickets.issueAtKiosk(request.body, deviceId, assignment.printerId)
      }
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
