import type { Office } from '@chered/protocol/office'
import { type OfficeRules, officeRules } from '../domain/office/office-rules.ts'
import type { Clock, OfficeTable } from './ports.ts'

/** The office as it is now, and its changes. A version that does not fit together is never taken. */
export interface OfficeKeeper {
  readonly rules: OfficeRules
  change(next: Office, author: string | null): void
  onChange(listener: () => void): () => void
}

/** Opens the newest version; `first` makes the very first one. */
export function openOfficeKeeper(table: OfficeTable, clock: Clock, first: () => Office): OfficeKeeper {
  let office = table.latest()
  if (office === null) {
    office = first()
    officeRules(office)
    table.save(office, clock.now(), null)
  }
  let rules = officeRules(office)
  const listeners = new Set<() => void>()
  return {
    get rules() {
      return rules
    },
    change(next, author) {
      const checked = officeRules(next)
      table.save(next, clock.now(), author)
      rules = checked
      for (const listener of listeners) listener()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
