import { Writable } from 'node:stream'
import type { SupervisionView } from '@chered/protocol/views'
import { pino } from 'pino'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseConfig } from '../config.ts'
import { openServer } from '../server.ts'
import { fixedClock } from '../testing/fixed-clock.ts'
import {
  type Caller,
  exampleBoard,
  exampleKiosk,
  type LiveCaller,
  runServer,
  type ServerUnderTest,
  tuesdayTen,
} from '../testing/running-server.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

let run: ServerUnderTest
let admin: Caller
beforeEach(async () => {
  run = await runServer()
  admin = await run.staff('admin')
})
afterEach(() => run.close())

const hello = (...ids: string[]) => ({
  version: '1',
  holding: [],
  printers: [],
  panels: [],
  scanners: ids.map((scannerId) => ({ scannerId, name: `Сканер ${scannerId}` })),
})

/** An agent that says what the test wants. */
async function openAgent(token = run.server.enrolLocalAgent(), ...ids: string[]) {
  const { socket } = await run.live({ token })
  const untyped: { emitWithAck(event: string, body: unknown): Promise<{ ok: boolean }> } = socket as never
  const ask = (event: string, body: unknown) => untyped.emitWithAck(event, body)
  await ask('agent:hello', hello(...(ids.length > 0 ? ids : ['scanner-1'])))
  return {
    socket,
    scan: (text: string, scannerId = 'scanner-1') => ask('agent:scan', { scannerId, text }),
    status: (status: string, scannerId = 'scanner-1') => ask('agent:scanner', { scannerId, status }),
  }
}

/** A connection and the codes that came over it. */
function listening(live: LiveCaller, view: string) {
  const heard: string[] = []
  live.socket.on('scanned', (text) => heard.push(text))
  return {
    live,
    heard,
    /** All that was sent so far has come when the answer to this has. */
    settled: () => live.subscribe(view),
  }
}

async function enrolled(kind: 'kiosk' | 'agent', assignment: object): Promise<{ id: string; token: string }> {
  const { pairingId, code, secret } = (await run.stranger().post('/api/devices/pairings', { kind })).body
  const path = `/api/devices/pairings/${pairingId}`
  await admin.post(`${path}/confirm`, { code, name: `Новое ${kind}`, assignment: { kind, ...assignment } })
  const { deviceId, token } = (await run.stranger().post(`${path}/collect`, { secret })).body
  return { id: deviceId, token }
}

describe('a code held to a scanner', () => {
  test('comes to its kiosk with the server’s time, and to nobody else', async () => {
    const second = await enrolled('kiosk', { printerId: null })
    const own = listening(await run.live({ token: exampleKiosk }), 'kiosk:self')
    const others = [
      listening(await run.live({ token: second.token }), 'kiosk:self'),
      listening(await run.live({ token: exampleBoard }), 'board:self'),
      listening(await run.live({ cookie: admin.cookie }), 'supervision'),
    ]
    const agent = await openAgent()
    const told = new Promise<[string, number]>((resolve) =>
      own.live.socket.on('scanned', (text, at) => resolve([text, at])),
    )
    expect(await agent.scan('ЗАПИСЬ-4821')).toEqual({ ok: true })
    expect(await told).toEqual(['ЗАПИСЬ-4821', run.clock.now()])
    for (const other of others) {
      await other.settled()
      expect(other.heard).toEqual([])
    }
  })

  test('is dropped while its kiosk is away, and never said later', async () => {
    const agent = await openAgent()
    expect(await agent.scan('EARLY')).toEqual({ ok: false })
    const kiosk = listening(await run.live({ token: exampleKiosk }), 'kiosk:self')
    await kiosk.settled()
    expect(await agent.scan('NOW')).toEqual({ ok: true })
    await kiosk.settled()
    expect(kiosk.heard).toEqual(['NOW'])
  })

  test('goes to the kiosk that the administrator gives the scanner to, which takes it from the other', async () => {
    const second = await enrolled('kiosk', { printerId: null })
    const assignment = { kind: 'kiosk', printerId: null, scannerId: 'scanner-1' }
    expect((await admin.put(`/api/devices/${second.id}`, { name: 'Терминал 2', assignment })).status).toBe(
      204,
    )
    const first = listening(await run.live({ token: exampleKiosk }), 'kiosk:self')
    const taker = listening(await run.live({ token: second.token }), 'kiosk:self')
    const agent = await openAgent()
    await agent.scan('ONE')
    await Promise.all([first.settled(), taker.settled()])
    expect([first.heard, taker.heard]).toEqual([[], ['ONE']])
    const { devices } = (await admin.get('/api/devices')).body
    expect(
      devices.find(({ deviceId }: { deviceId: string }) => deviceId === 'kiosk-1').assignment,
    ).toMatchObject({ printerId: 'printer-1', scannerId: null })
  })

  test('of another agent’s scanner, of an unknown one, or of none is refused', async () => {
    const kiosk = listening(await run.live({ token: exampleKiosk }), 'kiosk:self')
    const agent = await openAgent()
    const { token } = await enrolled('agent', {})
    // It names the scanner too, but the first one drives it at this moment.
    const copy = await openAgent(token)
    expect(await copy.scan('FOREIGN')).toEqual({ ok: false })
    expect(await agent.scan('UNKNOWN', 'scanner-9')).toEqual({ ok: false })
    expect(await agent.scan('')).toEqual({ ok: false })
    expect(await agent.scan('x'.repeat(513))).toEqual({ ok: false })
    kiosk.live.socket.emit('agent:scan', { scannerId: 'scanner-1', text: 'OWN' } as never, () => undefined)
    await kiosk.settled()
    expect(kiosk.heard).toEqual([])
  })
})

describe('a scanner', () => {
  const trouble = (view: SupervisionView) => view.troubles.find(({ code }) => code === 'scanner-unreachable')

  test('is in the list with its state, and is a trouble while its line is lost', async () => {
    const hall = await run.live({ cookie: admin.cookie })
    await hall.subscribe('supervision')
    const agent = await openAgent()
    await agent.status('reading')
    const [listed] = (await admin.get('/api/devices')).body.scanners
    expect(listed).toMatchObject({ scannerId: 'scanner-1', agentId: 'agent-local', status: 'reading' })
    await agent.status('unreachable')
    const { body } = await hall.until('supervision', (view: SupervisionView) => trouble(view) !== undefined)
    expect(trouble(body as SupervisionView)).toMatchObject({
      level: 'warn',
      params: { scanner: 'Сканер scanner-1', kiosk: 'Терминал 1' },
    })
    await agent.status('reading')
    await hall.until('supervision', (view: SupervisionView) => {
      return trouble(view) === undefined && view.scanners[0]?.status === 'reading'
    })
  })

  test('is known after a restart, and its state is unknown until its agent is back', async () => {
    const agent = await openAgent()
    await agent.status('reading')
    await run.restart()
    const [listed] = (await (await run.staff('admin')).get('/api/devices')).body.scanners
    expect(listed).toMatchObject({ scannerId: 'scanner-1', status: 'unknown' })
  })
})

test('the text of a scan is in no line of the log, however much is logged', async () => {
  const folder = temporaryFolder()
  let logged = ''
  const to = new Writable({
    write(bytes, _, done) {
      logged += String(bytes)
      done()
    },
  })
  const config = parseConfig({ CHERED_PORT: '0', CHERED_DATA: folder.path, CHERED_LOG: 'debug' })
  const server = await openServer(config, {
    clock: fixedClock(tuesdayTen),
    logger: pino({ level: 'trace' }, to),
  })
  const connect = (token: string) =>
    io(server.address, {
      path: '/live',
      transports: ['websocket'],
      forceNew: true,
      auth: { protocol: 1, token },
    })
  const kiosk = connect(exampleKiosk)
  const agent = connect(server.enrolLocalAgent())
  try {
    await new Promise<void>((resolve) => kiosk.once('connect', resolve))
    await agent.emitWithAck('agent:hello', hello('scanner-1'))
    const told = new Promise((resolve) => kiosk.once('scanned', resolve))
    await agent.emitWithAck('agent:scan', { scannerId: 'scanner-1', text: 'SECRET-4821' })
    await agent.emitWithAck('agent:scan', { scannerId: 'scanner-9', text: 'SECRET-4822' })
    await agent.emitWithAck('agent:scan', { scannerId: 1, text: 'SECRET-4823' })
    expect(await told).toBe('SECRET-4821')
    expect(logged).toContain('office open')
    expect(logged).not.toContain('SECRET')
  } finally {
    kiosk.disconnect()
    agent.disconnect()
    await server.close()
    folder.remove()
  }
})
