import type { ConfirmPairingBody } from '@chered/protocol/devices'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, runServer, type ServerUnderTest } from '../testing/running-server.ts'

let run: ServerUnderTest
let admin: Caller
beforeEach(async () => {
  run = await runServer()
  admin = await run.staff('admin')
})
afterEach(() => run.close())

const startPairing = async () => (await run.stranger().post('/api/devices/pairings', { kind: 'board' })).body
const confirm = (pairingId: string, code: string, more: Partial<ConfirmPairingBody> = {}) =>
  admin.post(`/api/devices/pairings/${pairingId}/confirm`, {
    code,
    name: 'Табло у входа',
    assignment: { kind: 'board', zoneIds: ['hall-1'] },
    ...more,
  })
const collect = (pairingId: string, secret: string) =>
  run.stranger().post(`/api/devices/pairings/${pairingId}/collect`, { secret })
const otherCode = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('pairing', () => {
  test('a device shows a code, the administrator types it, the device gets a token that opens its view', async () => {
    const { pairingId, code, secret } = await startPairing()
    expect(code).toMatch(/^\d{6}$/)
    expect((await collect(pairingId, secret)).body).toEqual({ state: 'waiting' })
    expect((await admin.get('/api/devices')).body.pending).toMatchObject([{ pairingId, kind: 'board' }])
    expect((await confirm(pairingId, code)).status).toBe(200)
    const { body } = await collect(pairingId, secret)
    expect(body.state).toBe('confirmed')
    expect((await collect(pairingId, secret)).body).toEqual(body)
    const board = await run.live({ token: body.token })
    expect((await board.subscribe('board:self')).ok).toBe(true)
    expect((await admin.get('/api/devices')).body.pending).toEqual([])
  })

  test('the list of those who ask never shows the code', async () => {
    const { code, secret } = await startPairing()
    const list = JSON.stringify((await admin.get('/api/devices')).body)
    expect(list).not.toContain(code)
    expect(list).not.toContain(secret)
  })

  test('a wrong code is refused, and the fifth ends the pairing also for the right one', async () => {
    const { pairingId, code } = await startPairing()
    for (let n = 0; n < 4; n++) {
      expect((await confirm(pairingId, otherCode(code))).body.code).toBe('pairing-code-wrong')
    }
    expect((await confirm(pairingId, otherCode(code))).body.code).toBe('pairing-unknown')
    expect((await confirm(pairingId, code)).body.code).toBe('pairing-unknown')
  })

  test('a code runs out after ten minutes', async () => {
    const { pairingId, code, secret } = await startPairing()
    run.clock.advance(10 * 60_000)
    expect((await confirm(pairingId, code)).body.code).toBe('pairing-unknown')
    expect((await collect(pairingId, secret)).body.code).toBe('pairing-unknown')
  })

  test('another secret does not collect the token', async () => {
    const { pairingId, code } = await startPairing()
    await confirm(pairingId, code)
    expect((await collect(pairingId, 'AAAAAAAAAAAAAAAAAAAAAA')).body.code).toBe('pairing-unknown')
  })

  test('a board cannot be confirmed as a kiosk', async () => {
    const { pairingId, code } = await startPairing()
    const answer = await confirm(pairingId, code, {
      assignment: { kind: 'kiosk', printerId: null, scannerId: null },
    })
    expect(answer.body.code).toBe('bad-request')
  })

  test('a stranger cannot fill the list of those who ask', async () => {
    const codes = new Set<string>()
    for (let n = 0; n < 25; n++) codes.add((await startPairing()).code)
    expect((await admin.get('/api/devices')).body.pending.length).toBeLessThanOrEqual(20)
  })
})

test('a device that gets another place comes back and sees it', async () => {
  const board = await run.live({ token: 'example-board-1' })
  const gone = new Promise<void>((resolve) => board.socket.on('disconnect', () => resolve()))
  const answer = await admin.put('/api/devices/board-1', {
    name: 'Табло 2',
    assignment: { kind: 'board', zoneIds: ['hall-1'] },
  })
  expect(answer.status).toBe(204)
  await gone
  const { devices } = (await admin.get('/api/devices')).body
  expect(devices).toContainEqual(expect.objectContaining({ deviceId: 'board-1', name: 'Табло 2' }))
})

test('revoking lasts over a restart of the example office', async () => {
  await admin.delete('/api/devices/board-1')
  await run.restart()
  await expect(run.live({ token: 'example-board-1' })).rejects.toThrow('device-not-enrolled')
})

test('the agent of this PC gets a new token at each start, and the old one stops working', async () => {
  const old = run.server.enrolLocalAgent()
  const next = run.server.enrolLocalAgent()
  await expect(run.live({ token: old })).rejects.toThrow('device-not-enrolled')
  expect((await (await run.live({ token: next })).subscribe('agent:self')).ok).toBe(true)
})
