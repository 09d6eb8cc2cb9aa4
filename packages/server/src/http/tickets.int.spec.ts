import { afterEach, beforeEach, expect, test } from 'vitest'
import {
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

test('a ticket says its number, how many are before and opens a page of its own', async () => {
  const first = await takeTicket(run)
  const second = await takeTicket(run)
  expect(first.body).toMatchObject({ ticket: { letter: 'А', number: 1 }, ahead: 0, printJobId: null })
  expect(second.body).toMatchObject({ ticket: { letter: 'А', number: 2 }, ahead: 1 })
  expect(second.body.link).toBe(`${run.server.address}/t/${second.body.token}`)
  const page = await run.stranger().get(`/api/visitors/${second.body.token}`)
  expect(page.body).toMatchObject({ state: 'waiting', ahead: 1, ticket: second.body.ticket })
  expect(page.headers.get('cache-control')).toBe('no-store')
})

test('the same press again gives the same ticket, also after a restart', async () => {
  const commandId = newCommandId()
  const first = await takeTicket(run, 'advice', commandId)
  expect((await takeTicket(run, 'advice', commandId)).body).toEqual(first.body)
  const server = run.server.address
  await run.restart()
  const again = await takeTicket(run, 'advice', commandId)
  const without = (body: { link: string }) => ({ ...body, link: '' })
  expect(without(again.body)).toEqual(without(first.body))
  expect(server).not.toBe(run.server.address)
  expect((await takeTicket(run, 'advice')).body.ticket.number).toBe(first.body.ticket.number + 1)
})

test('a press that comes back with another aim is refused', async () => {
  const commandId = newCommandId()
  await takeTicket(run, 'advice', commandId)
  expect((await takeTicket(run, 'apostille', commandId)).body.code).toBe('command-reused')
})

test('by the week, the kiosk is closed on Sunday and reception still gives tickets', async () => {
  const admin = await run.staff('admin')
  expect((await admin.put('/api/office/hours', { hours: 'week' })).status).toBe(204)
  run.clock.set(Date.UTC(2026, 10, 29, 8))
  expect((await takeTicket(run)).body.code).toBe('outside-hours')
  const body = { commandId: newCommandId(), serviceId: 'advice', language: 'ru' }
  const reception = await run.staff('reception')
  expect((await reception.post('/api/tickets', body)).status).toBe(200)
})

test('a kiosk whose printer is away is told before a number is taken', async () => {
  // The example's printer belongs to an agent that does not run here.
  const kiosk = run.device(exampleKiosk)
  const body = { commandId: newCommandId(), serviceId: 'advice', language: 'ru' }
  expect((await kiosk.post('/api/tickets', body)).body).toMatchObject({
    code: 'printer-not-ready',
    params: { problem: 'unreachable' },
  })
  const screen = await kiosk.post('/api/tickets', { ...body, paper: 'screen' })
  expect(screen.body).toMatchObject({ ticket: { number: 601 }, printJobId: null })
})

test("a stranger's token is no visitor, and a wrong one tells nothing", async () => {
  const stranger = run.stranger()
  expect((await stranger.get('/api/visitors/AAAAAAAAAAAAAAAAAAAAAA')).body.code).toBe('ticket-not-found')
  expect((await stranger.get('/api/visitors/x')).body.code).toBe('ticket-not-found')
})

test('the day ends by itself, and the next one begins at 1', async () => {
  await takeTicket(run)
  const waiting = await takeTicket(run)
  run.clock.set(Date.UTC(2026, 10, 24, 20, 59, 30))
  const late = await takeTicket(run)
  expect(late.body.code).toBe('day-ended')
  run.clock.set(Date.UTC(2026, 10, 25, 7))
  expect((await takeTicket(run)).body.ticket.number).toBe(1)
  expect((await run.stranger().get(`/api/visitors/${waiting.body.token}`)).body.code).toBe('ticket-not-found')
})
