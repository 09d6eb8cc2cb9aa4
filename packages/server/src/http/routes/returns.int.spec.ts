import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  exampleKiosk,
  newCommandId,
  runServer,
  type ServerUnderTest,
  takeTicket,
} from '../../testing/running-server.ts'

let run: ServerUnderTest
beforeEach(async () => {
  run = await runServer()
})
afterEach(() => run.close())

const kiosk = () => run.device(exampleKiosk)
const back = (body: object) => kiosk().post('/api/returns', { commandId: newCommandId(), ...body })

/** A ticket of a service, called at desk 1 until it is a no-show. */
async function missed(serviceId = 'birth-registration') {
  const { body: ticket } = await takeTicket(run, serviceId)
  const specialist = await run.staff('specialist1')
  const press = (action: string, more: object = {}) =>
    specialist.post(`/api/desks/desk-1/${action}`, { commandId: newCommandId(), ...more })
  await press('open')
  const { visitId } = ticket
  expect((await press('call', { visitId, outOfTurn: 'unwell' })).body).toMatchObject({ visitId })
  for (let n = 0; n < 2; n++) {
    run.clock.advance(61_000)
    expect((await press('recall', { visitId })).status).toBe(204)
  }
  expect((await press('no-show', { visitId })).status).toBe(204)
  return ticket
}

it('a visitor comes back by the number or by the QR, and a repeat has the effect of once', async () => {
  const { ticket, link } = await missed()
  const commandId = newCommandId()
  const order = { commandId, number: ticket.number }
  const first = await kiosk().post('/api/returns', order)
  expect(first.body).toMatchObject({ kind: 'back', ticket, ahead: 0 })
  expect(Object.keys(first.body).sort()).toEqual(['ahead', 'estimate', 'kind', 'ticket'])
  const before = run.events().length
  expect((await kiosk().post('/api/returns', order)).body).toEqual(first.body)
  expect(run.events()).toHaveLength(before)
  expect((await back({ number: ticket.number })).body.code).toBe('not-missed')
  expect((await back({ number: ticket.number })).body.params).toBeUndefined()
  expect((await back({ scanned: link })).body).toMatchObject({
    code: 'not-missed',
    params: { state: 'waiting' },
  })
})

it('after the office’s minutes, or with a number that nobody has, the visitor learns what to do', async () => {
  const { ticket, link } = await missed()
  run.clock.advance(20 * 60_000 + 1)
  for (const how of [{ number: ticket.number }, { scanned: link }]) {
    expect((await back(how)).body).toMatchObject({ code: 'return-too-late', params: { minutes: 20 } })
  }
  expect((await back({ number: 999 })).body.code).toBe('ticket-not-found')
  expect((await back({ scanned: 'https://elsewhere/t/unknown' })).body.code).toBe('ticket-not-found')
})

it('only a kiosk brings visitors back here, and gets few tries', async () => {
  const reception = await run.staff('reception')
  const body = { commandId: newCommandId(), number: 1 }
  expect((await reception.post('/api/returns', body)).body.code).toBe('device-not-enrolled')
  for (let n = 0; n < 20; n++) await back({ number: n + 1 })
  expect((await back({ number: 1 })).status).toBe(429)
})
