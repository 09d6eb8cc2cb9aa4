import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { book, free, hold } from '../../testing/booking-callers.ts'
import {
  type Caller,
  exampleKiosk,
  newCommandId,
  runServer,
  type ServerUnderTest,
} from '../../testing/running-server.ts'

const minute = 60_000
const hour = 60 * minute
let run: ServerUnderTest
let admin: Caller
let head: Caller
let contact: Caller

beforeEach(async () => {
  run = await runServer()
  admin = await run.staff('admin')
  head = await run.staff('head')
  contact = await run.staff('contact')
})
afterEach(() => run.close())

const stateOf = async (id: string) => (await contact.get(`/api/bookings/${id}`)).body
/** Once the server has followed what changed by itself: its timer or a change of the plan. */
async function until(id: string, state: string) {
  await expect.poll(async () => (await stateOf(id)).state, { timeout: 10_000 }).toBe(state)
}
const on = async (caller: Caller, date: string) => {
  const { body } = await caller.get(`/api/availability?services=repeat-certificate&from=${date}&days=1`)
  return body.days[0]
}
const signInAgain = async () => {
  // Sessions last a working day; the clock of this office has gone further.
  admin = await run.staff('admin')
  contact = await run.staff('contact')
}

test('a schedule change that displaces a booking deletes nothing: it waits in a list until somebody moves it', async () => {
  const [, interval] = (await free(contact)).filter((i) => i.start > run.clock.now() + 24 * hour)
  if (!interval) throw new Error('nothing is free')
  const booking = await book(contact, interval.start, { name: 'Гарипов Марат', phone: '79170001122' })
  const { inForce } = (await admin.get('/api/schedule')).body
  const rows = [
    ...inForce.schedule.rows,
    {
      id: 'leave-1',
      kind: 'exception',
      validFrom: booking.date,
      validTo: booking.date,
      source: 'приказ 7',
      author: 'Администратор',
      target: { kind: 'resource', resourceId: booking.resourceId },
      reason: 'leave',
      hours: [],
      deskId: null,
    },
  ]
  const draft = await admin.put('/api/schedule/draft', {
    revision: null,
    schedule: { ...inForce.schedule, rows },
  })
  expect(draft.status, JSON.stringify(draft.body)).toBe(200)
  const order = { revision: 1, inForceFrom: '2026-11-25' }
  await admin.post('/api/schedule/draft/submit', order)
  const path = `/api/schedule/versions/${draft.body.id}`
  const { displaced } = (await head.get(`${path}/difference`)).body
  expect(displaced).toMatchObject([{ bookingId: booking.bookingId, start: booking.start }])
  expect((await stateOf(booking.bookingId)).state).toBe('booked')

  expect((await head.post(`${path}/approve`)).status).toBe(200)
  await until(booking.bookingId, 'needs-relocation')
  const lost = (await contact.get('/api/bookings?state=needs-relocation')).body.bookings
  expect(lost).toMatchObject([
    { bookingId: booking.bookingId, code: booking.code, visitor: { phone: '79170001122' } },
  ])
  const there = await run.device(exampleKiosk).post('/api/check-ins/find', { code: booking.code })
  expect(there.body.bookings[0].state).toBe('needs-relocation')

  // Who lost the place by the office's doing may go into any channel's time.
  const own = new Set((await free(contact)).map((i) => i.start))
  const any = await free(contact, 'repeat-certificate', `&moving=${booking.bookingId}`)
  const other = any.find((i) => i.start > booking.start && !own.has(i.start))
  const moved = await contact.post(`/api/bookings/${booking.bookingId}/move`, {
    commandId: newCommandId(),
    start: other?.start,
    resourceId: null,
  })
  expect(moved.body).toMatchObject({ state: 'booked', code: booking.code, start: other?.start })
  expect((await contact.get('/api/bookings?state=needs-relocation')).body.bookings).toEqual([])
})

test('midnight: a hold does not outlive its minutes, who did not come is a no-show, tomorrow’s booking is today’s', async () => {
  const now = run.clock.now()
  const all = await free(contact)
  const today = all.find((i) => i.start - now > hour && i.start - now < 8 * hour)
  const tomorrow = all.find((i) => i.start - now > 22 * hour && i.start - now < 32 * hour)
  if (!today || !tomorrow) throw new Error('nothing is free')
  const missed = await book(contact, today.start)
  const kept = await book(contact, tomorrow.start)
  run.clock.set(Date.UTC(2026, 10, 24, 20, 57))
  await signInAgain()
  const late = (await free(contact)).find((i) => i.start !== tomorrow.start)
  const held = await hold(contact, late?.start ?? 0)
  expect(held.body.state).toBe('held')
  expect((await stateOf(missed.bookingId)).state).toBe('booked')

  run.clock.set(Date.UTC(2026, 10, 24, 21, 20))
  await until(missed.bookingId, 'no-show')
  await until(held.body.bookingId, 'hold-expired')
  const confirmed = await contact.post(`/api/bookings/${held.body.bookingId}/confirm`, {
    commandId: newCommandId(),
  })
  expect(confirmed.body.code).toBe('hold-expired')
  expect((await stateOf(kept.bookingId)).state).toBe('booked')

  run.clock.set(kept.start - 5 * minute)
  const issued = await run.device(exampleKiosk).post('/api/check-ins', {
    commandId: newCommandId(),
    bookingId: kept.bookingId,
    language: 'ru',
    paper: 'screen',
  })
  expect(issued.status, JSON.stringify(issued.body)).toBe(200)
})

test('a moved holiday is closed, a calendar that comes later displaces, and taken back restores', async () => {
  // 4 January was moved to 31 December by decree: a Thursday, an ordinary day of this office.
  run.clock.set(Date.UTC(2026, 11, 10, 7, 0))
  await signInAgain()
  expect((await on(contact, '2026-12-31')).state).toBe('closed')
  expect((await on(contact, '2026-12-30')).state).toBe('open')
  const { days } = (await admin.get('/api/schedule/days?from=2026-12-31&to=2027-01-02')).body
  expect(days[0].office).toMatchObject({ layer: 'federal', hours: [], provisional: false })
  expect(days[2].office).toMatchObject({ layer: 'federal', provisional: true })

  const { intervals } = await on(contact, '2026-12-30')
  const booking = await book(contact, intervals[0].start)
  const file = JSON.parse(readFileSync(new URL('../../../example/holidays-ru.json', import.meta.url), 'utf8'))
  const calendar = (more: string[]) => ({
    title: 'Производственный календарь',
    source: 'постановление',
    file: { ...file, 2026: { ...file['2026'], federalDaysOff: [...file['2026'].federalDaysOff, ...more] } },
  })
  expect((await admin.post('/api/calendars/federal', calendar(['2026-12-30']))).status).toBe(200)
  await until(booking.bookingId, 'needs-relocation')
  expect((await admin.post('/api/calendars/federal', calendar([]))).status).toBe(200)
  await until(booking.bookingId, 'booked')
})

test('a restart keeps what was displaced, and forgets people two days after the visit', async () => {
  const [interval] = await free(contact)
  const booking = await book(contact, interval?.start ?? 0, { name: 'Сабирова Айгуль', phone: '79175556677' })
  run.clock.set(Date.UTC(2026, 10, 26, 7, 0))
  await run.restart()
  await signInAgain()
  expect((await contact.get('/api/bookings?query=5556677')).body.bookings).toEqual([])
  expect(await stateOf(booking.bookingId)).toMatchObject({ visitor: null, code: null })
})
