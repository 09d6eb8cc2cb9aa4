import { Office } from '@chered/protocol/office'
import { z } from 'zod'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'

const tags = ['office']

export function officeRoutes(app: App, parts: AppParts, access: Access): void {
  const { office, keeper, version } = parts
  app.get(
    '/api/office',
    {
      schema: {
        summary: 'Services, survey, windows: what every screen may know',
        tags,
        response: { 200: Office },
      },
    },
    async () => office.rules.office,
  )
  app.put(
    '/api/office/hours',
    {
      schema: {
        summary: 'Give tickets by the schedule, or at any hour',
        tags,
        body: z.object({ hours: z.enum(['week', 'always']) }),
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { staffId } = access.staff(request, 'administrator')
      const present = office.rules.office
      const settings = { ...present.settings, hours: request.body.hours }
      office.change({ ...present, settings }, staffId)
      return reply.code(204).send()
    },
  )
  app.get(
    '/api/health',
    {
      schema: {
        summary: 'The program runs',
        tags,
        response: { 200: z.object({ status: z.literal('ok'), version: z.string() }) },
      },
    },
    async () => ({ status: 'ok' as const, version }),
  )
  app.get(
    '/api/ready',
    {
      schema: {
        summary: 'The office can work: the day is kept and can be written',
        tags,
        response: {
          200: z.object({ ready: z.literal(true), day: z.string() }),
          503: z.object({ ready: z.literal(false), day: z.string() }),
        },
      },
    },
    async (_request, reply) =>
      parts.ready()
        ? { ready: true as const, day: keeper.day.date }
        : reply.code(503).send({ ready: false as const, day: keeper.day.date }),
  )
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
