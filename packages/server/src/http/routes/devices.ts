import {
  CollectedPairing,
  CollectPairingBody,
  ConfirmPairingBody,
  DeviceAssignment,
  DeviceList,
  ReprintAnswer,
  StartedPairing,
  StartPairingBody,
} from '@chered/protocol/devices'
import { CommandId, DeviceId, PairingId, PrinterId } from '@chered/protocol/ids'
import type { RefusalCode } from '@chered/protocol/refusals'
import { z } from 'zod'
import { consoleStates, panelStates } from '../../application/views/context.ts'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

const tags = ['devices']
const done = { 204: z.undefined() }

export function deviceRoutes(app: App, parts: AppParts, access: Access): void {
  const { enrolment, context, tickets } = parts
  const granted = <T>(
    answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: RefusalCode },
  ) => {
    if (!answer.ok) throw new Refused(answer.code)
    return answer.value
  }

  app.post(
    '/api/devices/pairings',
    {
      config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        summary: 'A new device asks for a code',
        tags,
        body: StartPairingBody,
        response: { 200: StartedPairing },
      },
    },
    async (request) => granted(enrolment.start(request.body.kind, request.body.name ?? null)),
  )
  app.post(
    '/api/devices/pairings/:pairingId/collect',
    {
      schema: {
        summary: 'The device asks whether it was confirmed',
        tags,
        params: z.object({ pairingId: PairingId }),
        body: CollectPairingBody,
        response: { 200: CollectedPairing },
      },
    },
    async (request) => granted(enrolment.collect(request.params.pairingId, request.body.secret)),
  )
  app.post(
    '/api/devices/pairings/:pairingId/confirm',
    {
      schema: {
        summary: 'The administrator confirms a device by its code',
        tags,
        params: z.object({ pairingId: PairingId }),
        body: ConfirmPairingBody,
        response: { 200: z.object({ deviceId: DeviceId }) },
      },
    },
    async (request) => {
      const { staffId } = access.staff(request, 'administrator')
      return granted(enrolment.confirm(request.params.pairingId, request.body, staffId))
    },
  )
  app.get(
    '/api/devices',
    {
      schema: {
        summary: 'Devices, printers, panels, scanners, consoles and those that ask',
        tags,
        response: { 200: DeviceList },
      },
    },
    async (request) => {
      access.staff(request, 'administrator')
      const { directory, now } = context()
      return {
        pending: [...enrolment.pending(now)],
        devices: [...directory.devices()],
        printers: [...directory.printers()],
        panels: panelStates(directory),
        scanners: [...directory.scanners()],
        consoles: consoleStates(directory),
      }
    },
  )
  app.put(
    '/api/devices/:deviceId',
    {
      schema: {
        summary: 'Rename a device or give it another place',
        tags,
        params: z.object({ deviceId: DeviceId }),
        body: z.object({ name: z.string().min(1).max(80), assignment: DeviceAssignment }),
        response: done,
      },
    },
    async (request, reply) => {
      const { staffId } = access.staff(request, 'administrator')
      const { name, assignment } = request.body
      granted(enrolment.change(request.params.deviceId, name, assignment, staffId))
      return reply.code(204).send()
    },
  )
  app.delete(
    '/api/devices/:deviceId',
    {
      schema: {
        summary: "Revoke a device's token",
        tags,
        params: z.object({ deviceId: DeviceId }),
        response: done,
      },
    },
    async (request, reply) => {
      const { staffId } = access.staff(request, 'administrator')
      granted(enrolment.revoke(request.params.deviceId, staffId))
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/prints/:jobId/reprint',
    {
      schema: {
        summary: 'Print a ticket again, marked as a copy',
        tags,
        params: z.object({ jobId: z.string().max(64) }),
        body: z.object({ commandId: CommandId }),
        response: { 200: ReprintAnswer },
      },
    },
    async (request) => {
      const { staffId } = access.staff(request, 'administrator', 'reception')
      const { jobId } = request.params
      const answer = await tickets.reprint(jobId, request.body.commandId, { kind: 'staff', id: staffId })
      if (!answer.ok) throw new Refused(answer.refusal.code, answer.refusal.params)
      parts.acknowledgePrint(jobId)
      return { printJobId: answer.printJobId }
    },
  )
  app.post(
    '/api/printers/:printerId/test',
    {
      schema: {
        summary: 'Print a trial ticket',
        tags,
        params: z.object({ printerId: PrinterId }),
        body: z.object({ commandId: CommandId }),
        response: { 200: ReprintAnswer },
      },
    },
    async (request) => {
      const { staffId } = access.staff(request, 'administrator')
      const actor = { kind: 'staff', id: staffId } as const
      const answer = await tickets.testPrint(request.params.printerId, request.body.commandId, actor)
      if (!answer.ok) throw new Refused(answer.refusal.code, answer.refusal.params)
      return { printJobId: answer.printJobId }
    },
  )
  app.delete(
    '/api/prints/:jobId/trouble',
    {
      schema: {
        summary: 'A print that failed has been dealt with',
        tags,
        params: z.object({ jobId: z.string().max(64) }),
        response: done,
      },
    },
    async (request, reply) => {
      access.staff(request, 'administrator', 'reception')
      if (!parts.acknowledgePrint(request.params.jobId)) throw new Refused('print-job-unknown')
      return reply.code(204).send()
    },
  )
}
