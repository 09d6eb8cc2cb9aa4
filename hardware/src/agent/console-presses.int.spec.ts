import type { AgentPressAnswer } from '@chered/protocol/agent'
import { ConsoleId } from '@chered/protocol/ids'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type EmulatedConsole, openConsoleEmulatorBus } from '../emulators/buttons/open-console-emulator.ts'
import { until } from '../testing/until.ts'
import { AgentConfig } from './config.ts'
import { openAgent } from './open-agent.ts'
import { type LiveServer, openLiveServer } from './testing/live-server.ts'

const times = {
  answerMs: 300,
  silentMs: 600,
  awayMs: 300,
  pressMs: 300,
  reconnectMs: { first: 10, longest: 50 },
}
const consoleId = ConsoleId.parse('console-1')
const call = 1
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

let server: LiveServer
let console: EmulatedConsole
beforeEach(async () => {
  server = await openLiveServer()
  closers.push(() => server.close())
  const bus = await openConsoleEmulatorBus({
    listen: { kind: 'tcp', host: '127.0.0.1', port: 0 },
    consoles: [{ kind: 'own-frame', unit: 1 }],
  })
  closers.push(() => bus.close())
  console = bus.consoles[0]!
  const config = AgentConfig.parse({
    consoles: [{ consoleId, deskNumber: 1, kind: 'own-frame', address: bus.address }],
  })
  const agent = openAgent({
    serverUrl: server.url,
    token: 'token',
    ...config,
    log: () => undefined,
    times,
  })
  closers.push(() => agent.close())
  show('free', 'turn 1')
  await until('lit', () => console.look().lamps.free)
})

function show(state: 'free' | 'called', turn: string): void {
  const wish = { consoleId, deskNumber: 1, show: state, waiting: 2, turn }
  server.show({ jobs: [], panels: [], consoles: [wish] })
}
const lamps = () => console.look().lamps

test('the agent names its consoles in its hello and tells how they are', async () => {
  expect(server.hellos[0]?.consoles).toEqual([{ consoleId, deskNumber: 1 }])
  await until('told', () => server.reports.some(({ event }) => event === 'agent:console'))
  expect(server.reports.at(-1)).toEqual({ event: 'agent:console', body: { consoleId, status: 'working' } })
})

test('a press comes to the server with the turn and a moment after which it must not count, and its outcome to the lamps', async () => {
  const answers: AgentPressAnswer[] = [{ outcome: 'done' }, { outcome: 'refused', code: 'desk-closed' }]
  server.answerPress = () => answers.shift()!
  const before = Date.now()
  console.press(call)
  await until('done', () => lamps().done)
  expect(server.presses).toHaveLength(1)
  const [press] = server.presses
  expect(press).toMatchObject({ consoleId, key: 'call', turn: 'turn 1' })
  expect(press?.until).toBeGreaterThanOrEqual(before)
  expect(press?.until).toBeLessThanOrEqual(Date.now() + times.pressMs)
  await until('released', () => console.look().held.length === 0)
  console.press(call)
  await until('refused', () => lamps().trouble)
  expect(new Set(server.presses.map(({ pressId }) => pressId)).size).toBe(2)
})

test('a press that the server does not answer is refused by the lamp and said once', async () => {
  server.answerPress = () => 'silence'
  console.press(call)
  await until('refused', () => lamps().trouble)
  expect(server.presses).toHaveLength(1)
})

test('a press while the server is away is refused by the lamp and is never said afterwards', async () => {
  server.isStarting = true
  server.dropAll()
  await until('trouble', () => lamps().trouble && !lamps().free)
  console.press(call)
  await until('released', () => console.look().held.length === 0)
  server.isStarting = false
  await until('lit again', () => lamps().free)
  show('called', 'turn 2')
  await until('called', () => lamps().called)
  console.press(call)
  await until('the press', () => server.presses.length > 0)
  expect(server.presses.map(({ turn }) => turn)).toEqual(['turn 2'])
})

test('a server that has fallen silent is away too', async () => {
  server.isTicking = false
  const from = performance.now()
  await until('silent', () => performance.now() - from > times.awayMs + 50)
  console.press(call)
  await until('trouble', () => lamps().trouble)
  expect(server.presses).toEqual([])
  server.isTicking = true
  await until('back', () => lamps().free && !lamps().trouble)
})
