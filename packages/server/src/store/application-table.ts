import type { Database } from 'better-sqlite3'
import type { ApplicationTable } from '../application/ports.ts'

/** Numbers of electronic applications of visits; what is deleted is overwritten. */
export function openApplicationTable(db: Database): ApplicationTable {
  db.pragma('secure_delete = ON')
  const one = db.prepare('SELECT application_number FROM visit_application WHERE visit = ?').pluck()
  const upsert = db.prepare(
    `INSERT INTO visit_application (visit, day, at, application_number) VALUES (?, ?, ?, ?)
     ON CONFLICT (visit) DO UPDATE SET at = excluded.at, application_number = excluded.application_number`,
  )
  const drop = db.prepare('DELETE FROM visit_application WHERE visit = ?')
  return {
    of: (id) => (one.get(id) as string | undefined) ?? null,
    set(id, day, at, applicationNumber) {
      if (applicationNumber === null) drop.run(id)
      else upsert.run(id, day, at, applicationNumber)
    },
  }
}
