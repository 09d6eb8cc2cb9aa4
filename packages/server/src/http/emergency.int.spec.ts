import type { LeasedBlocks } from '@chered/protocol/emergency'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Caller,
  exampleBoard,
  exampleKiosk,
  runServer,
  type ServerUnderTest,
  takeTicket,
} from '../testing/running-server.ts'

const minute = 60_000
let run: ServerUnderTest
let kiosk: Caller
beforeAll(async () => {
  run = await runServer()
  kiosk = run.device(exampleKiosk)
})
afterAll(() => run.close())

const storeId = (name: string) => `memory-${name}`.padEnd(20, '0')
const lease = async (memory: string, have: string[] = [], left = 0): Promise<LeasedBlocks> => {
  const body = { storeId: storeId(memory), have, left, untold: 0 }
  const reply = await kiosk.post('/api/emergency/blocks', body)
  expect(reply.status).toBe(200)
  return reply.body
}
const given = (
  number: LeasedBlocks['blocks'][number]['numbers'][number],
  ageMs: number,
  more: object = {},
) => ({
  visitId: number.visitId,
  ticket: number.ticket,
  serviceId: 'birth-registration',
  language: 'tt',
  ageMs,
  at: run.clock.now() - ageMs,
  paper: 'printed',
  ...more,
})
const take = (memory: string, ...tickets: object[]) =>
  kiosk.post('/api/emergency/tickets', { storeId: storeId(memory), tickets })

describe('emergency numbers over HTTP', () => {
  test('are for kiosks alone', async () => {
    const body = { storeId: storeId('x'), have: [], left: 0, untold: 0 }
    const admin = await run.staff('admin')
    for (const [caller, status] of [
      [run.device(exampleBoard), 403],
      [admin, 401],
      [run.stranger(), 401],
    ] as const) {
      expect((await caller.post('/api/emergency/blocks', body)).status).toBe(status)
      const told = { storeId: storeId('x'), tickets: [given(someNumber, 0)] }
      expect((await caller.post('/api/emergency/tickets', told)).status).toBe(status)
    }
  })

  test('come with links that nobody can guess, the same ones again after a lost answer and a restart', async () => {
    const leased = await lease('a')
    const [block] = leased.blocks
    expect(block?.numbers).toHaveLength(40)
    expect(block?.numbers[0]?.ticket).toEqual({ letter: '', number: 9001 })
    const links = block?.numbers.map(({ link }) => link) ?? []
    expect(new Set(links).size).toBe(40)
    for (const link of links) expect(link).toMatch(/\/t\/[A-Za-z0-9_-]{22}$/)
    expect(await lease('a')).toEqual(leased)
    await run.restart()
    // The server's address is part of a link and is another one now.
    const numbers = (some: LeasedBlocks) => some.blocks.flatMap((one) => one.numbers.map((n) => n.visitId))
    expect(numbers(await lease('a'))).toEqual(numbers(leased))
    expect(leased.door).toBeNull()
  })

  test('stand between those who came before and after, once, whatever is told twice', async () => {
    const [block] = (await lease('b')).blocks
    if (block === undefined) throw new Error('no block was leased')
    const [one, two] = block.numbers
    if (one === undefined || two === undefined) throw new Error('the block is empty')
    const before = (await takeTicket(run)).body.ticket
    run.clock.advance(10 * minute)
    const after = (await takeTicket(run)).body.ticket
    const unknown = { ...given(one, 0), visitId: 'v-never-leased', ticket: { letter: '', number: 9999 } }
    const reply = await take('b', given(two, 5 * minute), unknown, given(one, 6 * minute))
    expect(reply.body).toEqual({ taken: [two.visitId, one.visitId], refused: ['v-never-leased'] })
    expect((await take('b', given(one, 0))).body).toEqual({ taken: [one.visitId], refused: [] })

    const reception = await run.live({ cookie: (await run.staff('reception')).cookie })
    const answer = await reception.subscribe('reception')
    if (!answer.ok) throw new Error(answer.code)
    const { visits } = answer.message.body as { visits: { ticket: { number: number } }[] }
    expect(visits.map(({ ticket }) => ticket.number)).toEqual([
      before.number,
      one.ticket.number,
      two.ticket.number,
      after.number,
    ])
    const page = await run.stranger().get(`/api/visitors/${one.link.split('/t/')[1]}`)
    expect(page.body).toMatchObject({ ticket: one.ticket, language: 'tt', state: 'waiting' })
  })

  test('that the server does not know are a trouble, with the kiosk’s name and the number', async () => {
    const supervision = await run.live({ cookie: (await run.staff('admin')).cookie })
    const answer = await supervision.subscribe('supervision')
    if (!answer.ok) throw new Error(answer.code)
    const { troubles, emergency } = answer.message.body as {
      troubles: { code: string; params: object }[]
      emergency: object[]
    }
    expect(troubles.find(({ code }) => code === 'emergency-unknown')?.params).toMatchObject({
      name: 'Терминал 1',
      tickets: '9999',
    })
    expect(emergency).toMatchObject([{ given: 2, refused: ['9999'], connected: false }])
  })

  test('are in no view but behind the kiosk’s own requests', async () => {
    const [block] = (await lease('c')).blocks
    const token = block?.numbers[7]?.link.split('/t/')[1] ?? 'none'
    const [admin, board] = [
      await run.live({ cookie: (await run.staff('admin')).cookie }),
      await run.live({ token: exampleBoard }),
    ]
    const views = await Promise.all([
      ...['supervision', 'kiosk:kiosk-1', 'reception', 'desk:desk-1'].map((view) => admin.subscribe(view)),
      board.subscribe('board:self'),
    ])
    for (const view of views) {
      expect(view.ok).toBe(true)
      expect(JSON.stringify(view)).not.toContain(token)
    }
  })

  test('told when their day is over are on record as expired with it, and a repeat is harmless', async () => {
    const [block] = (await lease('d')).blocks
    const [one, two] = block?.numbers ?? []
    if (one === undefined || two === undefined) throw new Error('the block is empty')
    const ageAtNoon = run.clock.now()
    run.clock.advance(24 * 60 * minute)
    await run.restart()
    const ageMs = run.clock.now() - ageAtNoon
    for (const _ of ['once', 'twice']) {
      expect((await take('d', given(one, ageMs))).body).toEqual({ taken: [one.visitId], refused: [] })
    }
    await run.restart()
    expect((await take('d', given(one, ageMs), given(two, ageMs))).body).toEqual({
      taken: [one.visitId, two.visitId],
      refused: [],
    })
    const expired = run.events().filter((event) => event.includes('EmergencyTicketExpired'))
    expect(expired).toHaveLength(2)
    expect(expired[0]).toContain('"date":"2026-11-24"')
    // A new day, a new block: yesterday's numbers are given out no more.
    const [today] = (await lease('d')).blocks
    expect(today?.date).toBe('2026-11-25')
  })
})

const someNumber = {
  visitId: 'v-none' as LeasedBlocks['blocks'][number]['numbers'][number]['visitId'],
  ticket: { letter: '', number: 9001 },
  link: '',
}
