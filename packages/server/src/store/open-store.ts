import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { DeviceTable, Journal, OfficeTable, PrintTable, StaffTable } from '../application/ports.ts'
import { openDeviceTable } from './device-table.ts'
import { openJournal } from './journal.ts'
import { migrate } from './migrate.ts'
import { openOfficeTable } from './office-table.ts'
import { openPrintTable } from './print-table.ts'
import { openStaffTable } from './staff-table.ts'

export interface Store {
  readonly journal: Journal
  readonly office: OfficeTable
  readonly staff: StaffTable
  readonly devices: DeviceTable
  readonly prints: PrintTable
  /** The connection itself, for tests that take room away from it. */
  readonly database: Database.Database
  close(): void
}

/**
 * Opens the office's one file, made when it is missing, and brings it to the
 * newest version. WAL with `synchronous=FULL`: a commit that returned survives
 * a power cut. Refuses a newer program's database with `StoreTooNew`.
 */
export function openStore(file: string): Store {
  mkdirSync(dirname(file), { recursive: true })
  const database = new Database(file)
  try {
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    // Another connection (a backup, a report) may hold the lock for a moment.
    database.pragma('busy_timeout = 2000')
    migrate(database)
    return {
      journal: openJournal(database),
      office: openOfficeTable(database),
      staff: openStaffTable(database),
      devices: openDeviceTable(database),
      prints: openPrintTable(database),
      database,
      close: () => database.close(),
    }
  } catch (error) {
    database.close()
    throw error
  }
}
