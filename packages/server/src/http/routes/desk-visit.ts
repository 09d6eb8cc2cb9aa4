import {
  ApplicationBody,
  ClaimBody,
  DeskCommandBody,
  FrontPapers,
  HoldVisitBody,
  PassOnBody,
  PlanBody,
} from '@chered/protocol/commands'
import { DeskId, type StaffId, VisitId } from '@chered/protocol/ids'
import { z } from 'zod'
import { deskState } from '../../domain/day/day.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'
import { openPress } from './press.ts'
import { passedOn } from './visit-words.ts'

const params = z.object({ deskId: DeskId })
const done = { 204: z.undefined() }
const tags = ['desks']

/** What a specialist does with the visit in front beyond calling and finishing, and what may be read of it. */
export function deskVisitRoutes(app: App, parts: AppParts, access: Access): void {
  const { keeper, identity, notes, applications } = parts
  const press = openPress(parts, access)

  app.post(
    '/api/desks/:deskId/hold',
    {
      schema: {
        summary: 'Send the visitor aside for a while',
        tags,
        params,
        body: HoldVisitBody,
        response: done,
      },
    },
    async (request, reply) => {
      const { deskId } = request.params
      const { commandId, visitId, reasonId, until } = request.body
      await press(request, commandId, ({ staffId }) => ({
        type: 'hold-visit',
        deskId,
        staffId,
        visitId,
        reasonId,
        until,
      }))
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/desks/:deskId/pass-on',
    {
      schema: {
        summary: 'To another service, queue, window or colleague',
        tags,
        params,
        body: PassOnBody,
        response: done,
      },
    },
    async (request, reply) => {
      const { deskId } = request.params
      const { commandId, visitId } = request.body
      const { command, note } = passedOn(request.body)
      await press(
        request,
        commandId,
        ({ staffId }) => ({ type: 'pass-on', deskId, staffId, visitId, ...command }),
        note,
      )
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/desks/:deskId/plan',
    { schema: { summary: 'What the visit goes on with', tags, params, body: PlanBody, response: done } },
    async (request, reply) => {
      const { deskId } = request.params
      const { commandId, visitId, planned } = request.body
      await press(request, commandId, ({ staffId }) => ({
        type: 'plan-services',
        deskId,
        staffId,
        visitId,
        planned,
      }))
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/desks/:deskId/claim',
    {
      schema: {
        summary: 'Confirm, change or remove the claim of the called visitor',
        tags,
        params,
        body: ClaimBody,
        response: done,
      },
    },
    async (request, reply) => {
      const { deskId } = request.params
      const { commandId, visitId, categoryId, proof, place, outOfTurn } = request.body
      await press(request, commandId, ({ staffId }) => ({
        type: 'check-claim',
        deskId,
        staffId,
        visitId,
        categoryId,
        proof,
        place,
        ...(outOfTurn === undefined ? {} : { outOfTurn }),
      }))
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/desks/:deskId/release',
    {
      schema: {
        summary: 'Close the window of somebody who is gone; whoever is in front is put back',
        tags,
        params,
        body: DeskCommandBody,
        response: done,
      },
    },
    async (request, reply) => {
      const { deskId } = request.params
      const command = { type: 'release-desk', deskId } as const
      await press(request, request.body.commandId, () => command, undefined, 'administrator')
      return reply.code(204).send()
    },
  )

  app.get(
    '/api/desks/:deskId/papers',
    {
      schema: {
        summary: 'Note and application number of the visit in front, for whoever has it there',
        tags,
        params,
        querystring: z.object({ visitId: VisitId }),
        response: { 200: FrontPapers },
      },
    },
    async (request, reply) => {
      const { staffId } = access.staff(request, 'specialist')
      const { id, appointment } = inFront(request.params.deskId, staffId, request.query.visitId)
      const booking = appointment === null ? undefined : keeper.diary.bookings.get(appointment.bookingId)
      reply.header('cache-control', 'no-store')
      return {
        note: notes.of(id),
        applicationNumber: applications.of(id) ?? booking?.applicationNumber ?? null,
      }
    },
  )
  app.post(
    '/api/desks/:deskId/application',
    {
      schema: {
        summary: 'Number of the electronic application of the visit in front',
        tags,
        params,
        body: ApplicationBody,
        response: done,
      },
    },
    async (request, reply) => {
      const { staffId } = access.staff(request, 'specialist')
      const { visitId, applicationNumber } = request.body
      const visit = inFront(request.params.deskId, staffId, visitId)
      const { day } = keeper
      applications.set(visit.id, day.date, parts.context().now, applicationNumber)
      return reply.code(204).send()
    },
  )

  /** The visit that stands in front of this very person; refuses as every press there does. */
  function inFront(deskId: DeskId, staffId: StaffId, visitId: VisitId): Visit {
    const { day } = keeper
    const desk = deskState(day, deskId)
    if (desk.state === 'closed') throw new Refused('desk-closed')
    if (desk.staffId !== staffId) throw new Refused('desk-taken', { name: identity.nameOf(desk.staffId) })
    const visit = day.visits.get(visitId)
    if (!visit) throw new Refused('ticket-not-found')
    if (desk.state === 'open' && desk.inFront === visitId) return visit
    throw new Refused('not-in-front', { state: visit.leg.now.state })
  }
}
