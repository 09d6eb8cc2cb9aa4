import type { CommandId, StaffId, VisitId } from '@chered/protocol/ids'
import type { PaymentReason, PaymentStatus, PaymentUnknownCause } from '@chered/protocol/payment-choices'
import type { PaymentSearch } from '@chered/protocol/payments'
import type { Database } from 'better-sqlite3'
import type { PaymentLookUpRow, PaymentLookUpTable } from '../application/ports.ts'

interface Row {
  id: number
  command: CommandId
  fingerprint: string
  at: number
  clerk: StaffId
  visit: VisitId | null
  ticket: string | null
  reason: PaymentReason | null
  kind: PaymentSearch['by']
  subject: string
  status: PaymentStatus | null
  cause: PaymentUnknownCause | null
  answered_at: number | null
}

function typed(row: Row): PaymentLookUpRow {
  const { visit, ticket, reason } = row
  return {
    id: row.id,
    command: row.command,
    fingerprint: row.fingerprint,
    at: row.at,
    clerk: row.clerk,
    // The table's own check: either a visit with its ticket, or a reason.
    purpose:
      visit === null
        ? { for: 'reason', reason: reason as PaymentReason }
        : { for: 'visit', visitId: visit, ticket: ticket as string },
    by: row.kind,
    subject: row.subject,
    answer:
      row.status === null ? null : { status: row.status, cause: row.cause, at: row.answered_at as number },
  }
}

/** The journal of look-ups: only hashes of what was looked for ever reach it. */
export function openPaymentLookUpTable(db: Database): PaymentLookUpTable {
  const insert = db.prepare(
    `INSERT INTO payment_lookup (command, fingerprint, at, clerk, visit, ticket, reason, kind, subject)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  // What is on record stays as it was recorded first.
  const answer = db.prepare(
    'UPDATE payment_lookup SET status = ?, cause = ?, answered_at = ? WHERE id = ? AND status IS NULL',
  )
  const interrupted = db.prepare(
    "UPDATE payment_lookup SET status = 'UNKNOWN', cause = 'interrupted', answered_at = ? WHERE status IS NULL",
  )
  const byCommand = db.prepare('SELECT * FROM payment_lookup WHERE command = ?')
  const moments = db.prepare('SELECT at FROM payment_lookup WHERE clerk = ? AND at > ?').pluck()
  const page = db.prepare('SELECT * FROM payment_lookup WHERE id < ? ORDER BY id DESC LIMIT ?')
  const pageOfClerk = db.prepare(
    'SELECT * FROM payment_lookup WHERE clerk = ? AND id < ? ORDER BY id DESC LIMIT ?',
  )
  const remove = db.prepare('DELETE FROM payment_lookup WHERE at < ?')
  return {
    add({ command, fingerprint, at, clerk, purpose, by, subject }) {
      const [visit, ticket, reason] =
        purpose.for === 'visit' ? [purpose.visitId, purpose.ticket, null] : [null, null, purpose.reason]
      const done = insert.run(command, fingerprint, at, clerk, visit, ticket, reason, by, subject)
      return Number(done.lastInsertRowid)
    },
    answer(id, { status, cause, at }) {
      answer.run(status, cause, at, id)
    },
    closeInterrupted(at) {
      interrupted.run(at)
    },
    byCommand(command) {
      const row = byCommand.get(command) as Row | undefined
      return row === undefined ? null : typed(row)
    },
    momentsOf: (clerk, after) => moments.all(clerk, after) as number[],
    page({ before, limit, clerk }) {
      const upTo = before ?? Number.MAX_SAFE_INTEGER
      const rows = clerk === null ? page.all(upTo, limit) : pageOfClerk.all(clerk, upTo, limit)
      return (rows as Row[]).map(typed)
    },
    removeBefore: (moment) => remove.run(moment).changes,
  }
}
