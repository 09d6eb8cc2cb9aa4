import type { BookedVisitor } from '@chered/protocol/booking'
import type { BookingId } from '@chered/protocol/ids'
import type { Database } from 'better-sqlite3'
import type { ContactTable } from '../application/ports.ts'
import type { Booking } from '../domain/diary/booking.ts'

const foundMost = 100

interface FoundRow {
  readonly booking: BookingId
  readonly name_key: string
}

/**
 * Names and phones of booked visitors. SQLite overwrites what is deleted here
 * with zeros (`secure_delete`), so that a copy of the file does not keep it.
 */
export function openContactTable(db: Database): ContactTable & {
  /** The visit is on another day now, and so is the forgetting. */
  followVisit(booking: Booking, day: string): void
} {
  db.pragma('secure_delete = ON')
  if (db.pragma('secure_delete', { simple: true }) !== 1) {
    throw new Error('this SQLite does not overwrite what it deletes')
  }
  const set = db.prepare(
    `INSERT INTO visitor_contact (booking, day, name, phone, name_key) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (booking) DO UPDATE SET day = excluded.day, name = excluded.name, phone = excluded.phone,
      name_key = excluded.name_key`,
  )
  const one = db.prepare('SELECT name, phone FROM visitor_contact WHERE booking = ?')
  const follow = db.prepare('UPDATE visitor_contact SET day = ? WHERE booking = ?')
  const drop = db.prepare('DELETE FROM visitor_contact WHERE booking = ?')
  const named = db.prepare(
    "SELECT booking, name_key FROM visitor_contact WHERE instr(name_key, ' ' || ?) > 0 ORDER BY day DESC, booking",
  )
  const phoned = db
    .prepare(
      `SELECT booking FROM visitor_contact WHERE substr(phone, -length(:digits)) = :digits
       ORDER BY day DESC, booking LIMIT ${foundMost}`,
    )
    .pluck()
  const erase = ({ bookingId }: Pick<Booking, 'bookingId'>) => {
    drop.run(bookingId)
  }
  return {
    set(booking, visitor) {
      const { name, phone } = visitor
      if (name === null && phone === null) erase(booking)
      else set.run(booking.bookingId, booking.interval.date, name, phone, nameKey(name ?? ''))
    },
    of: (id) => (one.get(id) as BookedVisitor | undefined) ?? null,
    byName(text) {
      const words = wordsOf(text).sort((a, b) => b.length - a.length)
      const [longest] = words
      if (longest === undefined || [...longest].length < 3) return []
      const found = (named.all(longest) as FoundRow[]).filter(({ name_key }) =>
        words.every((word) => name_key.includes(` ${word}`)),
      )
      return found.slice(0, foundMost).map(({ booking }) => booking)
    },
    byPhone(typed) {
      // Within Russia numbers are dialled with 8 in the place of the country's 7.
      const digits = typed.replace(/^8(?=\d{10}$)/, '7')
      return /^\d{4,15}$/.test(digits) ? (phoned.all({ digits }) as BookingId[]) : []
    },
    erase: (id) => erase({ bookingId: id }),
    followVisit({ bookingId }, day) {
      follow.run(day, bookingId)
    },
  }
}

/** Every word after a space, so that a search finds beginnings of words; `ё` is often written `е`. */
function nameKey(name: string): string {
  return wordsOf(name)
    .map((word) => ` ${word}`)
    .join('')
}

function wordsOf(text: string): string[] {
  const letters = text.normalize('NFC').toLowerCase().replaceAll('ё', 'е')
  return letters.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
}
