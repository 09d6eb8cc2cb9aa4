import { Office } from '@chered/protocol/office'
import type { Database } from 'better-sqlite3'

export interface OfficeTable {
  /** The newest version of the office, or null before the first. */
  latest(): Office | null
  /** Adds a version; older ones stay as history. `author` is a staff id, null for the program itself. */
  save(office: Office, at: number, author: string | null): void
}

export function openOfficeTable(db: Database): OfficeTable {
  const latest = db.prepare('SELECT body FROM office ORDER BY version DESC LIMIT 1').pluck()
  const insert = db.prepare('INSERT INTO office (at, author, body) VALUES (?, ?, ?)')
  return {
    latest() {
      const body = latest.get() as string | undefined
      return body === undefined ? null : Office.parse(JSON.parse(body))
    },
    save(office, at, author) {
      insert.run(at, author, JSON.stringify(office))
    },
  }
}
