import { join } from 'node:path'
import type { CheckInCode } from '@chered/protocol/ids'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BookedPeople, bookingId } from '../testing/booked-people.ts'
import { eight } from '../testing/diary-orders.ts'
import { monday } from '../testing/example-office.ts'
import { momentAt } from '../testing/example-plans.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { type BookingTable, openBookingTable } from './booking-table.ts'
import { openStore, type Store } from './open-store.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let table: BookingTable
let people: BookedPeople
beforeEach(() => {
  folder = temporaryFolder()
  store = openStore(join(folder.path, 'chered.db'))
  table = openBookingTable(store.database)
  people = new BookedPeople(table)
})
afterEach(() => {
  store.close()
  folder.remove()
})

const ten = momentAt(monday, '10:00')
const code = (text: string) => text as CheckInCode

describe('a booking that is kept', () => {
  it('is read as it was written, with its code and application number', () => {
    const booking = people.book('one-booking', eight, { start: ten, code: '123456', number: 'A-4512' })
    expect(table.read(booking.bookingId)).toEqual(booking)
    expect(table.ofDay(monday)).toEqual([booking])
    expect(table.ofCode(code('123456'))).toEqual([booking])
    expect(table.ofCode(code('654321'))).toEqual([])
    expect(table.read(bookingId('nobody'))).toBeNull()
  })

  it('leaves neither code nor application number in the record that is kept for ever, and both come back with it', () => {
    people.book('one-booking', eight, { start: ten, code: '123456', number: 'A-4512' })
    const bodies = store.database.prepare('SELECT body FROM diary_event').pluck().all().join()
    expect(bodies).not.toMatch(/123456|A-4512/)
    expect(table.events(1, 2).map(({ event }) => event)).toMatchObject([
      { type: 'IntervalHeld', code: '123456' },
      { type: 'BookingConfirmed', applicationNumber: 'A-4512' },
    ])
    expect(table.events(2, 1)).toHaveLength(1)
  })

  it('is read at a start while it may still come to something, however long ago it was, and no longer than yesterday after its end', () => {
    const day = 86_400_000
    const one = people.book('one-booking', eight, { start: ten, code: '123456' })
    const two = people.book('two-booking', eight, { start: ten, code: '123457' })
    people.note(eight, { type: 'BookingEnded', bookingId: two.bookingId, outcome: 'no-show' })
    const loaded = () => table.load().bookings.map((booking) => booking.bookingId)
    expect(loaded().sort()).toEqual(['one-booking', 'two-booking'])
    const late = people.book('six-booking', eight + 5 * day, { start: ten + 5 * day, code: '123458' })
    expect(loaded().sort()).toEqual([one.bookingId, late.bookingId].sort())
    expect(table.load()).toMatchObject({ seq: 7, lastAt: eight + 5 * day })
  })

  it('cannot begin together with another at the same place, whatever was decided', () => {
    people.book('one-booking', eight, { start: ten, code: '123456' })
    const twin = new BookedPeople(table)
    twin.diary = { ...twin.diary, seq: people.diary.seq }
    expect(() =>
      twin.note(eight, {
        type: 'IntervalHeld',
        bookingId: bookingId('two-booking'),
        channel: 'kiosk',
        services: [],
        interval: { resourceId: 'resource-one-booking' as never, date: monday, start: ten, end: ten + 1 },
        asked: { start: ten, resourceId: null },
        language: 'ru',
        code: code('111111'),
        until: ten,
      }),
    ).toThrow(/UNIQUE/)
  })
})

describe('visitors', () => {
  const visitor = (name: string | null, phone: string | null = null) => ({ name, phone })
  const set = (id: string, name: string | null, phone: string | null = null) => {
    const booking = people.book(id, eight, { start: ten, code: String(100_000 + people.diary.seq) })
    table.setContact(booking, visitor(name, phone))
    return booking.bookingId
  }

  it('are found by the beginning of any word of the name, in any case, with ё and е alike', () => {
    const one = set('one-booking', 'Королёва-Петрова Гөлнара')
    const two = set('two-booking', 'Королев Пётр')
    set('three-booking', 'Акоролев')
    const { contacts } = table
    expect(new Set(contacts.byName('КОРОЛЁВ'))).toEqual(new Set([one, two]))
    expect(contacts.byName('петрова')).toEqual([one])
    expect(contacts.byName('королев петр')).toHaveLength(2)
    expect(contacts.byName('гөл')).toEqual([one])
    expect(contacts.byName('петр гө')).toEqual([one])
    expect(contacts.byName('пё')).toEqual([])
    expect(contacts.byName('%')).toEqual([])
  })

  it('are found by the last digits of the phone, at least four, and by the number dialled with 8', () => {
    const one = set('one-booking', null, '79171234567')
    set('two-booking', null, '79171234568')
    const { contacts } = table
    expect(contacts.byPhone('4567')).toEqual([one])
    expect(contacts.byPhone('89171234567')).toEqual([one])
    expect(contacts.byPhone('567')).toEqual([])
    expect(contacts.byPhone('9171')).toEqual([])
  })

  it('can be corrected and erased, and move with their visit to another day', () => {
    const id = set('one-booking', 'Иванов')
    const booking = table.read(id)
    if (!booking) throw new Error('no booking')
    table.contacts.set(booking, visitor('Петров', '79170000001'))
    expect(table.contacts.of(id)).toEqual(visitor('Петров', '79170000001'))
    expect(table.contacts.byName('иванов')).toEqual([])
    const { interval: from } = booking
    const start = from.start + 86_400_000
    const to = { ...from, start, end: start + 600_000, date: '2026-11-24' as never }
    people.note(eight, { type: 'BookingMoved', bookingId: id, from, to })
    expect(store.database.prepare('SELECT day FROM visitor_contact').pluck().all()).toEqual(['2026-11-24'])
    table.contacts.erase(id)
    expect(table.contacts.of(id)).toBeNull()
  })
})
