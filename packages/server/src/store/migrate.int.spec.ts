import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { migrate, migrations, StoreTooNew } from './migrate.ts'
import { openStore } from './open-store.ts'

let folder: ReturnType<typeof temporaryFolder>
let file = ''
beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder.path, 'chered.db')
})
afterEach(() => folder.remove())

const versionOf = (db: Database.Database) => db.pragma('user_version', { simple: true })
const schemaOf = (db: Database.Database) =>
  db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all()

describe('migrations', () => {
  it('are numbered 1, 2, 3 and so on without a gap', () => {
    const numbers = migrations().map(({ number }) => number)
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
    expect(numbers.length).toBeGreaterThan(0)
  })

  it('bring a new file and one of every older version to the same schema', () => {
    const fresh = new Database(':memory:')
    migrate(fresh)
    expect(versionOf(fresh)).toBe(migrations().length)
    for (const { number } of migrations()) {
      const old = new Database(':memory:')
      for (const step of migrations().slice(0, number)) old.exec(step.sql)
      old.pragma(`user_version = ${number}`)
      migrate(old)
      expect(versionOf(old)).toBe(migrations().length)
      expect(schemaOf(old)).toEqual(schemaOf(fresh))
      old.close()
    }
    fresh.close()
  })

  it('change nothing in a file that is at the newest version', () => {
    openStore(file).close()
    const db = new Database(file)
    const before = schemaOf(db)
    migrate(db)
    expect(schemaOf(db)).toEqual(before)
    db.close()
  })

  it('leave a file of a newer program untouched and refuse it with a clear word', () => {
    openStore(file).close()
    const db = new Database(file)
    db.pragma(`user_version = ${migrations().length + 1}`)
    db.exec('CREATE TABLE of_the_future (id INTEGER)')
    const before = schemaOf(db)
    db.close()
    expect(() => openStore(file)).toThrow(StoreTooNew)
    expect(() => openStore(file)).toThrow(/start the newer program, or restore a backup/)
    const after = new Database(file)
    expect(schemaOf(after)).toEqual(before)
    expect(versionOf(after)).toBe(migrations().length + 1)
    after.close()
  })

  it('that fail leave the version and the schema that were', () => {
    const [, second] = migrations()
    const db = new Database(':memory:')
    const table = /CREATE TABLE (\w+)/.exec(second?.sql ?? '')?.[1] ?? ''
    // The last table of the second step is in the way, so its first ones have to go again.
    const last = [...(second?.sql ?? '').matchAll(/CREATE TABLE (\w+)/g)].at(-1)?.[1] ?? ''
    db.exec(`CREATE TABLE ${last} (in_the_way INTEGER)`)
    expect(() => migrate(db)).toThrow(/already exists/)
    expect(versionOf(db)).toBe(1)
    expect(schemaOf(db).map((row) => (row as { name: string }).name)).not.toContain(table)
    db.close()
  })
})
