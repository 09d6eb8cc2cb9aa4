import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { DoorPrint } from '@chered/protocol/door'
import { PrinterId, VisitId } from '@chered/protocol/ids'
import { afterEach, describe, expect, test } from 'vitest'
import { openPrinterEmulator, type PrinterEmulator } from '../emulators/printer/open-printer-emulator.ts'
import { withoutRealTime } from '../escpos/print-bytes.ts'
import { until } from '../testing/until.ts'
import { ticketLayout } from '../ticket/layouts.ts'
import { renderTicket } from '../ticket/render-ticket.ts'
import { exampleContent } from '../ticket/testing/example-content.ts'
import { AgentConfig } from './config.ts'
import { type Agent, openAgent } from './open-agent.ts'
import { type LiveServer, openLiveServer } from './testing/live-server.ts'

const origin = 'http://kiosk.example'
const printerId = PrinterId.parse('printer-1')
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

interface Rig {
  readonly server: LiveServer
  readonly emulator: PrinterEmulator
  readonly agent: Agent
  readonly door: { readonly port: number; readonly secret: string }
  ask(path: string, more?: RequestInit & { readonly headers?: Record<string, string> }): Promise<Response>
  print(visit: string): Promise<{ state: string }>
}

async function openRig(): Promise<Rig> {
  const server = await openLiveServer()
  closers.push(() => server.close())
  const emulator = await openPrinterEmulator({ model: 'epson', dots: 576, host: '127.0.0.1', port: 0 })
  closers.push(() => emulator.close())
  return { server, emulator, ...(await openPc(server, emulator)) }
}

async function openPc(server: LiveServer, emulator: PrinterEmulator) {
  const config = AgentConfig.parse({
    printers: [{ printerId, name: 'Терминал', address: emulator.address, layout: 'short' }],
    door: { port: 0, origins: [origin] },
  })
  const hellos = server.hellos.length
  const agent = openAgent({ serverUrl: server.url, token: 'token', ...config, log: () => undefined })
  closers.push(() => agent.close())
  await until('hello', () => server.hellos.length > hellos)
  const door = server.hellos.at(-1)?.door
  if (!door) throw new Error('the server was told of no door')
  const ask: Rig['ask'] = (path, { headers = {}, ...rest } = {}) =>
    fetch(`http://127.0.0.1:${door.port}${path}`, {
      ...rest,
      headers: { origin, authorization: `Bearer ${door.secret}`, ...headers },
    })
  return {
    agent,
    door,
    ask,
    async print(visit: string) {
      const order: DoorPrint = { visitId: VisitId.parse(visit), printerId, content: exampleContent }
      const answer = await ask('/tickets', { method: 'POST', body: JSON.stringify(order) })
      return (await answer.json()) as { state: string }
    },
  }
}

/** Asks the door from another address of this machine than 127.0.0.1. */
function knocks(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.unref()
  })
}

/** Asks the door until it says this of the printer. */
async function untilSaid({ ask }: Rig, status: string): Promise<void> {
  const deadline = performance.now() + 15_000
  for (;;) {
    const { printers } = (await (await ask('/printers')).json()) as { printers: { status: unknown }[] }
    const said = JSON.stringify(printers[0]?.status)
    if (said === status) return
    if (performance.now() > deadline) throw new Error(`the door says ${said} and not ${status}`)
  }
}

describe('the door of a kiosk’s own PC', () => {
  test('prints with the server away, by the same drawing, and says that the paper is out', async () => {
    const rig = await openRig()
    await rig.server.close()
    expect(await rig.print('v-1')).toEqual({ state: 'printed' })
    const drawn = renderTicket({ ...exampleContent, emergency: true }, ticketLayout('short', 576)).bitmap
    expect(rig.emulator.papers.map(({ dots }) => dots)).toEqual([withoutRealTime(drawn)])
  })

  test('prints a number once, however often it is asked for', async () => {
    const rig = await openRig()
    const together = await Promise.all([rig.print('v-1'), rig.print('v-1')])
    const again = await rig.print('v-1')
    expect([...together, again].map(({ state }) => state)).toEqual(['printed', 'printed', 'printed'])
    expect(rig.emulator.papers).toHaveLength(1)
    expect((await rig.print('v-2')).state).toBe('printed')
    expect(rig.emulator.papers).toHaveLength(2)
  })

  test('tells how the printer is, and sends not one byte to one that cannot print', async () => {
    const rig = await openRig()
    rig.emulator.setFault('paper-out', true)
    await untilSaid(rig, '{"state":"not-ready","problem":"paper-out"}')
    expect(await rig.print('v-1')).toEqual({ state: 'not-sent' })
    expect(rig.emulator.papers).toHaveLength(0)
  })

  test('says that it does not know when the line to the printer broke under the ticket', async () => {
    const rig = await openRig()
    await untilSaid(rig, '{"state":"ready","nearEnd":false}')
    rig.emulator.setFault('link-cut-mid-job', true, { afterBytes: 10_000 })
    expect(await rig.print('v-1')).toEqual({ state: 'unknown' })
  })

  test('has the same secret after the agent was started anew: the server cannot hand over another one now', async () => {
    const rig = await openRig()
    await rig.agent.close()
    const again = await openPc(rig.server, rig.emulator)
    expect(again.door.secret).toBe(rig.door.secret)
  })

  test('lets nobody in without the secret, from another page, or under another name of this address', async () => {
    const rig = await openRig()
    const ways: [number, Record<string, string>][] = [
      [401, { authorization: 'Bearer something-else' }],
      [401, { authorization: '' }],
      [403, { origin: 'http://elsewhere.example' }],
      [200, {}],
    ]
    for (const [status, headers] of ways) {
      const answer = await rig.ask('/printers', { headers })
      expect([answer.status, headers]).toEqual([status, headers])
    }
    const named = await fetch(`http://localhost:${rig.door.port}/printers`, { headers: { origin } }).catch(
      () => ({ status: 421 }),
    )
    expect(named.status).toBe(421)
    expect(rig.emulator.papers).toHaveLength(0)
  })

  test('takes no more than a ticket, and nothing that is none', async () => {
    const rig = await openRig()
    const post = (body: string) => rig.ask('/tickets', { method: 'POST', body }).then(({ status }) => status)
    expect(await post('x'.repeat(20_000))).toBe(413)
    expect(await post('{')).toBe(400)
    expect(await post(JSON.stringify({ visitId: 'v-1', printerId }))).toBe(400)
    expect((await rig.ask('/elsewhere')).status).toBe(404)
  })

  test('answers a browser’s question before the request, for its own origin only', async () => {
    const rig = await openRig()
    const answer = await rig.ask('/tickets', { method: 'OPTIONS', headers: { authorization: '' } })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
    expect(answer.headers.get('access-control-allow-headers')).toContain('authorization')
  })

  test('is closed to every other machine', async () => {
    const rig = await openRig()
    expect(await knocks('127.0.0.1', rig.door.port)).toBe(true)
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
    for (const { address } of others)
      expect([address, await knocks(address, rig.door.port)]).toEqual([address, false])
  })
})
