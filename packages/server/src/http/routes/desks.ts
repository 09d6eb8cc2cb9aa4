import { CalledVisit, DeskCommandBody, FinishBody, InFrontBody, PauseBody } from '@chered/protocol/commands'
import { type CommandId, DeskId } from '@chered/protocol/ids'
import type { Session } from '@chered/protocol/staff'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { DeskCommand } from '../../domain/day/commands.ts'
import type { Recorded } from '../../domain/day/events.ts'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

const params = z.object({ deskId: DeskId })
const done = { 204: z.undefined() }

/** The specialist's presses. Each says which desk, and those about the visitor in front say who that is. */
export function deskRoutes(app: App, { keeper, identity }: AppParts, access: Access): void {
  const tags = ['desks']

  async function press(
    request: FastifyRequest,
    commandId: CommandId,
    make: (session: Session) => DeskCommand,
  ): Promise<readonly Recorded[]> {
    const session = access.staff(request, 'specialist')
    const answer = await keeper.submit({
      command: make(session),
      actor: { kind: 'staff', id: session.staffId },
      commandId,
    })
    if (answer.ok) return answer.recorded
    const { code, params: facts } = answer.refusal
    if (code !== 'desk-taken') throw new Refused(code, facts)
    // The domain knows ids only; the person at the screen needs the colleague's name.
    throw new Refused(code, { name: identity.nameOf(facts?.staffId as Session['staffId']) })
  }

  const simple = (
    action: 'open' | 'close' | 'resume',
    summary: string,
    make: (deskId: DeskId, session: Session) => DeskCommand,
  ) => {
    app.post(
      `/api/desks/:deskId/${action}` as const,
      { schema: { summary, tags, params, body: DeskCommandBody, response: done } },
      async (request, reply) => {
        const { deskId } = request.params
        await press(request, request.body.commandId, (session) => make(deskId, session))
        return reply.code(204).send()
      },
    )
  }
  simple('open', 'Take a window', (deskId, { staffId, primary, secondary }) => ({
    type: 'open-desk',
    deskId,
    staffId,
    primary,
    secondary,
  }))
  simple('close', 'Close the window', (deskId, { staffId }) => ({ type: 'close-desk', deskId, staffId }))
  simple('resume', 'Come back from a break', (deskId, { staffId }) => ({
    type: 'resume-desk',
    deskId,
    staffId,
  }))

  app.post(
    '/api/desks/:deskId/pause',
    { schema: { summary: 'Take a break', tags, params, body: PauseBody, response: done } },
    async (request, reply) => {
      const { deskId } = request.params
      const { commandId, reason, minutes } = request.body
      await press(request, commandId, ({ staffId }) => ({
        type: 'pause-desk',
        deskId,
        staffId,
        reason,
        minutes: minutes ?? null,
      }))
      return reply.code(204).send()
    },
  )

  app.post(
    '/api/desks/:deskId/call-next',
    {
      schema: {
        summary: 'Call the next visitor',
        tags,
        params,
        body: DeskCommandBody,
        response: { 200: CalledVisit },
      },
    },
    async (request) => {
      const { deskId } = request.params
      const recorded = await press(request, request.body.commandId, ({ staffId }) => ({
        type: 'call-next',
        deskId,
        staffId,
      }))
      return calledVisit(recorded)
    },
  )
  app.post(
    '/api/desks/:deskId/call',
    {
      schema: {
        summary: 'Call a chosen visitor',
        tags,
        params,
        body: InFrontBody,
        response: { 200: CalledVisit },
      },
    },
    async (request) => {
      const { deskId } = request.params
      const { commandId, visitId } = request.body
      const recorded = await press(request, commandId, ({ staffId }) => ({
        type: 'call',
        deskId,
        staffId,
        visitId,
      }))
      return calledVisit(recorded)
    },
  )

  function calledVisit(recorded: readonly Recorded[]): CalledVisit {
    for (const { event } of recorded) {
      if (event.type !== 'VisitorCalled') continue
      const visit = keeper.day.visits.get(event.visitId)
      // A repeat after midnight speaks of a day that is over.
      if (!visit) throw new Refused('day-ended')
      return { visitId: event.visitId, deskId: event.deskId, ticket: visit.ticket }
    }
    throw new Error('a call was answered without VisitorCalled')
  }

  const about = (type: 'recall' | 'start' | 'no-show' | 'put-back', summary: string) => {
    app.post(
      `/api/desks/:deskId/${type}`,
      { schema: { summary, tags, params, body: InFrontBody, response: done } },
      async (request, reply) => {
        const { deskId } = request.params
        const { commandId, visitId } = request.body
        await press(request, commandId, ({ staffId }) => ({ type, deskId, staffId, visitId }))
        return reply.code(204).send()
      },
    )
  }
  about('recall', 'Repeat the call')
  about('start', 'The visitor is here')
  about('no-show', 'The visitor did not come')
  about('put-back', 'Back to the queue, at the same place')

  app.post(
    '/api/desks/:deskId/finish',
    { schema: { summary: 'Finish with an outcome', tags, params, body: FinishBody, response: done } },
    async (request, reply) => {
      const { deskId } = request.params
      const { commandId, visitId, outcome } = request.body
      await press(request, commandId, ({ staffId }) => ({
        type: 'finish',
        deskId,
        staffId,
        visitId,
        outcome,
      }))
      return reply.code(204).send()
    },
  )
}
