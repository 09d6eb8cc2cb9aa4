import { ticketText } from '@chered/protocol/ticket-text'
import type { Database } from 'better-sqlite3'
import type { Recorded } from '../domain/day/events.ts'

/** Keeps one row a leg in step with the journal. */
export function openLegTable(db: Database): { project(day: number, recorded: Recorded): void } {
  const insert = db.prepare(
    `INSERT INTO leg (day, visit, number, ticket, queue, service, channel, language, category, state, since, call_by)
     VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)`,
  )
  const insertNext = db.prepare(
    `INSERT INTO leg (day, visit, number, ticket, queue, service, channel, language, category, state, since, call_by)
     SELECT day, visit, number + 1, ticket, ?, ?, channel, language, category, 'waiting', ?, ?
     FROM leg WHERE day = ? AND visit = ? ORDER BY number DESC LIMIT 1`,
  )
  // The last leg of a visit is the only one that can change.
  const last = 'day = ? AND visit = ? AND number = (SELECT max(number) FROM leg WHERE day = ? AND visit = ?)'
  const called = db.prepare(
    `UPDATE leg SET state = 'called', called_at = ?, calls = calls + 1, desk = ?, staff = ? WHERE ${last}`,
  )
  const recalled = db.prepare(`UPDATE leg SET calls = calls + 1 WHERE ${last}`)
  const started = db.prepare(`UPDATE leg SET state = 'serving', started_at = ? WHERE ${last}`)
  const ended = db.prepare(`UPDATE leg SET state = ?, ended_at = ?, outcome = ? WHERE ${last}`)
  const waits = db.prepare(`UPDATE leg SET state = 'waiting', called_at = NULL WHERE ${last}`)

  return {
    project(day, { at, event }) {
      switch (event.type) {
        case 'VisitIssued': {
          const { visitId, ticket, queueId, serviceId, channel, language, categoryId, callBy } = event
          const text = ticketText(ticket)
          insert.run(day, visitId, text, queueId, serviceId, channel, language, categoryId, at, callBy)
          return
        }
        case 'LegQueued':
          insertNext.run(event.queueId, event.serviceId, event.since, event.callBy, day, event.visitId)
          return
        case 'VisitorCalled':
          called.run(at, event.deskId, event.staffId, day, event.visitId, day, event.visitId)
          return
        case 'VisitorRecalled':
          recalled.run(day, event.visitId, day, event.visitId)
          return
        case 'ServiceStarted':
          started.run(at, day, event.visitId, day, event.visitId)
          return
        case 'ServiceFinished':
          ended.run('served', at, event.outcome, day, event.visitId, day, event.visitId)
          return
        case 'VisitorAbsent':
          ended.run('no-show', at, null, day, event.visitId, day, event.visitId)
          return
        case 'VisitCancelled':
          ended.run('cancelled', at, null, day, event.visitId, day, event.visitId)
          return
        case 'LegPutBack':
          waits.run(day, event.visitId, day, event.visitId)
          return
        case 'DayEnded':
          for (const id of event.expired) ended.run('expired', at, null, day, id, day, id)
          return
        case 'DayOpened':
        case 'DeskOpened':
        case 'DeskPaused':
        case 'DeskResumed':
        case 'DeskClosed':
        case 'PrintRequested':
        case 'PrintRecorded':
          return
      }
    },
  }
}
