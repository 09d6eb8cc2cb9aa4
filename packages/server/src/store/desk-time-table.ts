import type { DayDate, StaffId } from '@chered/protocol/ids'
import type { Database } from 'better-sqlite3'
import type { DeskTime, DeskTimeTable } from '../application/ports.ts'
import type { EndedInterval } from '../domain/desk/desk-interval.ts'

/** Stretches of people's time at windows that are over. Adds one row for each, in the journal's transaction. */
export function openDeskTimeTable(
  db: Database,
): DeskTimeTable & { add(day: number, ended: EndedInterval): void } {
  const insert = db.prepare(
    `INSERT INTO desk_time (day, staff, desk, doing, reason, visit, since, until, ended_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const ofStaff = db.prepare(
    `SELECT day.date AS date, doing, reason, since, until, ended_by AS endedBy
     FROM desk_time JOIN day ON day.id = desk_time.day
     WHERE staff = ? AND day.date BETWEEN ? AND ? ORDER BY desk_time.id`,
  )
  return {
    add(day, { staffId, deskId, doing, reason, visitId, since, until, endedBy }) {
      insert.run(day, staffId, deskId, doing, reason, visitId, since, until, endedBy)
    },
    of: (staff: StaffId, from: DayDate, to: DayDate) => ofStaff.all(staff, from, to) as DeskTime[],
  }
}
