import { CommandId } from '@chered/protocol/ids'
import { Absence, AbsenceProposal, ConfirmAbsenceBody, ProposeAbsenceBody } from '@chered/protocol/schedule'
import { z } from 'zod'
import type { AbsenceAnswer } from '../../application/absence-desk.ts'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

const tags = ['absences']
const params = z.object({ absenceId: z.string().max(64) })
const body = z.object({ commandId: CommandId })

export function absenceRoutes(app: App, { absences }: AppParts, access: Access): void {
  const told = (answer: AbsenceAnswer) => {
    if (!answer.ok) throw new Refused(answer.refusal.code, answer.refusal.params)
    return answer.absence
  }
  app.get(
    '/api/absences',
    {
      schema: {
        summary: 'Who is or was away',
        tags,
        response: { 200: z.object({ absences: z.array(Absence) }) },
      },
    },
    async (request) => {
      access.staff(request, 'administrator', 'head')
      return { absences: [...absences.list()] }
    },
  )
  app.post(
    '/api/absences/propose',
    {
      schema: {
        summary: 'What would follow from an absence, and who could take each visitor',
        tags,
        body: ProposeAbsenceBody,
        response: { 200: AbsenceProposal },
      },
    },
    async (request, reply) => {
      access.staff(request, 'administrator')
      reply.header('cache-control', 'no-store')
      const proposal = absences.propose(request.body)
      if ('code' in proposal) throw new Refused(proposal.code, proposal.params)
      return proposal
    },
  )
  app.post(
    '/api/absences',
    {
      bodyLimit: 1024 * 1024,
      schema: {
        summary: 'Confirm an absence with the places of its visitors, at once or not at all',
        tags,
        body: ConfirmAbsenceBody,
        response: { 200: Absence },
      },
    },
    async (request) => {
      const { staffId } = access.staff(request, 'administrator')
      return told(await absences.confirm(request.body, staffId))
    },
  )
  app.post(
    '/api/absences/:absenceId/undo',
    {
      schema: {
        summary: 'As if it had not been, until the next call',
        tags,
        params,
        body,
        response: { 200: Absence },
      },
    },
    async (request) => {
      const { staffId } = access.staff(request, 'administrator')
      return told(await absences.undo(request.params.absenceId, staffId))
    },
  )
  app.post(
    '/api/absences/:absenceId/end',
    { schema: { summary: 'Back earlier', tags, params, body, response: { 200: Absence } } },
    async (request) => {
      const { staffId } = access.staff(request, 'administrator')
      return told(await absences.end(request.params.absenceId, staffId))
    },
  )
}
