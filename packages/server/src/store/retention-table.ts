import type { BookingId, VisitId } from '@chered/protocol/ids'
import type { Database } from 'better-sqlite3'
import type { Destroyed, DestructionAct, RetentionTable } from '../application/ports.ts'
import { cutShort } from '../domain/diary/cut-short.ts'
import { rewriteTable } from './rewrite-table.ts'

interface ActRow {
  readonly number: number
  readonly at: number
  readonly act: string
}

interface ReferenceRow {
  readonly booking: BookingId
  readonly code: string | null
  readonly application: string | null
  readonly date: Destroyed['day']
  readonly codeDue: number
  readonly applicationDue: number
}

/**
 * Forgets people. `secure_delete` overwrites what is deleted with zeros, and a
 * table from which somebody was erased is written anew (`rewriteTable`).
 */
export function openRetentionTable(db: Database): RetentionTable {
  db.pragma('secure_delete = ON')
  const dueContacts = db.prepare(
    'SELECT booking, day, name, phone FROM visitor_contact WHERE day < ? ORDER BY day, booking',
  )
  const dropContacts = db.prepare('DELETE FROM visitor_contact WHERE day < ?')
  // A booking that never came to an end counts as over when its interval is.
  const dueReferences = db.prepare(
    `SELECT booking, code, application_number AS application, date,
        end_at <= :codesUpTo AS codeDue,
        CASE WHEN state IN ('held', 'booked', 'needs-relocation', 'checked-in') THEN end_at ELSE moment END
          <= :applicationsUpTo AS applicationDue
      FROM booking_reference JOIN booking ON id = booking
      WHERE (code IS NOT NULL AND codeDue) OR (application_number IS NOT NULL AND applicationDue)
      ORDER BY date, booking`,
  )
  const setTail = db.prepare('UPDATE booking SET application_tail = ? WHERE id = ?')
  const dropCode = db.prepare('UPDATE booking_reference SET code = NULL WHERE booking = ?')
  const dropNumber = db.prepare('UPDATE booking_reference SET application_number = NULL WHERE booking = ?')
  const dropEmpty = db.prepare(
    'DELETE FROM booking_reference WHERE code IS NULL AND application_number IS NULL',
  )
  const dueApplications = db.prepare(
    'SELECT visit, day FROM visit_application WHERE at <= ? ORDER BY day, visit',
  )
  const dropApplications = db.prepare('DELETE FROM visit_application WHERE at <= ?')
  const writeAct = db.prepare('INSERT INTO destruction_act (at, act) VALUES (?, ?)')
  const unfiled = db.prepare(
    'SELECT number, at, act FROM destruction_act WHERE filed_at IS NULL ORDER BY number',
  )
  const setFiled = db.prepare('UPDATE destruction_act SET filed_at = ? WHERE number = ?')
  const older = db.prepare('SELECT number, at FROM destruction_act WHERE at <= ? ORDER BY number')
  const drop = db.prepare('DELETE FROM destruction_act WHERE number = ?')

  const eraseContacts = (before: string): Destroyed[] => {
    const rows = dueContacts.all(before) as {
      booking: BookingId
      day: Destroyed['day']
      name: string | null
      phone: string | null
    }[]
    if (rows.length === 0) return []
    dropContacts.run(before)
    rewriteTable(db, 'visitor_contact')
    return rows.flatMap(({ booking: bookingId, day, name, phone }): Destroyed[] => [
      ...(name === null ? [] : [{ bookingId, kind: 'name', day } as const]),
      ...(phone === null ? [] : [{ bookingId, kind: 'phone', day } as const]),
    ])
  }

  const eraseReferences = (limits: { codesUpTo: number; applicationsUpTo: number }): Destroyed[] => {
    const destroyed: Destroyed[] = []
    for (const row of dueReferences.all(limits) as ReferenceRow[]) {
      const { booking: bookingId, code, application, date: day } = row
      if (code !== null && row.codeDue === 1) {
        dropCode.run(bookingId)
        destroyed.push({ bookingId, kind: 'check-in-code', day })
      }
      if (application !== null && row.applicationDue === 1) {
        setTail.run(cutShort(application), bookingId)
        dropNumber.run(bookingId)
        destroyed.push({ bookingId, kind: 'application-number', day })
      }
    }
    if (destroyed.length > 0) {
      dropEmpty.run()
      rewriteTable(db, 'booking_reference')
    }
    return destroyed
  }

  /** Numbers that were named at a desk, of visits without an appointment. */
  const eraseApplications = (upTo: number): Destroyed[] => {
    const rows = dueApplications.all(upTo) as { visit: VisitId; day: Destroyed['day'] }[]
    if (rows.length === 0) return []
    dropApplications.run(upTo)
    rewriteTable(db, 'visit_application')
    return rows.map(({ visit, day }) => ({ bookingId: visit, kind: 'application-number', day }))
  }

  const destroy = db.transaction((limits: DestructionAct['limits'], at: number): DestructionAct | null => {
    const { contactsBefore, codesUpTo, applicationsUpTo } = limits
    const destroyed = [
      ...eraseContacts(contactsBefore),
      ...eraseReferences({ codesUpTo, applicationsUpTo }),
      ...eraseApplications(applicationsUpTo),
    ]
    if (destroyed.length === 0) return null
    const number = Number(writeAct.run(at, JSON.stringify({ destroyed, limits })).lastInsertRowid)
    return { number, at, destroyed, limits }
  })

  return {
    destroy: (limits, at) => destroy.immediate(limits, at),
    settleFile() {
      const [{ busy } = { busy: 1 }] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
      return busy === 0
    },
    unfiled: () =>
      (unfiled.all() as ActRow[]).map(({ number, at, act }) => ({ number, at, ...JSON.parse(act) })),
    filed(number, at) {
      setFiled.run(at, number)
    },
    olderThan: (moment) => older.all(moment) as { number: number; at: number }[],
    drop(number) {
      drop.run(number)
    },
  }
}
