import { LeaseBlocksBody, LeasedBlocks, TakeEmergencyBody, TakenEmergency } from '@chered/protocol/emergency'
import type { FastifyRequest } from 'fastify'
import type { DeviceRow } from '../../application/ports.ts'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

export function emergencyRoutes(app: App, { emergency }: AppParts, access: Access): void {
  const kioskOf = (request: FastifyRequest): DeviceRow => {
    const device = access.device(request)
    if (device.assignment.kind !== 'kiosk') throw new Refused('not-permitted')
    return device
  }
  const tags = ['tickets']

  app.post(
    '/api/emergency/blocks',
    {
      schema: {
        summary: 'Numbers that a kiosk may give out while the server is away',
        tags,
        body: LeaseBlocksBody,
        response: { 200: LeasedBlocks },
      },
    },
    async (request, reply) => {
      const answer = await emergency.lease(request.body, kioskOf(request))
      if (!answer.ok) throw new Refused(answer.refusal.code, answer.refusal.params)
      // Tokens of tickets to come: for the kiosk's own memory and no other.
      reply.header('cache-control', 'no-store')
      return answer.leased
    },
  )
  app.post(
    '/api/emergency/tickets',
    {
      schema: {
        summary: 'What a kiosk gave out while the server was away; each is taken once',
        tags,
        body: TakeEmergencyBody,
        response: { 200: TakenEmergency },
      },
    },
    async (request) => emergency.take(request.body, kioskOf(request).deviceId),
  )
}
