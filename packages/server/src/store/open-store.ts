import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type {
  ApplicationTable,
  ContactTable,
  DeviceTable,
  DiaryTable,
  Journal,
  LegTable,
  NoteTable,
  OfficeTable,
  PaymentAccessTable,
  PaymentLookUpTable,
  PrintTable,
  RetentionTable,
  ScheduleTable,
  StaffTable,
  SurveyTable,
} from '../application/ports.ts'
import { openApplicationTable } from './application-table.ts'
import { openBookingTable } from './booking-table.ts'
import { openDeviceTable } from './device-table.ts'
import { openJournal } from './journal.ts'
import { openLegTable } from './leg-table.ts'
import { migrate } from './migrate.ts'
import { openNoteTable } from './note-table.ts'
import { openOfficeTable } from './office-table.ts'
import { openPaymentAccessTable } from './payment-access-table.ts'
import { openPaymentLookUpTable } from './payment-lookup-table.ts'
import { openPrintTable } from './print-table.ts'
import { openRetentionTable } from './retention-table.ts'
import { openScheduleTable } from './schedule-table.ts'
import { openStaffTable } from './staff-table.ts'
import { openSurveyTable } from './survey-table.ts'

export interface Store {
  readonly journal: Journal
  readonly legs: LegTable
  readonly notes: NoteTable
  readonly applications: ApplicationTable
  readonly diary: DiaryTable
  readonly contacts: ContactTable
  readonly retention: RetentionTable
  readonly office: OfficeTable
  readonly staff: StaffTable
  readonly devices: DeviceTable
  readonly prints: PrintTable
  readonly surveys: SurveyTable
  readonly schedule: ScheduleTable
  readonly paymentLookUps: PaymentLookUpTable
  readonly paymentAccess: PaymentAccessTable
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
    const bookings = openBookingTable(database)
    const legs = openLegTable(database)
    const notes = openNoteTable(database)
    return {
      journal: openJournal(database, bookings, legs, notes),
      legs,
      notes,
      applications: openApplicationTable(database),
      diary: bookings,
      contacts: bookings.contacts,
      retention: openRetentionTable(database),
      office: openOfficeTable(database),
      staff: openStaffTable(database),
      devices: openDeviceTable(database),
      prints: openPrintTable(database),
      surveys: openSurveyTable(database),
      schedule: openScheduleTable(database),
      paymentLookUps: openPaymentLookUpTable(database),
      paymentAccess: openPaymentAccessTable(database),
      database,
      close: () => database.close(),
    }
  } catch (error) {
    database.close()
    throw error
  }
}
