import type { DayDate, VisitId } from '@chered/protocol/ids'
import type { Database } from 'better-sqlite3'
import type { EmergencyTable } from '../application/ports.ts'
import type { LeaseOnRecord } from '../domain/day/commands.ts'
import type { Recorded } from '../domain/day/events.ts'

/** Days for which a kiosk that was away may still tell what it gave out; older numbers are forgotten. */
const daysKept = 31

/** Emergency numbers on record. `project` writes them in the journal's transaction. */
export function openEmergencyTable(
  db: Database,
): EmergencyTable & { project(day: number, recorded: Recorded): void } {
  const insert = db.prepare(
    'INSERT INTO emergency_number (visit, day, device, number, token, leased_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const tell = db.prepare('UPDATE emergency_number SET told_at = ? WHERE visit = ?')
  const forget = db.prepare('DELETE FROM emergency_number WHERE day < ?')
  const find = db.prepare(
    `SELECT visit AS visitId, date, device AS deviceId, number, token, leased_at AS leasedAt, told_at AS toldAt
     FROM emergency_number JOIN day ON day.id = emergency_number.day WHERE visit = ?`,
  )
  return {
    of: (visitId: VisitId) =>
      (find.get(visitId) as
        | (LeaseOnRecord & { readonly date: DayDate; readonly toldAt: number | null })
        | undefined) ?? null,
    project(day, { at, event }) {
      switch (event.type) {
        case 'DayOpened':
          forget.run(day - daysKept)
          return
        case 'EmergencyNumbersLeased':
          for (const [nth, { visitId, token }] of event.numbers.entries()) {
            insert.run(visitId, day, event.deviceId, event.from + nth, token, at)
          }
          return
        case 'VisitIssued':
          if (event.emergency !== undefined) tell.run(at, event.visitId)
          return
        case 'EmergencyTicketExpired':
          tell.run(at, event.visitId)
      }
    },
  }
}
