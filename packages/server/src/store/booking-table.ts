import type { BookedVisitor } from '@chered/protocol/booking'
import type { BookingId, CheckInCode, DayDate } from '@chered/protocol/ids'
import type { Database } from 'better-sqlite3'
import type { ContactTable, DiaryTable } from '../application/ports.ts'
import type { Booking } from '../domain/diary/booking.ts'
import type { DiaryEvent, DiaryRecorded } from '../domain/diary/events.ts'
import { keptSince } from '../domain/diary/restore-diary.ts'
import { type BookingRow, bookingColumns, bookingOf, rowOf } from './booking-row.ts'
import { openContactTable } from './contact-table.ts'

export interface BookingTable extends DiaryTable {
  /** Writes an event and the booking as it is after it; inside the transaction of the turn. */
  project(recorded: DiaryRecorded, booking: Booking, actor: string): void
  /** Who comes; inside the transaction of the turn. */
  setContact(booking: Booking, visitor: BookedVisitor): void
  readonly contacts: ContactTable
}

interface EventRow {
  readonly seq: number
  readonly at: number
  readonly type: DiaryEvent['type']
  readonly booking: BookingId
  readonly body: string
  readonly code: CheckInCode | null
  readonly number: string | null
}

/** Booked visits: the record of what happened, the diary as it is, and, apart, who comes. */
export function openBookingTable(db: Database): BookingTable {
  const insertEvent = db.prepare(
    'INSERT INTO diary_event (seq, at, type, booking, actor, body) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const { names, joined } = bookingColumns
  const insert = db.prepare(
    `INSERT INTO booking (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`,
  )
  const changed = names.filter((name) => name !== 'id').map((name) => `${name} = :${name}`)
  const update = db.prepare(`UPDATE booking SET ${changed.join(', ')} WHERE id = :id`)
  const insertReference = db.prepare('INSERT INTO booking_reference (booking, code) VALUES (?, ?)')
  const setNumber = db.prepare(
    `INSERT INTO booking_reference (booking, application_number) VALUES (?, ?)
     ON CONFLICT (booking) DO UPDATE SET application_number = excluded.application_number`,
  )
  const select = `SELECT ${joined} FROM booking LEFT JOIN booking_reference ON booking = id`
  const one = db.prepare(`${select} WHERE id = ?`)
  const onDay = db.prepare(`${select} WHERE date = ? ORDER BY start_at, id`)
  const withCode = db.prepare(`${select} WHERE code = ? ORDER BY start_at DESC, id`)
  const kept = db.prepare(
    `${select} WHERE date >= :since UNION ALL ${select}
      WHERE date < :since AND state IN ('held', 'booked', 'needs-relocation', 'checked-in')`,
  )
  const latest = db.prepare('SELECT seq, at FROM diary_event ORDER BY seq DESC LIMIT 1')
  const some = db.prepare(
    `SELECT seq, at, type, diary_event.booking, body, code,
        coalesce(application_number, application_tail) AS number
      FROM diary_event JOIN booking ON booking.id = diary_event.booking
        LEFT JOIN booking_reference ON booking_reference.booking = diary_event.booking
      WHERE seq >= ? AND seq < ? ORDER BY seq`,
  )
  const contacts = openContactTable(db)
  const all = (rows: unknown[]) => (rows as BookingRow[]).map(bookingOf)

  return {
    contacts,
    project({ seq, at, event }, booking, actor) {
      const { type, bookingId, ...body } = withoutReference(event)
      insertEvent.run(seq, at, type, bookingId, actor, JSON.stringify(body))
      if (event.type === 'IntervalHeld') {
        insert.run(rowOf(booking))
        insertReference.run(bookingId, event.code)
        return
      }
      if (update.run(rowOf(booking)).changes === 0) throw new Error(`no row for booking ${bookingId}`)
      if (event.type === 'BookingConfirmed' && event.applicationNumber !== null) {
        setNumber.run(bookingId, event.applicationNumber)
      }
      if (event.type === 'BookingMoved') contacts.followVisit(booking, booking.interval.date)
      // Nobody comes for a hold that was let go.
      if (event.type === 'HoldExpired') contacts.erase(bookingId)
    },
    setContact: (booking, visitor) => contacts.set(booking, visitor),
    load() {
      const last = latest.get() as { seq: number; at: number } | undefined
      const since = keptSince(last?.at ?? 0)
      return { bookings: all(kept.all({ since })), seq: last?.seq ?? 0, lastAt: last?.at ?? 0 }
    },
    events(first, count) {
      return (some.all(first, first + count) as EventRow[]).map(recordedOf)
    },
    *replay() {
      for (const row of some.iterate(1, Number.MAX_SAFE_INTEGER)) yield recordedOf(row as EventRow)
    },
    read(id) {
      const row = one.get(id) as BookingRow | undefined
      return row === undefined ? null : bookingOf(row)
    },
    ofDay: (date: DayDate) => all(onDay.all(date)),
    ofCode: (code: CheckInCode) => all(withCode.all(code)),
  }
}

/** The event as it is kept for ever. */
function withoutReference(event: DiaryEvent): DiaryEvent {
  if (event.type === 'IntervalHeld') return { ...event, code: null }
  return event.type === 'BookingConfirmed' ? { ...event, applicationNumber: null } : event
}

function recordedOf({ seq, at, type, booking, body, code, number }: EventRow): DiaryRecorded {
  const event = { type, bookingId: booking, ...JSON.parse(body) } as DiaryEvent
  if (event.type === 'IntervalHeld') return { seq, at, event: { ...event, code } }
  if (event.type === 'BookingConfirmed') return { seq, at, event: { ...event, applicationNumber: number } }
  return { seq, at, event }
}
