import type { VisitId } from '@chered/protocol/ids'
import type { Database } from 'better-sqlite3'
import type { PrintJobRow, PrintTable } from '../application/ports.ts'
import type { PrintRequest, Recorded } from '../domain/day/events.ts'

const columns = `print_job.id AS jobId, printer AS printerId, device AS deviceId, date, visit AS visitId, booking AS bookingId, copy,
  state, problem, acknowledged, created_at AS createdAt, changed_at AS changedAt`

interface Raw extends Omit<PrintJobRow, 'copy' | 'acknowledged'> {
  readonly copy: number
  readonly acknowledged: number
}

const typed = (row: Raw): PrintJobRow => ({
  ...row,
  copy: row.copy === 1,
  acknowledged: row.acknowledged === 1,
})

export function openPrintTable(db: Database): PrintTable {
  const from = `SELECT ${columns} FROM print_job JOIN day ON day.id = print_job.day`
  const ofDay = db.prepare(
    `${from} WHERE print_job.day = (SELECT id FROM day WHERE date = ?) ORDER BY created_at`,
  )
  const open = db.prepare(`${from} WHERE state IN ('queued', 'sent') ORDER BY created_at`)
  const acknowledge = db.prepare('UPDATE print_job SET acknowledged = 1 WHERE id = ?')
  return {
    ofDay: (date) => (ofDay.all(date) as Raw[]).map(typed),
    open: () => (open.all() as Raw[]).map(typed),
    acknowledge: (jobId) => {
      acknowledge.run(jobId)
    },
  }
}

/** Writes jobs and their outcomes in the journal's transaction. */
export function openPrintJobs(db: Database): { project(day: number, recorded: Recorded): void } {
  const insert = db.prepare(
    `INSERT INTO print_job (id, printer, device, day, visit, booking, copy, state, created_at, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?)`,
  )
  const update = db.prepare('UPDATE print_job SET state = ?, problem = ?, changed_at = ? WHERE id = ?')
  const request = (day: number, at: number, visitId: VisitId | null, print: PrintRequest) => {
    const { jobId, printerId, deviceId, bookingId, copy } = print
    insert.run(jobId, printerId, deviceId, day, visitId, bookingId ?? null, copy ? 1 : 0, at, at)
  }
  return {
    project(day, { at, event }) {
      if (event.type === 'VisitIssued' && event.print !== null) request(day, at, event.visitId, event.print)
      if (event.type === 'PrintRequested') request(day, at, event.visitId, event.print)
      if (event.type === 'PrintRecorded') update.run(event.state, event.problem, at, event.jobId)
    },
  }
}
