import type { AgentPress, AgentPressAnswer, AgentView, ConsoleWish } from '@chered/protocol/agent'
import type { DeviceList } from '@chered/protocol/devices'
import type { DeskView, SupervisionView } from '@chered/protocol/views'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type Caller,
  type LiveCaller,
  newCommandId,
  runServer,
  type ServerUnderTest,
  takeTicket,
} from '../testing/running-server.ts'

let run: ServerUnderTest
let token: string
beforeEach(async () => {
  run = await runServer()
  token = run.server.enrolLocalAgent()
})
afterEach(() => run.close())

const hello = {
  version: '1',
  holding: [],
  printers: [],
  panels: [],
  consoles: [1, 2].map((deskNumber) => ({ consoleId: `console-${deskNumber}`, deskNumber })),
}

interface Consoles {
  readonly live: LiveCaller
  /** The newest wish for the console at a desk that fits. */
  wish(desk: number, fits?: (wish: ConsoleWish) => boolean): Promise<ConsoleWish>
  /** Presses with the turn that the lamps tell of at the moment. */
  press(desk: number, key: string, change?: Partial<AgentPress>): Promise<AgentPressAnswer>
}

/** An agent with a console at each of the desks 1 and 2. */
async function openConsoles(): Promise<Consoles> {
  const live = await run.live({ token })
  const untyped: { emitWithAck(event: string, body: unknown): Promise<AgentPressAnswer> } =
    live.socket as never
  await untyped.emitWithAck('agent:hello', hello)
  await live.subscribe('agent:self')
  const of = (view: AgentView, desk: number) => view.consoles.find(({ deskNumber }) => deskNumber === desk)
  const consoles: Consoles = {
    live,
    async wish(desk, fits = () => true) {
      const { body } = await live.until('agent:self', (view: AgentView) => {
        const wish = of(view, desk)
        return wish !== undefined && fits(wish)
      })
      return of(body as AgentView, desk)!
    },
    async press(desk, key, change = {}) {
      const answer = await live.subscribe('agent:self')
      const wish = answer.ok ? of(answer.message.body as AgentView, desk) : undefined
      const { turn = '' } = wish ?? {}
      const until = run.clock.now() + 2_000
      return untyped.emitWithAck('agent:press', {
        consoleId: `console-${desk}`,
        key,
        pressId: newCommandId(),
        turn,
        until,
        ...change,
      })
    },
  }
  return consoles
}

async function openDesk(desk: number, login = `specialist${desk}`): Promise<Caller> {
  const person = await run.staff(login)
  const { status } = await person.post(`/api/desks/desk-${desk}/open`, { commandId: newCommandId() })
  expect(status).toBe(204)
  return person
}

async function atDesk(desk: number): Promise<DeskView> {
  const head = await run.live({ cookie: (await run.staff('admin')).cookie })
  const answer = await head.subscribe(`desk:desk-${desk}`)
  head.close()
  if (!answer.ok) throw new Error(answer.code)
  return answer.message.body as DeskView
}

const done = { outcome: 'done' }
const refused = (code: string) => ({ outcome: 'refused', code })

describe('a press of a console', () => {
  test('calls the next visitor once, however often it is said, and the specialist’s screen shows it', async () => {
    const specialist = await openDesk(1)
    for (let visitor = 0; visitor < 3; visitor++) await takeTicket(run)
    const consoles = await openConsoles()
    const screen = await run.live({ cookie: specialist.cookie })
    await screen.subscribe('desk:desk-1')
    const pressId = newCommandId() as AgentPress['pressId']
    const { turn } = await consoles.wish(1)
    const press = () => consoles.press(1, 'call', { pressId, turn })
    expect(await Promise.all([press(), press(), press()])).toEqual([done, done, done])
    await screen.until('desk:desk-1', (view: DeskView) => view.inFront?.state === 'called')
    expect((await atDesk(1)).waiting).toBe(2)
    expect(await consoles.wish(1, ({ show }) => show === 'called')).toMatchObject({ waiting: 2 })
  })

  test('said again after a restart of the server has no second effect and the same answer', async () => {
    await openDesk(1)
    await takeTicket(run)
    await takeTicket(run)
    const before = await openConsoles()
    const pressId = newCommandId() as AgentPress['pressId']
    const { turn } = await before.wish(1)
    expect(await before.press(1, 'call', { pressId, turn })).toEqual(done)
    const called = (await atDesk(1)).inFront
    await run.restart()
    const after = await openConsoles()
    expect(await after.press(1, 'call', { pressId, turn })).toEqual(done)
    const now = await atDesk(1)
    expect(now.inFront?.visitId).toBe(called?.visitId)
    expect(now.inFront?.callNumber).toBe(1)
    expect(now.waiting).toBe(1)
  })

  test('goes through a visit by its own keys, with the office’s first outcome', async () => {
    await openDesk(1)
    await takeTicket(run)
    const consoles = await openConsoles()
    expect(await consoles.press(1, 'start')).toEqual(refused('not-in-front'))
    expect(await consoles.press(1, 'call')).toEqual(done)
    run.clock.advance(60_000)
    expect(await consoles.press(1, 'recall')).toEqual(done)
    expect(await consoles.press(1, 'start')).toEqual(done)
    expect((await atDesk(1)).inFront?.state).toBe('serving')
    expect(await consoles.press(1, 'finish')).toEqual(done)
    const now = await atDesk(1)
    expect(now.inFront).toBeNull()
    expect(now.today.served).toBe(1)
    expect(await consoles.press(1, 'call')).toEqual(refused('nobody-waiting'))
  })

  test('of one button calls, starts, finishes and calls again', async () => {
    await openDesk(1)
    await takeTicket(run)
    await takeTicket(run)
    const consoles = await openConsoles()
    const states: (string | null)[] = []
    for (let step = 0; step < 4; step++) {
      expect(await consoles.press(1, 'next-step')).toEqual(done)
      states.push((await atDesk(1)).inFront?.state ?? null)
    }
    expect(states).toEqual(['called', 'serving', null, 'called'])
  })

  test('holds with the office’s first reason, until taken back', async () => {
    await openDesk(1)
    await takeTicket(run)
    const consoles = await openConsoles()
    await consoles.press(1, 'call')
    await consoles.press(1, 'start')
    expect(await consoles.press(1, 'hold')).toEqual(done)
    expect((await atDesk(1)).inFront).toBeNull()
  })

  test('begins a break and ends it', async () => {
    await openDesk(1)
    const consoles = await openConsoles()
    expect(await consoles.press(1, 'break')).toEqual(done)
    expect(await consoles.wish(1, ({ show }) => show === 'paused')).toBeDefined()
    expect((await atDesk(1)).state).toBe('paused')
    expect(await consoles.press(1, 'call')).toEqual(refused('desk-paused'))
    expect(await consoles.press(1, 'break')).toEqual(done)
    expect((await atDesk(1)).state).toBe('open')
  })

  test('at a closed desk is refused and opens nothing', async () => {
    await takeTicket(run)
    const consoles = await openConsoles()
    expect(await consoles.wish(1)).toMatchObject({ show: 'closed' })
    for (const key of ['call', 'next-step', 'break']) {
      expect(await consoles.press(1, key)).toEqual(refused('desk-closed'))
    }
    expect((await atDesk(1)).state).toBe('closed')
  })

  test('never has its effect at another desk, whoever sits there', async () => {
    await openDesk(1)
    await openDesk(2)
    await takeTicket(run)
    await takeTicket(run, 'divorce-mutual')
    const consoles = await openConsoles()
    expect(await consoles.press(2, 'call')).toEqual(done)
    expect((await atDesk(1)).inFront).toBeNull()
    expect((await atDesk(2)).inFront?.state).toBe('called')
    // Words of another console's lamps are not those of this one.
    const { turn } = await consoles.wish(2, ({ show }) => show === 'called')
    expect(await consoles.press(1, 'call', { turn })).toEqual(refused('changed-meanwhile'))
    expect((await atDesk(1)).inFront).toBeNull()
  })

  test('counts for whoever holds the desk now', async () => {
    const first = await openDesk(1)
    await takeTicket(run)
    const consoles = await openConsoles()
    await first.post('/api/desks/desk-1/close', { commandId: newCommandId() })
    await openDesk(1, 'specialist3')
    expect(await consoles.press(1, 'call')).toEqual(done)
    expect((await atDesk(1)).staffName).toBe(
      (await (await run.staff('specialist3')).get('/api/session')).body.name,
    )
  })

  test('made before the visitor in front changed never hits the next one', async () => {
    const specialist = await openDesk(1)
    await takeTicket(run)
    await takeTicket(run)
    const consoles = await openConsoles()
    await consoles.press(1, 'call')
    const { turn } = await consoles.wish(1, ({ show }) => show === 'called')
    const { inFront } = await atDesk(1)
    const body = { commandId: newCommandId(), visitId: inFront?.visitId }
    await specialist.post('/api/desks/desk-1/start', body)
    await specialist.post('/api/desks/desk-1/finish', { ...body, commandId: newCommandId() })
    await specialist.post('/api/desks/desk-1/call-next', { commandId: newCommandId() })
    expect(await consoles.press(1, 'start', { turn })).toEqual(refused('changed-meanwhile'))
    expect((await atDesk(1)).inFront?.state).toBe('called')
  })

  test('that comes after its time is refused though the desk has not changed', async () => {
    await openDesk(1)
    await takeTicket(run)
    const consoles = await openConsoles()
    const until = run.clock.now()
    run.clock.advance(1)
    expect(await consoles.press(1, 'call', { until })).toEqual(refused('changed-meanwhile'))
    expect((await atDesk(1)).inFront).toBeNull()
  })

  test('refused once is refused when it is said again, though it could be done by then', async () => {
    await openDesk(1)
    const consoles = await openConsoles()
    const pressId = newCommandId() as AgentPress['pressId']
    const { turn } = await consoles.wish(1)
    expect(await consoles.press(1, 'call', { pressId, turn })).toEqual(refused('nobody-waiting'))
    await takeTicket(run)
    expect(await consoles.press(1, 'call', { pressId, turn })).toEqual(refused('nobody-waiting'))
    expect(await consoles.press(1, 'call')).toEqual(done)
  })

  test('of a console that another agent drives, or nobody, is refused', async () => {
    await openDesk(1)
    await takeTicket(run)
    const own = await openConsoles()
    const admin = await run.staff('admin')
    const stranger = run.stranger()
    const { pairingId, code, secret } = (await stranger.post('/api/devices/pairings', { kind: 'agent' })).body
    const assignment = { kind: 'agent' }
    await admin.post(`/api/devices/pairings/${pairingId}/confirm`, { code, name: 'Другой', assignment })
    token = (await stranger.post(`/api/devices/pairings/${pairingId}/collect`, { secret })).body.token
    const other = await openConsoles()
    const { turn } = await own.wish(1)
    expect(await other.press(1, 'call', { turn })).toEqual(refused('device-unknown'))
    expect(await own.press(1, 'call', { consoleId: 'console-9' as never })).toEqual(refused('device-unknown'))
    expect(await own.press(1, 'open' as never)).toEqual(refused('bad-request'))
    expect((await atDesk(1)).inFront).toBeNull()
  })
})

describe('the administrator', () => {
  const listed = async (): Promise<DeviceList> => (await (await run.staff('admin')).get('/api/devices')).body

  test('sees which console stands where and how it is, also after a restart', async () => {
    const { live } = await openConsoles()
    const untyped: { emitWithAck(event: string, body: unknown): Promise<unknown> } = live.socket as never
    const status = (consoleId: string, what: string) =>
      untyped.emitWithAck('agent:console', { consoleId, status: what })
    expect(await status('console-1', 'working')).toEqual({ ok: true })
    expect(await status('console-2', 'unreachable')).toEqual({ ok: true })
    expect(await status('console-9', 'working')).toEqual({ ok: false })
    expect((await listed()).consoles.map(({ deskId, status }) => ({ deskId, status }))).toEqual([
      { deskId: 'desk-1', status: 'working' },
      { deskId: 'desk-2', status: 'unreachable' },
    ])
    const admin = await run.live({ cookie: (await run.staff('admin')).cookie })
    await admin.subscribe('supervision')
    const { body } = await admin.until('supervision', (view: SupervisionView) =>
      view.troubles.some(({ code }) => code === 'console-unreachable'),
    )
    const [trouble] = (body as SupervisionView).troubles.filter(({ code }) => code === 'console-unreachable')
    expect(trouble?.params).toEqual({ desk: 2, consoleId: 'console-2' })
    await run.restart()
    expect((await listed()).consoles.map(({ consoleId, status }) => ({ consoleId, status }))).toEqual([
      { consoleId: 'console-1', status: 'unknown' },
      { consoleId: 'console-2', status: 'unknown' },
    ])
  })
})
