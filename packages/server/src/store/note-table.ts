import type { VisitId } from '@chered/protocol/ids'
import type { Database } from 'better-sqlite3'
import type { NoteTable, Turn } from '../application/ports.ts'
import { rewriteTable } from './rewrite-table.ts'

/**
 * Free words about visits. They leave no trace: what is deleted is overwritten
 * (`secure_delete`), the table is written anew without it, and once the turn is
 * durable the log that still has the old pages is emptied.
 */
export function openNoteTable(db: Database): NoteTable & {
  /** Within the transaction of the turn. */
  write(turn: Pick<Turn, 'notes' | 'over'>): void
  /** After it: empties the write-ahead log if something was erased; while another connection reads, next time. */
  settle(): void
} {
  db.pragma('secure_delete = ON')
  const one = db.prepare('SELECT note FROM visit_note WHERE visit = ?').pluck()
  const set = db.prepare('INSERT INTO visit_note (visit, note) VALUES (?, ?)')
  const drop = db.prepare('DELETE FROM visit_note WHERE visit = ?')
  // A program that ended between the two steps left the log as it was.
  let erased = true

  return {
    of: (id) => (one.get(id) as string | undefined) ?? null,
    write({ notes, over }) {
      let dropped = 0
      const erase = (id: VisitId) => {
        dropped += drop.run(id).changes
      }
      for (const { visitId, text } of notes) {
        erase(visitId)
        if (text !== null) set.run(visitId, text)
      }
      for (const id of over) erase(id)
      if (dropped === 0) return
      rewriteTable(db, 'visit_note')
      erased = true
    },
    settle() {
      if (!erased) return
      const patience = db.pragma('busy_timeout', { simple: true }) as number
      // Somebody waits for the answer of this turn: a connection that reads is not waited for.
      db.pragma('busy_timeout = 0')
      const [{ busy } = { busy: 1 }] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
      db.pragma(`busy_timeout = ${patience}`)
      erased = busy !== 0
    },
  }
}
