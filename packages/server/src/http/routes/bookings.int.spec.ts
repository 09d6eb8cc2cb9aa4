import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { book, free, hold, newBookingId } from '../../testing/booking-callers.ts'
import {
  type Caller,
  exampleKiosk,
  newCommandId,
  runServer,
  type ServerUnderTest,
} from '../../testing/running-server.ts'

const minute = 60_000
let run: ServerUnderTest
let reception: Caller
let contact: Caller
let kiosk: Caller

// An office of its own for each: the clock of one never runs backwards.
beforeEach(async () => {
  run = await runServer()
  reception = await run.staff('reception')
  contact = await run.staff('contact')
  kiosk = run.device(exampleKiosk)
})
afterEach(() => run.close())

describe('booking over HTTP', () => {
  it('goes from a free interval to a code, and the interval is free no more', async () => {
    const [first] = await free(contact)
    if (!first) throw new Error('nothing is free')
    const booking = await book(contact, first.start, {
      name: 'Сафина Гульнара Рашидовна',
      phone: '79172223344',
    })
    expect(booking).toMatchObject({ state: 'booked', channel: 'contactCentre', start: first.start })
    expect(booking.code).toMatch(/^\d{6}$/)
    expect(booking.visitor.name).toBe('Сафина Гульнара Рашидовна')
    const again = await free(contact)
    const there = again.find((i) => i.start === first.start)
    expect(there?.resources ?? []).not.toContain(booking.resourceId)
  })

  it('the same press twice is one booking, with the same answer', async () => {
    const [first] = await free(reception)
    const order = { commandId: newCommandId(), bookingId: newBookingId() }
    const one = await hold(reception, first?.start ?? 0, order)
    const two = await hold(reception, first?.start ?? 0, order)
    expect(two.body).toEqual(one.body)
    const other = await hold(reception, (first?.start ?? 0) + 60 * minute, order)
    expect(other.body.code).toBe('command-reused')
  })

  it('a kiosk never learns who comes, and touches only what was booked at a kiosk', async () => {
    const [first] = await free(contact)
    const booking = await book(contact, first?.start ?? 0, { name: 'Иванов Иван', phone: '79170000001' })
    const cancelled = await kiosk.post(`/api/bookings/${booking.bookingId}/cancel`, {
      commandId: newCommandId(),
    })
    expect(cancelled.body.code).toBe('booking-unknown')
    const found = await kiosk.post('/api/check-ins/find', { phone: '79170000001' })
    expect(found.status).toBe(200)
    expect(JSON.stringify(found.body)).not.toMatch(/Иванов|79170000001/)
  })

  it('is found by code, by the end of the phone, and by letters of the name', async () => {
    const [first] = await free(reception)
    const booking = await book(reception, first?.start ?? 0, {
      name: 'Хабибуллина Ләйсән',
      phone: '79173334455',
    })
    for (const query of [booking.code, '4455', 'хабиб', 'ЛӘЙС']) {
      const { body } = await reception.get(`/api/bookings?query=${encodeURIComponent(query)}`)
      expect(
        body.bookings.map((b: { bookingId: string }) => b.bookingId),
        query,
      ).toContain(booking.bookingId)
    }
    const specialist = await run.staff('specialist1')
    expect((await specialist.get('/api/bookings?query=4455')).body.code).toBe('not-permitted')
    const day = await specialist.get(`/api/bookings?date=${booking.date}`)
    expect(day.body.bookings.map((b: { bookingId: string }) => b.bookingId)).toContain(booking.bookingId)
  })

  it('a move keeps id and code, and is refused when somebody else has changed the booking', async () => {
    const [first, , third] = await free(reception)
    const booking = await book(reception, first?.start ?? 0)
    const order = { start: third?.start, resourceId: null, version: booking.version }
    const moved = await reception.post(`/api/bookings/${booking.bookingId}/move`, {
      commandId: newCommandId(),
      ...order,
    })
    expect(moved.body).toMatchObject({ code: booking.code, start: third?.start, state: 'booked' })
    const late = await reception.post(`/api/bookings/${booking.bookingId}/move`, {
      commandId: newCommandId(),
      ...order,
      start: first?.start,
    })
    expect(late.body.code).toBe('booking-changed')
  })

  it('the last unit fought over by all channels at once goes to one of them', async () => {
    // Within the hour before its start an unsold unit is everybody's.
    const at = run.clock.now()
    const soon = (await free(reception)).filter((i) => i.start - at < 60 * minute)
    const target = soon[0]
    if (!target) throw new Error('nothing is free within the hour')
    const [resourceId] = target.resources
    const callers = [kiosk, contact, reception, await run.staff('admin')]
    const replies = await Promise.all(callers.map((caller) => hold(caller, target.start, { resourceId })))
    const won = replies.filter((r) => r.status === 200)
    expect(won).toHaveLength(1)
    for (const lost of replies.filter((r) => r.status !== 200)) expect(lost.body.code).toBe('slot-taken')
  })
})

describe('check-in', () => {
  it('is helpful too early, on another day, late, twice, and gives a ticket by appointment on time', async () => {
    // A channel's few units of one day are not many: the contact centre has one more hour to choose from.
    const all = await free(contact)
    const at = run.clock.now()
    const later = all.find((i) => i.start - at > 90 * minute && i.start - at < 8 * 60 * minute)
    const otherDay = all.find((i) => i.start - at > 30 * 60 * minute)
    const today = await book(contact, later?.start ?? 0)
    const other = await book(contact, otherDay?.start ?? 0)
    const find = async (code: string) =>
      (await kiosk.post('/api/check-ins/find', { code })).body.bookings?.[0]
    const checkIn = (bookingId: string) =>
      kiosk.post('/api/check-ins', { commandId: newCommandId(), bookingId, language: 'ru', paper: 'screen' })

    expect(await find(today.code)).toMatchObject({ state: 'too-early' })
    expect((await checkIn(today.bookingId)).body.code).toBe('too-early')
    expect(await find(other.code)).toMatchObject({ state: 'other-day', date: other.date })
    expect((await checkIn(other.bookingId)).body.code).toBe('other-day')
    expect((await kiosk.post('/api/check-ins/find', { code: '000000' })).body.code).toBe('booking-unknown')

    run.clock.advance(today.start - at - 10 * minute)
    expect(await find(today.code)).toMatchObject({ state: 'ready' })
    const given = await checkIn(today.bookingId)
    expect(given.status, JSON.stringify(given.body)).toBe(200)
    expect(given.body.ticket.number).toBeGreaterThan(0)
    const twice = await checkIn(today.bookingId)
    expect(twice.body.code).toBe('already-checked-in')
    const done = (await reception.get(`/api/bookings/${today.bookingId}`)).body
    expect(done).toMatchObject({ state: 'checked-in', ticket: given.body.ticket })
  })

  it('a booked visitor is called at the booked time, before walk-ins who came earlier', async () => {
    const at = run.clock.now()
    const soon = (await free(contact)).find(
      (i) => i.start - at > 15 * minute && i.start - at < 8 * 60 * minute,
    )
    const booking = await book(contact, soon?.start ?? 0)
    run.clock.advance(booking.start - 12 * minute - at)
    const walkIn = await kiosk.post('/api/tickets', {
      commandId: newCommandId(),
      serviceId: 'repeat-certificate',
      language: 'ru',
      paper: 'screen',
    })
    const booked = await kiosk.post('/api/check-ins', {
      commandId: newCommandId(),
      bookingId: booking.bookingId,
      language: 'ru',
      paper: 'screen',
    })
    expect(booked.status, JSON.stringify(booked.body)).toBe(200)
    run.clock.advance(8 * minute)
    const specialist = await run.staff('specialist3')
    await specialist.post('/api/desks/desk-3/open', { commandId: newCommandId() })
    const called = await specialist.post('/api/desks/desk-3/call-next', { commandId: newCommandId() })
    expect(called.body.visitId).toBe(booked.body.visitId)
    expect(walkIn.body.visitId).not.toBe(booked.body.visitId)
    const { body } = await (async () => {
      const live = await run.live({ cookie: specialist.cookie })
      const answer = await live.subscribe('desk:desk-3')
      live.close()
      return { body: (answer as { message: { body: { inFront: { reason: unknown } } } }).message.body }
    })()
    expect(body.inFront.reason).toMatchObject({ basis: { kind: 'appointment', start: booking.start } })
  })
})

describe('what nobody at the door may do', () => {
  it('a kiosk reads no code of a finished booking, cancels none, and changes nobody’s name', async () => {
    const [first] = await free(kiosk)
    const visitor = { name: 'Мөхәммәт Әлфия', phone: '79175554433' }
    const booking = await book(kiosk, first?.start ?? 0, visitor)
    expect(booking).toMatchObject({ visitor: null, applicationNumber: null })
    const path = `/api/bookings/${booking.bookingId}`
    const again = await kiosk.post(`${path}/confirm`, {
      commandId: newCommandId(),
      visitor: { name: 'Чужой', phone: null },
    })
    expect(again.body.code).toBe('not-permitted')
    expect((await kiosk.post(`${path}/cancel`, { commandId: newCommandId() })).body.code).toBe(
      'not-permitted',
    )
    const { services, start } = booking
    const held = await hold(kiosk, start, { bookingId: booking.bookingId, services })
    expect(JSON.stringify(held.body)).not.toContain(booking.code)
    // A fresh press of somebody who may does not overwrite either; corrections have their own way.
    await reception.post(`${path}/confirm`, {
      commandId: newCommandId(),
      visitor: { name: 'Чужой', phone: null },
    })
    expect((await reception.get(path)).body).toMatchObject({ visitor, state: 'booked' })
  })

  it('a date that is none, or too far, is refused by name and breaks nothing', async () => {
    for (const from of ['2026-02-31', '9999-99-99', '0000-00-00', '2026-13-01']) {
      const { status, body } = await kiosk.get(`/api/availability?services=apostille&from=${from}`)
      expect([status, body.code, body.params.field]).toEqual([400, 'bad-request', 'from'])
    }
    expect((await kiosk.get('/api/availability?services=apostille&from=9999-12-31')).body.days).toEqual([])
    expect((await reception.get('/api/bookings?date=2026-02-31')).status).toBe(400)
    const admin = await run.staff('admin')
    const from = run.clock.now()
    for (const to of [from + 500 * 86_400_000, 9e15]) {
      const away = { staffId: 'staff-specialist2', reason: 'sick', from, to }
      expect((await admin.post('/api/absences/propose', away)).body.code).toBe('bad-request')
      const order = { ...away, commandId: newCommandId(), basis: 'x', reassignments: [], covers: [] }
      expect((await admin.post('/api/absences', order)).body.code).toBe('bad-request')
    }
  })

  it('whose hold ran out is forgotten at once', async () => {
    const [first] = await free(reception)
    const held = await hold(reception, first?.start ?? 0)
    const put = { commandId: newCommandId(), visitor: { name: 'Забытый Иван', phone: '79170009988' } }
    await reception.put(`/api/bookings/${held.body.bookingId}/visitor`, put)
    run.clock.advance(11 * minute)
    await expect
      .poll(async () => (await reception.get('/api/bookings?query=0009988')).body.bookings.length, {
        timeout: 10_000,
      })
      .toBe(0)
  })
})

describe('a restart', () => {
  it('finds every booking where it was, and its interval is still taken', async () => {
    const [first] = await free(reception, 'apostille')
    const held = await hold(reception, first?.start ?? 0, {
      services: [{ serviceId: 'apostille', count: 1 }],
    })
    await reception.post(`/api/bookings/${held.body.bookingId}/confirm`, { commandId: newCommandId() })
    const before = (await reception.get(`/api/bookings/${held.body.bookingId}`)).body
    await run.restart()
    const after = (await reception.get(`/api/bookings/${held.body.bookingId}`)).body
    expect(after).toEqual(before)
    const taken = await hold(reception, before.start, {
      resourceId: before.resourceId,
      services: [{ serviceId: 'apostille', count: 1 }],
    })
    expect(taken.body.code).toBe('slot-taken')
  })
})
