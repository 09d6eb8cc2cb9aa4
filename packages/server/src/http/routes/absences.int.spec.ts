import type { Booking } from '@chered/protocol/booking'
import type { AbsenceProposal, Reassignment } from '@chered/protocol/schedule'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { book, free } from '../../testing/booking-callers.ts'
import {
  type Caller,
  exampleKiosk,
  newCommandId,
  runServer,
  type ServerUnderTest,
  takeTicket,
} from '../../testing/running-server.ts'

const minute = 60_000
const hour = 60 * minute
/** Whose own services these are in the example office, and a colleague who takes them beside the own. */
const service = 'repeat-certificate'
let run: ServerUnderTest
let admin: Caller
let reception: Caller
let contact: Caller
let absent: string

beforeEach(async () => {
  run = await runServer()
  admin = await run.staff('admin')
  reception = await run.staff('reception')
  contact = await run.staff('contact')
  absent = await staffId('specialist3')
})
afterEach(() => run.close())

async function staffId(login: string): Promise<string> {
  const { body } = await admin.get('/api/staff')
  return body.staff.find((one: { login: string }) => one.login === login).staffId
}

const atTwelve = () => run.clock.now() + 14 * hour
const ask = (more: Record<string, unknown> = {}) => ({
  staffId: absent,
  reason: 'sick',
  from: run.clock.now(),
  to: atTwelve(),
  ...more,
})

/** So many bookings today at the one who will be absent, by time. */
async function booked(count: number): Promise<Booking[]> {
  const bookings: Booking[] = []
  while (bookings.length < count) {
    const visitor = { name: `Посетитель ${bookings.length + 1}`, phone: null }
    let taken = false
    // No channel alone has so many units of one person and day.
    for (const caller of [contact, reception, run.device(exampleKiosk)]) {
      const found = await free(caller, service, `&days=1&resourceId=${absent}`)
      const slot = found.find(({ start }) => start > run.clock.now())
      if (!slot) continue
      const { bookingId } = await book(caller, slot.start, visitor, { resourceId: absent })
      bookings.push(await one(bookingId))
      taken = true
      break
    }
    if (!taken) throw new Error(`only ${bookings.length} places are free`)
  }
  return bookings.sort((a, b) => a.start - b.start)
}

async function proposed(more: Record<string, unknown> = {}): Promise<AbsenceProposal> {
  const { status, body } = await admin.post('/api/absences/propose', ask(more))
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

/** The confirmation of a proposal as it stands, with what is changed in it. */
function confirmation(
  proposal: AbsenceProposal,
  more: Record<string, unknown> = {},
  places: ReadonlyMap<string, Reassignment> = new Map(),
) {
  const staff = [...new Set(proposal.covers.flatMap((c) => c.staff.filter((s) => s.proposed)))]
  return {
    ...ask(),
    commandId: newCommandId(),
    basis: proposal.basis,
    reassignments: proposal.bookings.map(({ bookingId, proposal: to }) => ({
      bookingId,
      to: places.get(bookingId) ?? to,
    })),
    covers: staff.map(({ staffId: id }) => ({
      staffId: id,
      serviceIds: proposal.covers
        .filter((c) => c.staff.some((s) => s.staffId === id && s.proposed))
        .map((c) => c.serviceId),
    })),
    ...more,
  }
}

const one = async (id: string): Promise<Booking> => (await reception.get(`/api/bookings/${id}`)).body
const all = (bookings: readonly Booking[]) => Promise.all(bookings.map(({ bookingId }) => one(bookingId)))
const place = ({ bookingId, state, start, resourceId, code }: Booking) => ({
  bookingId,
  state,
  start,
  resourceId,
  code,
})
const undo = (id: string) => admin.post(`/api/absences/${id}/undo`, { commandId: newCommandId() })
const end = (id: string) => admin.post(`/api/absences/${id}/end`, { commandId: newCommandId() })

/** A colleague of the absent one at an open desk. */
async function openDesk(login: string, desk: string): Promise<Caller> {
  const caller = await run.staff(login)
  const opened = await caller.post(`/api/desks/${desk}/open`, { commandId: newCommandId() })
  expect(opened.status, JSON.stringify(opened.body)).toBe(204)
  return caller
}
const callNext = (caller: Caller, desk: string) =>
  caller.post(`/api/desks/${desk}/call-next`, { commandId: newCommandId() })

describe('an absence', () => {
  it('gives each booked visitor another place, whose booking and code stay', async () => {
    const before = await booked(3)
    const proposal = await proposed()
    expect(proposal.bookings.map((b) => b.bookingId)).toEqual(before.map((b) => b.bookingId))
    const confirmed = await admin.post('/api/absences', confirmation(proposal))
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200)
    expect(confirmed.body).toMatchObject({ staffId: absent, state: 'in-force', undoable: true })
    const after = await all(before)
    expect(after.map((b) => b.code)).toEqual(before.map((b) => b.code))
    for (const [n, { proposal: to, start }] of proposal.bookings.entries()) {
      const expected =
        to.kind === 'needs-relocation'
          ? { state: 'needs-relocation' }
          : { state: 'booked', resourceId: to.resourceId, start: to.kind === 'moved' ? to.start : start }
      expect(after[n]).toMatchObject(expected)
    }
    expect(proposal.bookings.some(({ proposal: to }) => to.kind !== 'needs-relocation')).toBe(true)
    expect(await free(contact, service, `&days=1&resourceId=${absent}`)).toEqual([])
  })

  it('whom the administrator leaves without a place stands in the list of those to be moved', async () => {
    const [first, second] = await booked(2)
    const proposal = await proposed()
    const places = new Map([[first?.bookingId ?? '', { kind: 'needs-relocation' } as const]])
    await admin.post('/api/absences', confirmation(proposal, {}, places))
    const { body } = await admin.get('/api/bookings?state=needs-relocation')
    const ids = body.bookings.map((b: Booking) => b.bookingId)
    expect(ids).toContain(first?.bookingId)
    expect(ids).not.toContain(second?.bookingId)
  })

  it('a cover who sits at an open desk can call the absent one’s visitors at once, until the return', async () => {
    const cover = await staffId('specialist1')
    const colleague = await openDesk('specialist1', 'desk-1')
    const ticket = await takeTicket(run, service)
    expect(ticket.status).toBe(200)
    expect((await callNext(colleague, 'desk-1')).body.code).toBe('nobody-waiting')
    const proposal = await proposed()
    expect(proposal.waiting.map(({ visitId }) => visitId)).toEqual([ticket.body.visitId])
    const covers = [{ staffId: cover, serviceIds: [service] }]
    const confirmed = await admin.post('/api/absences', confirmation(proposal, { covers }))
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200)
    const called = await callNext(colleague, 'desk-1')
    expect(called.body.visitId, JSON.stringify(called.body)).toBe(ticket.body.visitId)

    const visitId = ticket.body.visitId
    await colleague.post('/api/desks/desk-1/start', { commandId: newCommandId(), visitId })
    await colleague.post('/api/desks/desk-1/finish', { commandId: newCommandId(), visitId, outcome: 'done' })
    run.clock.advance(minute)
    expect((await end(confirmed.body.id)).body).toMatchObject({ state: 'ended', to: run.clock.now() })
    await takeTicket(run, service)
    expect((await callNext(colleague, 'desk-1')).body.code).toBe('nobody-waiting')
  })

  it('the same press sent twice, at once or later, is one absence', async () => {
    await booked(1)
    const body = confirmation(await proposed())
    const replies = await Promise.all([admin.post('/api/absences', body), admin.post('/api/absences', body)])
    replies.push(await admin.post('/api/absences', body))
    for (const reply of replies) {
      expect(reply.status, JSON.stringify(reply.body)).toBe(200)
      expect(reply.body.id).toBe(replies[0]?.body.id)
    }
    expect((await admin.get('/api/absences')).body.absences).toHaveLength(1)
    const other = await admin.post('/api/absences', { ...body, reason: 'other' })
    expect(other.body.code).toBe('command-reused')
  })

  it('nobody booked, and the same press sent twice at once, is one absence', async () => {
    const body = confirmation(await proposed())
    const replies = await Promise.all([admin.post('/api/absences', body), admin.post('/api/absences', body)])
    expect(replies.map(({ status }) => status)).toEqual([200, 200])
    expect((await admin.get('/api/absences')).body.absences).toHaveLength(1)
  })

  it('is refused and changes nothing when a booking has changed since the proposal', async () => {
    const [first, second] = await booked(2)
    const body = confirmation(await proposed())
    await reception.post(`/api/bookings/${first?.bookingId}/cancel`, { commandId: newCommandId() })
    const late = await admin.post('/api/absences', body)
    expect(late.body.code).toBe('schedule-changed')
    expect(place(await one(second?.bookingId ?? ''))).toEqual(place(second as Booking))
    expect((await admin.get('/api/absences')).body.absences).toEqual([])
    const fresh = await proposed()
    expect(fresh.bookings.map((b) => b.bookingId)).toEqual([second?.bookingId])
    expect((await admin.post('/api/absences', confirmation(fresh))).status).toBe(200)
  })

  it('is refused when a chosen place is taken meanwhile, and nobody is moved', async () => {
    const before = await booked(2)
    const proposal = await proposed()
    const [target] = proposal.bookings.flatMap(({ proposal: to }) =>
      to.kind === 'same-time' ? [to.resourceId] : [],
    )
    if (target === undefined) throw new Error('nobody keeps the time')
    // Both at the same colleague and moment.
    const [first, second] = proposal.bookings
    const places = new Map<string, Reassignment>([
      [first?.bookingId ?? '', { kind: 'same-time', resourceId: target }],
      [second?.bookingId ?? '', { kind: 'moved', resourceId: target, start: first?.start ?? 0 }],
    ])
    const refused = await admin.post('/api/absences', confirmation(proposal, {}, places))
    expect(refused.body.code).toBe('slot-taken')
    expect((await all(before)).map(place)).toEqual(before.map(place))
    expect((await admin.get('/api/absences')).body.absences).toEqual([])
  })

  it('only the administrator marks it, and covers are people who exist', async () => {
    const head = await run.staff('head')
    expect((await head.post('/api/absences/propose', ask())).body.code).toBe('not-permitted')
    const body = confirmation(await proposed())
    expect((await head.post('/api/absences', body)).body.code).toBe('not-permitted')
    const covers = [{ staffId: 'nobody', serviceIds: [service] }]
    expect((await admin.post('/api/absences', { ...body, covers })).body.code).toBe('staff-unknown')
    expect((await head.get('/api/absences')).body.absences).toEqual([])
  })
})

describe('undoing an absence', () => {
  it('restores every visitor’s place exactly, those who were left without one too', async () => {
    const before = await booked(3)
    const proposal = await proposed()
    const places = new Map([[before[1]?.bookingId ?? '', { kind: 'needs-relocation' } as const]])
    const confirmed = await admin.post('/api/absences', confirmation(proposal, {}, places))
    expect((await all(before)).map(place)).not.toEqual(before.map(place))
    const undone = await undo(confirmed.body.id)
    expect(undone.status, JSON.stringify(undone.body)).toBe(200)
    expect(undone.body).toMatchObject({ state: 'undone', undoable: false })
    expect((await all(before)).map(place)).toEqual(before.map(place))
    expect((await admin.get('/api/bookings?state=needs-relocation')).body.bookings).toEqual([])
    const again = await undo(confirmed.body.id)
    expect(again.body).toMatchObject({ state: 'undone' })
  })

  it('takes the services back from the cover', async () => {
    const colleague = await openDesk('specialist1', 'desk-1')
    await takeTicket(run, service)
    const covers = [{ staffId: await staffId('specialist1'), serviceIds: [service] }]
    const confirmed = await admin.post('/api/absences', confirmation(await proposed(), { covers }))
    expect((await undo(confirmed.body.id)).status).toBe(200)
    expect((await callNext(colleague, 'desk-1')).body.code).toBe('nobody-waiting')
  })

  it('leaves alone whom somebody has moved since on agreement', async () => {
    const [first, second] = await booked(2)
    const proposal = await proposed()
    const places = new Map([[first?.bookingId ?? '', { kind: 'needs-relocation' } as const]])
    const confirmed = await admin.post('/api/absences', confirmation(proposal, {}, places))
    const elsewhere = (await free(reception, service)).find(
      ({ start }) => start > run.clock.now() + 20 * hour,
    )
    const moved = await reception.post(`/api/bookings/${first?.bookingId}/move`, {
      commandId: newCommandId(),
      start: elsewhere?.start,
      resourceId: null,
    })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    expect((await undo(confirmed.body.id)).status).toBe(200)
    expect(place(await one(first?.bookingId ?? ''))).toEqual(place(moved.body))
    expect(place(await one(second?.bookingId ?? ''))).toEqual(place(second as Booking))
  })

  it('is refused after the next call in the hall, and nothing changes', async () => {
    const before = await booked(2)
    const colleague = await openDesk('specialist1', 'desk-1')
    await takeTicket(run, 'birth-registration')
    const confirmed = await admin.post('/api/absences', confirmation(await proposed()))
    const moved = (await all(before)).map(place)
    run.clock.advance(minute)
    expect((await callNext(colleague, 'desk-1')).status).toBe(200)
    const late = await undo(confirmed.body.id)
    expect(late.body.code).toBe('undo-too-late')
    expect((await all(before)).map(place)).toEqual(moved)
    const { absences } = (await admin.get('/api/absences')).body
    expect(absences).toMatchObject([{ state: 'in-force', undoable: false }])
  })
})

describe('coming back earlier', () => {
  it('frees the rest of the time for booking, and who has moved stays there', async () => {
    const before = await booked(2)
    const confirmed = await admin.post('/api/absences', confirmation(await proposed()))
    const moved = (await all(before)).map(place)
    run.clock.advance(10 * minute)
    const ended = await end(confirmed.body.id)
    expect(ended.body).toMatchObject({ state: 'ended', to: run.clock.now(), undoable: false })
    expect((await all(before)).map(place)).toEqual(moved)
    expect(await free(contact, service, `&days=1&resourceId=${absent}`)).not.toEqual([])
    expect((await undo(confirmed.body.id)).body.code).toBe('undo-too-late')
  })
})
