import type { BoardView, DeskView, KioskView, SupervisionView } from '@chered/protocol/views'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  exampleBoard,
  exampleKiosk,
  newCommandId,
  runServer,
  type ServerUnderTest,
  takeTicket,
} from '../testing/running-server.ts'

let run: ServerUnderTest
beforeEach(async () => {
  run = await runServer()
})
afterEach(() => run.close())

const press = { commandId: '' }
const body = (more: object = {}) => ({ ...press, commandId: newCommandId(), ...more })

describe('who sees what', () => {
  test('a device sees its own view only', async () => {
    const board = await run.live({ token: exampleBoard })
    expect((await board.subscribe('board:self')).ok).toBe(true)
    for (const view of [
      'desk:desk-1',
      'supervision',
      'desks',
      'kiosk:kiosk-1',
      'board:hall-2',
      'agent:self',
    ]) {
      expect(await board.subscribe(view)).toEqual({ ok: false, code: 'not-permitted' })
    }
  })

  test('a specialist sees desks and not the supervision', async () => {
    const { cookie } = await run.staff('specialist1')
    const live = await run.live({ cookie })
    expect((await live.subscribe('desk:desk-1')).ok).toBe(true)
    expect((await live.subscribe('desks')).ok).toBe(true)
    expect(await live.subscribe('supervision')).toEqual({ ok: false, code: 'not-permitted' })
    expect(await live.subscribe('desk:none')).toEqual({ ok: false, code: 'not-found' })
    expect(await live.subscribe('anything else')).toEqual({ ok: false, code: 'bad-request' })
  })

  test('nobody gets in without a token or a session', async () => {
    await expect(run.live({})).rejects.toThrow('not-signed-in')
    await expect(run.live({ token: 'wrong' })).rejects.toThrow('device-not-enrolled')
    await expect(run.live({ cookie: 'chered-session=wrong' })).rejects.toThrow('not-signed-in')
  })

  test('a revoked device is told and shut out at once', async () => {
    const board = await run.live({ token: exampleBoard })
    const told = new Promise<void>((resolve) => board.socket.on('revoked', resolve))
    const gone = new Promise<void>((resolve) => board.socket.on('disconnect', () => resolve()))
    await (await run.staff('admin')).delete('/api/devices/board-1')
    await told
    await gone
    await expect(run.live({ token: exampleBoard })).rejects.toThrow('device-not-enrolled')
  })

  test('nonsense asked of the server ends nothing, and its own rooms cannot be left', async () => {
    const board = await run.live({ token: exampleBoard })
    for (const asked of [{ toString: 1, valueOf: 1 }, null, 7, 'device', 'staff', '', ' ']) {
      board.socket.emit('unsubscribe', asked as never)
    }
    expect((await board.subscribe('board:self')).ok).toBe(true)
    const gone = new Promise<void>((resolve) => board.socket.on('disconnect', () => resolve()))
    await (await run.staff('admin')).delete('/api/devices/board-1')
    await gone
  })

  test('changing the password ends the live connections of that person', async () => {
    const person = await run.staff('specialist1')
    const live = await run.live({ cookie: person.cookie })
    const gone = new Promise<void>((resolve) => live.socket.on('disconnect', () => resolve()))
    await person.put('/api/session/password', { current: 'primer-2026', next: 'another-word-9' })
    await gone
  })

  test('signing out ends the live connection', async () => {
    const person = await run.staff('specialist1')
    const live = await run.live({ cookie: person.cookie })
    const gone = new Promise<void>((resolve) => live.socket.on('disconnect', () => resolve()))
    await person.delete('/api/session')
    await gone
  })
})

describe('views', () => {
  test('a call is on the board, at the desk and in the supervision, with the reason', async () => {
    const specialist = await run.staff('specialist1')
    const desk = await run.live({ cookie: specialist.cookie })
    const board = await run.live({ token: exampleBoard })
    const admin = await run.live({ cookie: (await run.staff('admin')).cookie })
    await board.subscribe('board:self')
    await desk.subscribe('desk:desk-1')
    await admin.subscribe('supervision')
    const { visitId, ticket } = (await takeTicket(run)).body
    await specialist.post('/api/desks/desk-1/open', body())
    await desk.until('desk:desk-1', (view: DeskView) => view.next[0]?.visitId === visitId)
    expect((await specialist.post('/api/desks/desk-1/call-next', body())).body).toMatchObject({
      visitId,
      ticket,
    })
    const called = await board.until('board:self', (view: BoardView) => view.calls[0]?.state === 'called')
    expect((called.body as BoardView).calls[0]).toMatchObject({ ticket, desk: 1, callNumber: 1, callId: 1 })
    const front = await desk.until('desk:desk-1', (view: DeskView) => view.inFront?.visitId === visitId)
    expect((front.body as DeskView).inFront?.reason).toMatchObject({
      rule: 'earliest',
      basis: { kind: 'walk-in' },
    })
    await admin.until('supervision', (view: SupervisionView) => view.desks[0]?.state === 'called')
  })

  test('a screen that comes back gets the whole present view, with a version of the new start', async () => {
    await takeTicket(run)
    const before = await run.live({ token: exampleBoard })
    const first = await before.subscribe('board:self')
    await run.restart()
    const after = await run.live({ token: exampleBoard })
    const second = await after.subscribe('board:self')
    if (!first.ok || !second.ok) throw new Error('no view')
    expect(second.message.body).toEqual(first.message.body)
    expect(second.message.boot).not.toBe(first.message.boot)
  })

  test('a screen that comes between a change and its sending takes nothing from the others', async () => {
    const first = await run.live({ token: exampleBoard })
    await first.subscribe('board:self')
    await takeTicket(run)
    // The change is still being gathered; the newcomer's view has it already.
    const second = await run.live({ token: exampleBoard })
    await second.subscribe('board:self')
    await first.until('board:self', (view: BoardView) => view.waiting === 1)
  })

  test('versions rise at each change and stay when nothing changed', async () => {
    const one = await run.live({ token: exampleKiosk })
    const answer = await one.subscribe('kiosk:self')
    const again = await one.subscribe('kiosk:self')
    if (!answer.ok || !again.ok) throw new Error('no view')
    expect(again.message.n).toBe(answer.message.n)
    await takeTicket(run)
    const changed = await one.until('kiosk:self', (view: KioskView) =>
      view.services.some((s) => s.waiting > 0),
    )
    expect(changed.n).toBeGreaterThan(answer.message.n)
  })

  test('boards, panels and visitors never get a name of the staff, an id of a visit or a token', async () => {
    const specialist = await run.staff('specialist1')
    const board = await run.live({ token: exampleBoard })
    await board.subscribe('board:self')
    const { visitId, token } = (await takeTicket(run)).body
    await specialist.post('/api/desks/desk-1/open', body())
    await specialist.post('/api/desks/desk-1/call-next', body())
    await board.until('board:self', (view: BoardView) => view.calls.length === 1)
    const page = await run.stranger().get(`/api/visitors/${token}`)
    const agentToken = run.server.enrolLocalAgent()
    const agent = await run.live({ token: agentToken })
    const panels = [{ panelId: 'panel-1', deskNumber: 1, letters: null }]
    await agent.socket.emitWithAck('agent:hello', {
      version: '1',
      holding: [],
      printers: [],
      panels,
    } as never)
    const wishes = await agent.subscribe('agent:self')
    const seen = JSON.stringify([board.views, page.body, wishes])
    expect(seen).toContain('"called"')
    for (const secret of [visitId, 'Специалист 1', 'staff-specialist1']) expect(seen).not.toContain(secret)
    expect(JSON.stringify(board.views)).not.toContain(token)
  })
})
