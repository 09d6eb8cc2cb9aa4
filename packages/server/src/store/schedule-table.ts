import type { Calendar, ScheduleStep } from '@chered/protocol/schedule'
import type { Database } from 'better-sqlite3'
import type { AbsenceRow, ScheduleHeadRow, ScheduleTable } from '../application/ports.ts'

type StoredCalendar = Omit<Calendar, 'days'> & { readonly days: string }
type StoredAbsence = Omit<AbsenceRow, 'covers' | 'moves'> & {
  readonly covers: string
  readonly moves: string
}

export function openScheduleTable(db: Database): ScheduleTable {
  const heads = db.prepare(
    'SELECT id, state, revision, in_force_from AS inForceFrom, approved FROM schedule_version ORDER BY number',
  )
  const schedule = db.prepare('SELECT schedule FROM schedule_version WHERE id = ?').pluck()
  const insert = db.prepare(
    `INSERT INTO schedule_version (id, state, revision, in_force_from, approved, schedule)
      VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const update = db.prepare(
    `UPDATE schedule_version SET state = ?, revision = ?, in_force_from = ?, approved = ?,
      schedule = coalesce(?, schedule) WHERE id = ?`,
  )
  const steps = db.prepare(
    `SELECT version AS versionId, at, staff AS staffId, staff_name AS staffName, action, note
      FROM schedule_step ORDER BY number`,
  )
  const addStep = db.prepare(
    'INSERT INTO schedule_step (version, at, staff, staff_name, action, note) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const calendars = db.prepare(
    `SELECT id, layer, title, source, author, imported_at AS importedAt, days FROM calendar
      WHERE number IN (SELECT max(number) FROM calendar GROUP BY layer) ORDER BY layer`,
  )
  const addCalendar = db.prepare(
    `INSERT INTO calendar (id, layer, title, source, author, imported_at, days)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const absences = db.prepare(
    `SELECT id, staff AS staffId, reason, from_at AS "from", to_at AS "to", covers, author, at, state, moves
      FROM absence ORDER BY number`,
  )
  const addAbsence = db.prepare(
    `INSERT INTO absence (id, staff, reason, from_at, to_at, covers, author, at, state, moves)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const changeAbsence = db.prepare('UPDATE absence SET state = ?, to_at = coalesce(?, to_at) WHERE id = ?')
  const audit = db.prepare('INSERT INTO audit (at, staff, action, subject) VALUES (?, ?, ?, ?)')
  return {
    heads: () => heads.all() as ScheduleHeadRow[],
    schedule(id) {
      const body = schedule.get(id) as string | undefined
      return body === undefined ? null : JSON.parse(body)
    },
    add(head, body) {
      const { id, state, revision, inForceFrom, approved } = head
      insert.run(id, state, revision, inForceFrom, approved, JSON.stringify(body))
    },
    save({ id, state, revision, inForceFrom, approved }, body) {
      update.run(state, revision, inForceFrom, approved, body === undefined ? null : JSON.stringify(body), id)
    },
    steps: () => steps.all() as (ScheduleStep & { versionId: string })[],
    addStep(versionId, { at, staffId, staffName, action, note }) {
      addStep.run(versionId, at, staffId, staffName, action, note)
    },
    calendars: () =>
      (calendars.all() as StoredCalendar[]).map((row) => ({ ...row, days: JSON.parse(row.days) })),
    addCalendar({ id, layer, title, source, author, importedAt, days }) {
      addCalendar.run(id, layer, title, source, author, importedAt, JSON.stringify(days))
    },
    absences: () =>
      (absences.all() as StoredAbsence[]).map((row) => ({
        ...row,
        covers: JSON.parse(row.covers),
        moves: JSON.parse(row.moves),
      })),
    addAbsence({ id, staffId, reason, from, to, covers, author, at, state, moves }) {
      const body = [JSON.stringify(covers), author, at, state, JSON.stringify(moves)]
      addAbsence.run(id, staffId, reason, from, to, ...body)
    },
    changeAbsence(id, state, to) {
      changeAbsence.run(state, to, id)
    },
    audit(at, staff, action, subject) {
      audit.run(at, staff, action, subject)
    },
    together: (work) => db.transaction(work)(),
  }
}
