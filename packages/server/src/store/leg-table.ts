import { ticketText } from '@chered/protocol/ticket-text'
import type { Database } from 'better-sqlite3'
import type { EndedLeg } from '../domain/visit/ended-leg.ts'

/** Adds one row for each leg that has ended, in the journal's transaction. */
export function openLegTable(db: Database): { add(day: number, ended: EndedLeg): void } {
  const insert = db.prepare(
    `INSERT INTO leg (day, visit, number, ticket, queue, service, channel, language, category, state, since,
       call_by, called_at, calls, started_at, ended_at, desk, staff, outcome)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return {
    add(day, { visit, leg, state, outcome, calledAt, calls, startedAt, endedAt, deskId, staffId }) {
      const { id, channel, language, categoryId } = visit
      const { number, queueId, serviceId, since, place } = leg
      const what = [id, number, ticketText(visit.ticket), queueId, serviceId, channel, language, categoryId]
      const how = [state, since, place.callBy, calledAt, calls, startedAt, endedAt, deskId, staffId, outcome]
      insert.run(day, ...what, ...how)
    },
  }
}
