import { join } from 'node:path'
import type { CommandId, DayDate } from '@chered/protocol/ids'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Entry, StorageRefused, type Turn } from '../application/ports.ts'
import type { DayEvent } from '../domain/day/events.ts'
import { monday, nineOClock, smallRules } from '../testing/example-office.ts'
import { Hall } from '../testing/hall.ts'
import { callNext, finish, issue, openDesk, putBack, start } from '../testing/orders.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { openStore, type Store } from './open-store.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: Store
beforeEach(() => {
  folder = temporaryFolder()
  store = openStore(join(folder.path, 'chered.db'))
})
afterEach(() => {
  store.close()
  folder.remove()
})
const reopen = () => {
  store.close()
  store = openStore(join(folder.path, 'chered.db'))
}

const clock = { kind: 'clock' } as const
const turnOf = (entries: readonly Entry[], marks: Turn['marks'] = []): Turn => ({
  entries,
  legs: [],
  deskTimes: [],
  marks,
  diary: [],
  contacts: [],
  notes: [],
  over: [],
})
const entry = (seq: number, event: DayEvent, date: DayDate = monday): Entry => ({
  date,
  recorded: { seq, at: nineOClock + seq, event },
  actor: clock,
})
const opened = (date: DayDate = monday) =>
  entry(1, { type: 'DayOpened', officeId: 'example' as never, date }, date)
const deskClosed = (seq: number, date: DayDate = monday) =>
  entry(seq, { type: 'DeskClosed', deskId: 'desk-1' as never }, date)
const markOf = (name: string, first: number, date: DayDate = monday) => ({
  id: name as CommandId,
  fingerprint: 'close-desk|desk-1|',
  date,
  first,
  count: 1,
  diaryFirst: 1,
  diaryCount: 0,
})
const events = (date: DayDate = monday) => [...store.journal.read(date)]

/** A day with every kind of event that a hall without devices has. */
function anyDay(): Entry[] {
  const hall = new Hall(smallRules())
  hall.must(openDesk('desk-1', ['passport'], ['lawyer']), issue('anna', 'passport', { also: 'lawyer' }))
  hall.must(callNext('desk-1'), putBack('desk-1', 'anna'), callNext('desk-1'), start('desk-1', 'anna'))
  hall.must(finish('desk-1', 'anna'), issue('boris', 'copy', { category: 'hero' }), { type: 'end-day' })
  return hall.journal.map((recorded) => ({ date: monday, recorded, actor: clock }))
}

describe('the journal', () => {
  it('gives back what was written, in order, after the file was closed and opened', () => {
    const day = anyDay()
    store.journal.append(turnOf(day))
    reopen()
    expect(events()).toEqual(day.map(({ recorded }) => recorded))
    expect(store.journal.latestDay()).toMatchObject({ date: monday, ended: true })
  })

  it('writes with a log and a full flush of each commit', () => {
    expect(store.database.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(store.database.pragma('synchronous', { simple: true })).toBe(2)
  })

  it('takes a turn whole or not at all', () => {
    store.journal.append(turnOf([opened()]))
    expect(() => store.journal.append(turnOf([deskClosed(2), deskClosed(3), deskClosed(3)], []))).toThrow(
      /UNIQUE/,
    )
    expect(events().map(({ seq }) => seq)).toEqual([1])
    store.journal.append(turnOf([deskClosed(2)]))
    expect(events().map(({ seq }) => seq)).toEqual([1, 2])
  })

  it('a command id is taken once: a turn that brings it again is not written', () => {
    store.journal.append(turnOf([opened(), deskClosed(2)], [markOf('press-01', 2)]))
    expect(() => store.journal.append(turnOf([deskClosed(3)], [markOf('press-01', 3)]))).toThrow(
      'on record already',
    )
    expect(events().length).toBe(2)
    expect(store.journal.known('press-01' as CommandId)).toEqual({
      fingerprint: 'close-desk|desk-1|',
      recorded: [deskClosed(2).recorded],
      diary: [],
    })
    expect(store.journal.known('press-02' as CommandId)).toBe(null)
  })

  it('a day that could not begin leaves no trace, and can begin later', () => {
    const full = [opened(), deskClosed(2), deskClosed(2)]
    expect(() => store.journal.append(turnOf(full))).toThrow(/UNIQUE/)
    expect(store.journal.latestDay()).toBe(null)
    store.journal.append(turnOf([opened(), deskClosed(2)]))
    expect(events().length).toBe(2)
  })

  it('remembers the commands of yesterday and forgets older ones when a day begins', () => {
    const dates = ['2026-11-23', '2026-11-24', '2026-11-25'] as DayDate[]
    for (const date of dates) {
      store.journal.append(turnOf([opened(date), deskClosed(2, date)], [markOf(`press-${date}`, 2, date)]))
    }
    const known = dates.map((date) => store.journal.known(`press-${date}` as CommandId) !== null)
    expect(known).toEqual([false, true, true])
    expect(dates.map((date) => events(date).length)).toEqual([2, 2, 2])
  })
})

describe('a store that cannot write', () => {
  const refusalOf = (turn: Turn) => {
    try {
      store.journal.append(turn)
      return null
    } catch (error) {
      if (error instanceof StorageRefused) return error.code
      throw error
    }
  }

  it('says that it is full, keeps what it had, and goes on when there is room', () => {
    store.journal.append(turnOf([opened()]))
    const pages = store.database.pragma('page_count', { simple: true }) as number
    store.database.pragma(`max_page_count = ${pages + 2}`)
    let seq = 2
    while (refusalOf(turnOf([deskClosed(seq)])) === null) seq++
    expect(refusalOf(turnOf([deskClosed(seq)]))).toBe('storage-full')
    expect(events().length).toBe(seq - 1)
    store.database.pragma(`max_page_count = ${pages + 100}`)
    expect(refusalOf(turnOf([deskClosed(seq)]))).toBe(null)
    reopen()
    expect(events().length).toBe(seq)
  })

  it('says that it is unavailable when it may not write', () => {
    store.journal.append(turnOf([opened()]))
    store.database.pragma('query_only = 1')
    expect(refusalOf(turnOf([deskClosed(2)]))).toBe('storage-unavailable')
    store.database.pragma('query_only = 0')
    expect(refusalOf(turnOf([deskClosed(2)]))).toBe(null)
  })

  it('says that it is unavailable while another holds the file, and goes on after', () => {
    store.journal.append(turnOf([opened()]))
    store.database.pragma('busy_timeout = 0')
    const other = new Database(join(folder.path, 'chered.db'))
    other.exec('BEGIN IMMEDIATE')
    expect(refusalOf(turnOf([deskClosed(2)]))).toBe('storage-unavailable')
    other.exec('ROLLBACK')
    other.close()
    expect(refusalOf(turnOf([deskClosed(2)]))).toBe(null)
    expect(events().length).toBe(2)
  })
})
