import { AgentConfig } from '@chered/hardware/agent/config'
import { openAgent } from '@chered/hardware/agent/open-agent'
import {
  openPrinterEmulator,
  type PrinterEmulator,
} from '@chered/hardware/emulators/printer/open-printer-emulator'
import type { PrinterModel } from '@chered/hardware/emulators/printer/printer-models'
import { printerLimits } from '@chered/hardware/escpos/printer-limits'
import type { ProfileName } from '@chered/hardware/escpos/profile'
import type { CollectedPairing, StartedPairing } from '@chered/protocol/devices'
import type { Office } from './office.ts'
import { until } from './until.ts'

/** The PC of the example's kiosk, with a printer and an agent of its own: neither ends with the server. */
export interface KioskPc {
  readonly printer: PrinterEmulator
  close(): Promise<void>
}

interface Wanted {
  /** The address at which the kiosk's page is opened, if it is to print without the server. */
  readonly origin?: string
  readonly model?: PrinterModel
  readonly profile?: ProfileName
}

export async function openKioskPc(
  office: Office,
  { origin, model = 'epson', profile = 'epson' }: Wanted,
): Promise<KioskPc> {
  const printer = await openPrinterEmulator({ model, dots: 576, host: '127.0.0.1', port: 0 })
  const admin = await office.hall.signIn('admin')
  const post = async <T>(path: string, body: unknown): Promise<T> => {
    const reply = await admin.request<T>('POST', path, body)
    if (reply.status >= 300) throw new Error(`${path} answered ${JSON.stringify(reply)}`)
    return reply.body
  }
  const { pairingId, code, secret } = await post<StartedPairing>('/api/devices/pairings', { kind: 'agent' })
  const name = 'ПК терминала 1'
  await post(`/api/devices/pairings/${pairingId}/confirm`, { code, name, assignment: { kind: 'agent' } })
  const collected = await post<CollectedPairing>(`/api/devices/pairings/${pairingId}/collect`, { secret })
  if (collected.state !== 'confirmed') throw new Error('the agent was not paired')
  const printerId = 'printer-of-kiosk'
  const config = AgentConfig.parse({
    printers: [{ printerId, name: 'Принтер в терминале', profile, address: printer.address }],
    ...(origin === undefined ? {} : { door: { port: 0, origins: [origin] } }),
  })
  const agent = openAgent({
    serverUrl: office.program.address,
    token: collected.token,
    ...config,
    log: () => undefined,
    // Faults come and go as fast as a journey; a person would wait for the printer's own pace.
    printerLimits: {
      ...printerLimits,
      idlePollMs: 200,
      replyMs: 500,
      backOffMs: { first: 200, longest: 500 },
    },
  })
  const kiosk = { kind: 'kiosk', printerId, scannerId: null }
  const placed = await admin.request('PUT', '/api/devices/kiosk-1', { name: 'Терминал 1', assignment: kiosk })
  if (placed.status >= 300) throw new Error(`kiosk-1 did not get the printer: ${JSON.stringify(placed)}`)
  await until('the printer is known', async () => {
    const { body } = await admin.request<{ printers: { printerId: string; status: { state: string } }[] }>(
      'GET',
      '/api/devices',
    )
    return body.printers.some((one) => one.printerId === printerId && one.status.state === 'ready')
  })
  return {
    printer,
    async close() {
      await agent.close()
      await printer.close()
    },
  }
}
