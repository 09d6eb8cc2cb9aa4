import type { Database } from 'better-sqlite3'

/** Small tables from which people are forgotten. */
type Small = 'visitor_contact' | 'booking_reference' | 'visit_note' | 'visit_application' | 'incident_note'

/**
 * Empties a table whole and fills it again with what stays. When SQLite shares
 * rows out among pages it can leave a stale copy in the unused middle of one;
 * a table that is emptied has every page overwritten (`secure_delete`).
 */
export function rewriteTable(db: Database, table: Small): void {
  const kept = db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]
  // Without a condition SQLite frees all pages of the table, and so overwrites all of them.
  db.prepare(`DELETE FROM ${table}`).run()
  const [first] = kept
  if (first === undefined) return
  const names = Object.keys(first)
  const insert = db.prepare(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`,
  )
  for (const row of kept) insert.run(row)
}
