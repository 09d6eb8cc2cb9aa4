import { Office } from '@chered/protocol/office'
import type { Database } from 'better-sqlite3'
import type { OfficeTable } from '../application/ports.ts'

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
