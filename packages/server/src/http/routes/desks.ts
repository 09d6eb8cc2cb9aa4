import {
  CallBody,
  CalledVisit,
  CloseBody,
  DeskCommandBody,
  FinishBody,
  InFrontBody,
  NextService,
  PauseBody,
} from '@chered/protocol/commands'
import { DeskId } from '@chered/protocol/ids'
import type { Session } from '@chered/protocol/staff'
import { z } from 'zod'
import { nextServiceOf } from '../../application/views/next-service.ts'
import type { DeskCommand } from '../../domain/day/commands.ts'
import type { Recorded } from '../../domain/day/events.ts'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'
import { openPress } from './press.ts'
import { finishedBy, passedOn } from './visit-words.ts'

const params = z.object({ deskId: DeskId })
const done = { 204: z.undefined() }

/** The specialist's presses. Each says which desk, and those about the visitor in front say who that is. */
export function deskRoutes(app: App, parts: AppParts, access: Access): void {
  const { keeper, absences } = parts
  const tags = ['desks']

  const press = openPress(parts, access)
  const simple = (
    action: 'open' | 'resume',
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
  simple('open', 'Take a window', (deskId, { staffId, primary, secondary }) => {
    const covered = absences.coveredBy(staffId)
    return {
      type: 'open-desk',
      deskId,
      staffId,
      primary: [...new Set([...primary, ...covered])],
      secondary: secondary.filter((id) => !covered.includes(id)),
    }
  })
  simple('resume', 'Come back from a break', (deskId, { staffId }) => ({
    type: 'resume-desk',
    deskId,
    staffId,
  }))

  app.post(
    '/api/desks/:deskId/close',
    {
      schema: {
        summary: 'Close the window; whoever is in front is handed over as the body says',
        tags,
        params,
        body: CloseBody,
        response: done,
      },
    },
    async (request, reply) => {
      const { deskId } = request.params
      const { commandId, handOver } = request.body
      const passing = handOver?.kind === 'pass' ? passedOn(handOver) : null
      await press(
        request,
        commandId,
        ({ staffId }) => {
          const base = { type: 'close-desk', deskId, staffId } as const
          if (handOver === undefined) return base
          const { visitId } = handOver
          return {
            ...base,
            handOver: passing ? { kind: 'pass', visitId, ...passing.command } : { kind: 'put-back', visitId },
          }
        },
        passing?.note,
      )
      return reply.code(204).send()
    },
  )

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
        summary: 'Call a chosen visitor; out of turn with a reason',
        tags,
        params,
        body: CallBody,
        response: { 200: CalledVisit },
      },
    },
    async (request) => {
      const { deskId } = request.params
      const { commandId, visitId, outOfTurn } = request.body
      const recorded = await press(request, commandId, ({ staffId }) => ({
        type: 'call',
        deskId,
        staffId,
        visitId,
        ...(outOfTurn === undefined ? {} : { outOfTurn }),
      }))
      return calledVisit(recorded)
    },
  )
  app.post(
    '/api/desks/:deskId/take-back',
    {
      schema: {
        summary: 'Call a held visitor again',
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
        type: 'take-back',
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

  const said = (body: z.output<typeof FinishBody>) =>
    finishedBy(body, keeper.day.visits.get(body.visitId), parts.office.rules)
  app.post(
    '/api/desks/:deskId/finish',
    { schema: { summary: 'Finish with an outcome', tags, params, body: FinishBody, response: done } },
    async (request, reply) => {
      const { deskId } = request.params
      const { commandId, visitId } = request.body
      const of = said(request.body)
      await press(request, commandId, ({ staffId }) => ({ type: 'finish', deskId, staffId, visitId, ...of }))
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/desks/:deskId/next-service',
    {
      schema: {
        summary: 'Finish, and go on with the first planned service',
        tags,
        params,
        body: FinishBody,
        response: { 200: NextService },
      },
    },
    async (request) => {
      const { deskId } = request.params
      const { commandId, visitId } = request.body
      const of = said(request.body)
      await press(request, commandId, ({ staffId }) => ({
        type: 'next-service',
        deskId,
        staffId,
        visitId,
        ...of,
      }))
      return nextServiceOf(parts.context(), visitId)
    },
  )
}
