import type { StaffId } from '@chered/protocol/ids'
import type { Database } from 'better-sqlite3'
import type { PaymentAccessRow, PaymentAccessTable } from '../application/ports.ts'

/** Who may look payments up now, and who ever could. */
export function openPaymentAccessTable(db: Database): PaymentAccessTable {
  const present = db.prepare(
    `SELECT staff, approved_by AS by, approved_at AS at FROM payment_access
     WHERE withdrawn_at IS NULL ORDER BY number`,
  )
  const revision = db.prepare('SELECT count(*) + count(withdrawn_at) FROM payment_access').pluck()
  const approve = db.prepare('INSERT INTO payment_access (staff, approved_by, approved_at) VALUES (?, ?, ?)')
  const withdraw = db.prepare(
    `UPDATE payment_access SET withdrawn_by = ?, withdrawn_at = ? WHERE staff = ? AND withdrawn_at IS NULL`,
  )
  const change = db.transaction(
    (list: { add: readonly StaffId[]; remove: readonly StaffId[] }, by: StaffId | null, at: number) => {
      for (const staff of list.remove) withdraw.run(by, at, staff)
      for (const staff of list.add) approve.run(staff, by, at)
    },
  )
  return {
    present: () => present.all() as PaymentAccessRow[],
    revision: () => revision.get() as number,
    change: (list, by, at) => change.immediate(list, by, at),
  }
}
