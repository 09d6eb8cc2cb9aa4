import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type {
  ApplicationTable,
  ContactTable,
  DeskTimeTable,
  DeviceTable,
  DiaryTable,
  EmergencyTable,
  IncidentTable,
  Journal,
  KeysTable,
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
import { openDeskTimeTable } from './desk-time-table.ts'
import { openDeviceTable } from './device-table.ts'
import { openEmergencyTable } from './emergency-table.ts'
import { openIncidentTable } from './incident-table.ts'
import { openJournal } from './journal.ts'
import { openKeysTable } from './keys-table.ts'
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
  readonly deskTimes: DeskTimeTable
  readonly emergency: EmergencyTable
  readonly notes: NoteTable
  readonly applications: ApplicationTable
  readonly diary: DiaryTable
  readonly contacts: ContactTable
  readonly retention: RetentionTable
  readonly office: OfficeTable
  readonly staff: StaffTable
  readonly keys: KeysTable
  readonly devices: DeviceTable
  readonly prints: PrintTable
  readonly surveys: SurveyTable
  readonly schedule: ScheduleTable
  readonly paymentLookUps: PaymentLookUpTable
  readonly paymentAccess: PaymentAccessTable
  readonly incidents: IncidentTable
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
    const deskTimes = openDeskTimeTable(database)
    const notes = openNoteTable(database)
    const emergency = openEmergencyTable(database)
    return {
      journal: openJournal(database, bookings, legs, deskTimes, notes, emergency),
      emergency,
      legs,
      deskTimes,
      notes,
      applications: openApplicationTable(database),
      diary: bookings,
      contacts: bookings.contacts,
      retention: openRetentionTable(database),
      office: openOfficeTable(database),
      staff: openStaffTable(database),
      keys: openKeysTable(database),
      devices: openDeviceTable(database),
      prints: openPrintTable(database),
      surveys: openSurveyTable(database),
      schedule: openScheduleTable(database),
      paymentLookUps: openPaymentLookUpTable(database),
      paymentAccess: openPaymentAccessTable(database),
      incidents: openIncidentTable(database),
      database,
      close: () => database.close(),
    }
  } catch (error) {
    database.close()
    throw error
  }
}
