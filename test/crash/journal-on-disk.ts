import { join } from 'node:path'
import Database from 'better-sqlite3'

export interface IssuedOnDisk {
  readonly visitId: string
  readonly token: string
  readonly ticket: { readonly letter: string; readonly number: number }
}
export interface CalledOnDisk {
  readonly visitId: string
  readonly deskId: string
}

export interface JournalOnDisk {
  readonly issued: readonly IssuedOnDisk[]
  readonly called: readonly CalledOnDisk[]
  /** Sequence numbers of the whole day, in the order of the file. */
  readonly seqs: readonly number[]
  /** Ids of commands that caused something. */
  readonly commands: ReadonlySet<string>
  readonly integrity: string
}

/** Reads the file past the program, so that what the program says of itself is not what it is judged by. */
export function readJournal(folder: string): JournalOnDisk {
  const db = new Database(join(folder, 'chered.db'))
  try {
    const bodies = (type: string) =>
      (
        db.prepare('SELECT body FROM journal WHERE type = ? ORDER BY day, seq').pluck().all(type) as string[]
      ).map((body) => JSON.parse(body))
    return {
      issued: bodies('VisitIssued'),
      called: bodies('VisitorCalled'),
      seqs: db.prepare('SELECT seq FROM journal ORDER BY day, seq').pluck().all() as number[],
      commands: new Set(db.prepare('SELECT id FROM command').pluck().all() as string[]),
      integrity: db.pragma('integrity_check', { simple: true }) as string,
    }
  } finally {
    db.close()
  }
}
