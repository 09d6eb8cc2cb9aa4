import { DayDate } from '@chered/protocol/ids'
import {
  Calendar,
  DecideScheduleBody,
  ImportCalendarBody,
  ResolvedDay,
  SaveDraftBody,
  ScheduleDifference,
  ScheduleOverview,
  ScheduleVersion,
  SubmitDraftBody,
} from '@chered/protocol/schedule'
import { z } from 'zod'
import type { ScheduleAnswer } from '../../application/schedule-approval.ts'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

const tags = ['schedule']
const params = z.object({ versionId: z.string().min(1).max(64) })
const version = { 200: ScheduleVersion }
/** A year of exceptions of sixty specialists, or a calendar of many years, is larger than any other body. */
const bodyLimit = 1024 * 1024

/** The administrator drafts and submits, the head decides (instruction 2.1.5), both read. */
export function scheduleRoutes(app: App, { schedule }: AppParts, access: Access): void {
  app.get(
    '/api/schedule',
    {
      schema: {
        summary: 'What is in force, what comes, what is drafted',
        tags,
        response: { 200: ScheduleOverview },
      },
    },
    async (request) => {
      access.staff(request, 'administrator', 'head')
      return schedule.overview()
    },
  )
  app.put(
    '/api/schedule/draft',
    { bodyLimit, schema: { summary: 'Keep the draft', tags, body: SaveDraftBody, response: version } },
    async (request) => {
      const { staffId } = access.staff(request, 'administrator')
      return said(schedule.saveDraft(request.body, staffId))
    },
  )
  app.delete(
    '/api/schedule/draft',
    {
      schema: { summary: 'Take a draft or submission back', tags, response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const { staffId } = access.staff(request, 'administrator')
      said(schedule.withdraw(staffId))
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/schedule/draft/submit',
    {
      schema: { summary: 'Ask the head for approval', tags, body: SubmitDraftBody, response: version },
    },
    async (request) => {
      const { staffId } = access.staff(request, 'administrator')
      return said(schedule.submit(request.body, staffId))
    },
  )
  app.get(
    '/api/schedule/versions/:versionId',
    { schema: { summary: 'One version with its rows', tags, params, response: version } },
    async (request) => {
      access.staff(request, 'administrator', 'head')
      return said(schedule.version(request.params.versionId))
    },
  )
  app.post(
    '/api/schedule/versions/:versionId/approve',
    {
      schema: { summary: 'Put in force', tags, params, body: DecideScheduleBody, response: version },
    },
    async (request) => {
      const { staffId } = access.staff(request, 'head')
      return said(schedule.approve(request.params.versionId, request.body.note ?? null, staffId))
    },
  )
  app.post(
    '/api/schedule/versions/:versionId/reject',
    { schema: { summary: 'Send back', tags, params, body: DecideScheduleBody, response: version } },
    async (request) => {
      const { staffId } = access.staff(request, 'head')
      return said(schedule.reject(request.params.versionId, request.body.note ?? null, staffId))
    },
  )
  app.get(
    '/api/schedule/versions/:versionId/difference',
    {
      schema: {
        summary: 'What a version would change, and whose booked visit would have no place',
        tags,
        params,
        querystring: z.object({ from: DayDate.optional() }),
        response: { 200: ScheduleDifference },
      },
    },
    async (request) => {
      access.staff(request, 'administrator', 'head')
      return said(schedule.difference(request.params.versionId, request.query.from ?? null))
    },
  )
  app.get(
    '/api/schedule/days',
    {
      schema: {
        summary: 'How the layers come out, date by date',
        tags,
        querystring: z.object({ from: DayDate, to: DayDate, version: z.string().min(1).max(64).optional() }),
        response: { 200: z.object({ days: z.array(ResolvedDay) }) },
      },
    },
    async (request) => {
      access.staff(request, 'administrator', 'head')
      const { from, to, version: id } = request.query
      return { days: [...said(schedule.days(from, to, id ?? null))] }
    },
  )
  app.post(
    '/api/calendars/:layer',
    {
      bodyLimit,
      schema: {
        summary: 'Replace a calendar',
        tags,
        params: z.object({ layer: Calendar.shape.layer }),
        body: ImportCalendarBody,
        response: { 200: Calendar },
      },
    },
    async (request) => {
      const { staffId } = access.staff(request, 'administrator')
      return said(schedule.importCalendar(request.params.layer, request.body, staffId))
    },
  )
}

function said<T>(answer: ScheduleAnswer<T>): T {
  if (!answer.ok) throw new Refused(answer.refusal.code, answer.refusal.params)
  return answer.value
}
