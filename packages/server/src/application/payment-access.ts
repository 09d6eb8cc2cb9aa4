import type { StaffId } from '@chered/protocol/ids'
import type { PaymentAccess, PaymentAccessBody } from '@chered/protocol/payments'
import type { StaffEntry } from '@chered/protocol/staff'
import type { Refusal } from '../domain/day/decision.ts'
import type { Clock, PaymentAccessTable } from './ports.ts'

/** Who may look payments up: the list that the head approves (instruction 2.1, item 2). */
export interface PaymentAccessList {
  has(staffId: StaffId): boolean
  /** Whoever works here and is on the list, in the order of names. */
  working(): readonly { readonly staffId: StaffId; readonly name: string }[]
  read(): PaymentAccess
  /** Refuses with `changed-meanwhile`, and with `staff-unknown` for somebody new who does not work here. */
  set(list: PaymentAccessBody, head: StaffId): PaymentAccess | Refusal
  /** In the example office, once: whoever is approved from the beginning. */
  seed(staffIds: readonly StaffId[]): void
}

export function openPaymentAccess(parts: {
  readonly table: PaymentAccessTable
  readonly staff: () => readonly StaffEntry[]
  readonly clock: Clock
}): PaymentAccessList {
  const { table, clock } = parts
  let approved = new Set(table.present().map(({ staff }) => staff))

  function change(next: ReadonlySet<StaffId>, by: StaffId | null): void {
    const list = { add: [...next.difference(approved)], remove: [...approved.difference(next)] }
    table.change(list, by, clock.now())
    approved = new Set(next)
  }

  function read(): PaymentAccess {
    const rows = new Map(table.present().map((row) => [row.staff, row]))
    const names = new Map(parts.staff().map(({ staffId, name }) => [staffId, name]))
    const people = parts
      .staff()
      .filter(({ staffId, active }) => active || rows.has(staffId))
      .map(({ staffId, name, roles, active }) => {
        const row = rows.get(staffId)
        const by = row?.by == null ? '' : (names.get(row.by) ?? '')
        return { staffId, name, roles, active, approved: row === undefined ? null : { by, at: row.at } }
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'ru'))
    return { revision: table.revision(), people }
  }

  return {
    has: (staffId) => approved.has(staffId),
    working: () =>
      parts
        .staff()
        .filter(({ staffId, active }) => active && approved.has(staffId))
        .map(({ staffId, name }) => ({ staffId, name }))
        .sort((a, b) => a.name.localeCompare(b.name, 'ru')),
    read,
    set({ revision, staffIds }, head) {
      const next = new Set(staffIds)
      // A repeat of the press finds the list as it was to be.
      if (next.symmetricDifference(approved).size === 0) return read()
      if (revision !== table.revision()) return { code: 'changed-meanwhile' }
      const working = new Set(
        parts
          .staff()
          .filter(({ active }) => active)
          .map(({ staffId }) => staffId),
      )
      for (const staffId of next.difference(approved)) {
        if (!working.has(staffId)) return { code: 'staff-unknown' }
      }
      change(next, head)
      return read()
    },
    seed(staffIds) {
      if (table.revision() === 0 && staffIds.length > 0) change(new Set(staffIds), null)
    },
  }
}
