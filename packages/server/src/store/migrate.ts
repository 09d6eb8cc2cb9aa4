import { readdirSync, readFileSync } from 'node:fs'
import type { Database } from 'better-sqlite3'

export class StoreTooNew extends Error {
  override readonly name = 'StoreTooNew'
  constructor(found: number, known: number) {
    super(
      `the database has version ${found}, this program knows versions up to ${known}: ` +
        'start the newer program, or restore a backup made by this one',
    )
  }
}

interface Migration {
  readonly number: number
  readonly file: string
  readonly sql: string
}

const folder = new URL('./migrations/', import.meta.url)

/** All migrations in order. Their numbers are 1, 2, 3 … without a gap, as the files' names say. */
export function migrations(): readonly Migration[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
  return files.map((file, index) => {
    const number = Number(file.slice(0, 4))
    if (number !== index + 1) throw new Error(`migration ${file} stands at place ${index + 1}`)
    return { number, file, sql: readFileSync(new URL(file, folder), 'utf8') }
  })
}

/**
 * Brings the database to the newest version, each step in a transaction of its
 * own together with its number. A database of a newer program is refused
 * before anything is written.
 */
export function migrate(db: Database): void {
  const known = migrations()
  const found = db.pragma('user_version', { simple: true }) as number
  if (found > known.length) throw new StoreTooNew(found, known.length)
  for (const { number, sql } of known.slice(found)) {
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${number}`)
    })()
  }
}
