import {
  type DeskKey,
  type KeyedAction,
  keyedActions,
  type OwnKeys,
  offeredKeys,
} from '@chered/protocol/desk-keys'
import type { StaffId } from '@chered/protocol/ids'
import type { Database } from 'better-sqlite3'
import type { KeysTable } from '../application/ports.ts'

/** What this program knows of what another may have written: actions and keys come and go with versions. */
function known(kept: Readonly<Record<string, unknown>>): OwnKeys {
  return Object.fromEntries(
    Object.entries(kept).filter(
      ([action, key]) => keyedActions.includes(action as KeyedAction) && offeredKeys.includes(key as DeskKey),
    ),
  )
}

export function openKeysTable(db: Database): KeysTable {
  const one = db.prepare('SELECT keys FROM staff_keys WHERE staff = ?').pluck()
  const upsert = db.prepare(
    `INSERT INTO staff_keys (staff, keys, changed_at) VALUES (?, ?, ?)
     ON CONFLICT (staff) DO UPDATE SET keys = excluded.keys, changed_at = excluded.changed_at`,
  )
  return {
    of(staff: StaffId) {
      const kept = one.get(staff) as string | undefined
      return kept === undefined ? {} : known(JSON.parse(kept))
    },
    set(staff, keys, at) {
      upsert.run(staff, JSON.stringify(keys), at)
    },
  }
}
