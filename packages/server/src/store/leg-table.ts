import type { DayDate, StaffId } from '@chered/protocol/ids'
import { ticketText } from '@chered/protocol/ticket-text'
import type { Database } from 'better-sqlite3'
import type { LegFacts, LegTable } from '../application/ports.ts'
import type { EndedLeg } from '../domain/visit/ended-leg.ts'

/** Legs that are over. Adds one row for each, in the journal's transaction. */
export function openLegTable(db: Database): LegTable & { add(day: number, ended: EndedLeg): void } {
  const insert = db.prepare(
    `INSERT INTO leg (day, visit, number, ticket, queue, service, channel, language, category, state, since,
       call_by, called_at, calls, started_at, ended_at, desk, staff, outcome, booking, appointment_start,
       wait_ms, service_ms, held_ms, holds, out_of_turn, documents, presented, passed_to)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const ofStaff = db.prepare(
    `SELECT day.date AS date, visit AS visitId, service AS serviceId, state, outcome, calls, wait_ms AS waitMs, service_ms AS serviceMs,
       booking AS bookingId, out_of_turn AS outOfTurn, documents
     FROM leg JOIN day ON day.id = leg.day
     WHERE staff = ? AND day.date BETWEEN ? AND ? ORDER BY leg.id`,
  )
  return {
    add(day, ended) {
      const { visit, leg, state, outcome, calledAt, calls, startedAt, endedAt, deskId, staffId } = ended
      const { id, channel, language, categoryId } = visit
      const { number, queueId, serviceId, since, place } = leg
      const what = [id, number, ticketText(visit.ticket), queueId, serviceId, channel, language, categoryId]
      const how = [state, since, place.callBy, calledAt, calls, startedAt, endedAt, deskId, staffId, outcome]
      const booked = [visit.appointment?.bookingId ?? null, visit.appointment?.start ?? null]
      const spent = [ended.waitMs, ended.serviceMs, ended.heldMs, ended.holds]
      const facts = [ended.outOfTurn, ended.documents, ended.presented, ended.passedTo]
      insert.run(day, ...what, ...how, ...booked, ...spent, ...facts)
    },
    of: (staff: StaffId, from: DayDate, to: DayDate) => ofStaff.all(staff, from, to) as LegFacts[],
  }
}
