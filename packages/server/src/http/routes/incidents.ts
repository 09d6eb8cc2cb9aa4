import {
  IncidentPage,
  IncidentStepBody,
  IncidentStepParams,
  IncidentsQuery,
  ReportedFault,
  ReportFaultBody,
} from '@chered/protocol/incidents'
import { z } from 'zod'
import type { IncidentAnswer } from '../../application/incident-desk.ts'
import { incidentEntry } from '../../application/views/incidents-view.ts'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

const tags = ['incidents']

/** What is out of order: everybody who works here says so, the administrator looks after it. */
export function incidentRoutes(app: App, { incidents, context }: AppParts, access: Access): void {
  const granted = (answer: IncidentAnswer) => {
    if (!answer.ok) throw new Refused(answer.refusal.code, answer.refusal.params)
    return answer.incident
  }
  app.post(
    '/api/incidents',
    {
      schema: {
        summary: 'Report a fault: opens an incident, or joins the open one of the same device',
        tags,
        body: ReportFaultBody,
        response: { 200: ReportedFault },
      },
    },
    async (request) => {
      const { staffId } = access.staff(
        request,
        'specialist',
        'reception',
        'contactCentre',
        'eServices',
        'administrator',
        'head',
      )
      const { id, number, reports } = granted(incidents.report(request.body, staffId))
      return { incidentId: id, number, openedAt: reports[0]?.at ?? 0 }
    },
  )
  app.post(
    '/api/incidents/:incidentId/:step',
    {
      schema: {
        summary: 'The administrator takes an incident, tells support, marks its reaction, ends it',
        tags,
        params: IncidentStepParams,
        body: IncidentStepBody,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { staffId } = access.staff(request, 'administrator')
      const { incidentId, step } = request.params
      granted(incidents.step(incidentId, step, request.body.commandId, staffId))
      return reply.code(204).send()
    },
  )
  app.get(
    '/api/incidents',
    {
      schema: {
        summary: 'Incidents that have ended, the newest first',
        tags,
        querystring: IncidentsQuery,
        response: { 200: IncidentPage },
      },
    },
    async (request) => {
      access.staff(request, 'administrator', 'head')
      const page = incidents.page(request.query.before ?? null)
      const now = context()
      return { incidents: page.incidents.map((kept) => incidentEntry(now, kept)), more: page.more }
    },
  )
}
