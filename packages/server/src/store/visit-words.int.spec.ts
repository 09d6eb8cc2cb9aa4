import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { VisitId } from '@chered/protocol/ids'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { retentionLimits } from '../domain/diary/retention-limits.ts'
import { monday, nineOClock } from '../testing/example-office.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { openNoteTable } from './note-table.ts'
import { openStore, type Store } from './open-store.ts'

const folder = { present: temporaryFolder() }
let store: Store
beforeEach(() => {
  folder.present = temporaryFolder()
  store = openStore(join(folder.present.path, 'chered.db'))
})
afterEach(() => {
  store.close()
  folder.present.remove()
})
const bytes = () =>
  ['chered.db', 'chered.db-wal'].map((name) => readFileSync(join(folder.present.path, name), 'utf8')).join('')
const visit = (n: number) => `visit-${n}` as VisitId
const dayMs = 86_400_000

describe('the number of an application that was named at a desk', () => {
  it('is destroyed thirty days later with an act, and no byte of it stays', () => {
    for (let n = 0; n < 20; n++) store.applications.set(visit(n), monday, nineOClock, `77-secret-${n}`)
    store.applications.set(visit(99), monday, nineOClock + 20 * dayMs, '77-later')
    const at = (days: number) => retentionLimits(nineOClock + days * dayMs, 'Europe/Moscow')
    expect(store.retention.destroy(at(29), nineOClock)).toBeNull()
    const act = store.retention.destroy(at(30), nineOClock + 30 * dayMs)
    expect(act?.destroyed.length).toBe(20)
    expect(act?.destroyed[0]).toMatchObject({ kind: 'application-number', day: monday })
    store.retention.settleFile()
    expect(bytes()).not.toContain('77-secret')
    expect(store.applications.of(visit(99))).toBe('77-later')
  })
})

describe('notes', () => {
  it('leave no byte when one of many is erased, however rows were shared out among pages, and the others stay', () => {
    const notes = openNoteTable(store.database)
    // As the journal does it: a turn is one transaction.
    const write = store.database.transaction(notes.write)
    const text = (n: number) => `слово ${n} `.repeat(8)
    for (let n = 0; n < 200; n++) write({ notes: [{ visitId: visit(n), text: text(n) }], over: [] })
    for (let n = 0; n < 200; n += 2) write({ notes: [], over: [visit(n)] })
    notes.settle()
    const disk = bytes()
    for (let n = 0; n < 200; n++) {
      expect([n, disk.includes(text(n)), notes.of(visit(n)) !== null]).toEqual([n, n % 2 === 1, n % 2 === 1])
    }
  })

  it('are replaced by those of the next passing on, and erased by one without words', () => {
    const notes = openNoteTable(store.database)
    const write = (text: string | null) => notes.write({ notes: [{ visitId: visit(1), text }], over: [] })
    write('first words')
    write('second words')
    expect(notes.of(visit(1))).toBe('second words')
    write(null)
    expect(notes.of(visit(1))).toBeNull()
  })
})
