import type { CommandId, DayDate } from '@chered/protocol/ids'
import Database from 'better-sqlite3'
import { type Journal, StorageRefused, type Turn } from '../application/ports.ts'
import type { Actor, DayEvent, Recorded } from '../domain/day/events.ts'
import type { BookingTable } from './booking-table.ts'
import type { openDeskTimeTable } from './desk-time-table.ts'
import type { openEmergencyTable } from './emergency-table.ts'
import type { openLegTable } from './leg-table.ts'
import type { openNoteTable } from './note-table.ts'
import { openPrintJobs } from './print-table.ts'

interface MarkRow {
  id: CommandId
  fingerprint: string
  day: number
  first: number
  count: number
  diaryFirst: number
  diaryCount: number
}

interface JournalRow {
  seq: number
  at: number
  type: string
  body: string
}

/**
 * The journal over SQLite. A turn is one transaction and so one fsync; the rows
 * that reports and the print spool read are written in the same one.
 */
export function openJournal(
  db: Database.Database,
  bookings: BookingTable,
  legs: ReturnType<typeof openLegTable>,
  deskTimes: ReturnType<typeof openDeskTimeTable>,
  notes: ReturnType<typeof openNoteTable>,
  emergency: ReturnType<typeof openEmergencyTable>,
): Journal {
  const insertDay = db.prepare('INSERT INTO day (date, office) VALUES (?, ?)')
  const endDay = db.prepare('UPDATE day SET ended = 1 WHERE id = ?')
  const dayId = db.prepare('SELECT id FROM day WHERE date = ?').pluck()
  const latest = db.prepare(
    `SELECT date, ended, (SELECT max(journal.id) & 16777215 FROM journal) AS seq
     FROM day ORDER BY day.id DESC LIMIT 1`,
  )
  const insertEvent = db.prepare('INSERT INTO journal (id, at, type, actor, body) VALUES (?, ?, ?, ?, ?)')
  const readSome = db.prepare('SELECT seq, at, type, body FROM journal WHERE id >= ? AND id < ? ORDER BY id')
  const insertMark = db.prepare(
    'INSERT INTO command (id, fingerprint, day, first, count, diary_first, diary_count) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const allMarks = db.prepare(
    'SELECT id, fingerprint, day, first, count, diary_first AS diaryFirst, diary_count AS diaryCount FROM command',
  )
  const dropMarks = db.prepare('DELETE FROM command WHERE day < ?')
  const touch = db.prepare('UPDATE day SET ended = ended WHERE id = (SELECT max(id) FROM day)')
  const prints = openPrintJobs(db)

  const marks = new Map((allMarks.all() as MarkRow[]).map((mark) => [mark.id, mark]))

  let known: { date: DayDate; id: number } | null = null
  const idOf = (date: DayDate): number => {
    // A booking can be made before the first day was ever opened.
    if (date === '') return 0
    if (known?.date === date) return known.id
    const id = dayId.get(date) as number | undefined
    if (id === undefined) throw new Error(`no day ${date} in the journal`)
    known = { date, id }
    return id
  }

  const write = db.transaction((turn: Turn) => {
    for (const { date, recorded, actor } of turn.entries) {
      const { seq, at, event } = recorded
      if (event.type === 'DayOpened') {
        const id = Number(insertDay.run(date, event.officeId).lastInsertRowid)
        known = { date, id }
        if (dropMarks.run(id - 1).changes > 0) forgetBefore(id - 1)
      }
      const id = idOf(date)
      const { type, ...body } = event
      insertEvent.run(rowOf(id, seq), at, type, actorText(actor), JSON.stringify(body))
      prints.project(id, recorded)
      emergency.project(id, recorded)
      if (event.type === 'DayEnded') endDay.run(id)
    }
    for (const { date, ended } of turn.legs) legs.add(idOf(date), ended)
    for (const { date, ended } of turn.deskTimes) deskTimes.add(idOf(date), ended)
    for (const mark of turn.marks) {
      const { id, fingerprint, date, first, count, diaryFirst, diaryCount } = mark
      insertMark.run(id, fingerprint, idOf(date), first, count, diaryFirst, diaryCount)
    }
    for (const { recorded, booking, actor } of turn.diary)
      bookings.project(recorded, booking, actorText(actor))
    for (const { booking, visitor } of turn.contacts) bookings.setContact(booking, visitor)
    notes.write(turn)
  })

  /** Harmless when the transaction fails: what is forgotten is older than yesterday. */
  const forgetBefore = (day: number): void => {
    for (const [id, mark] of marks) if (mark.day < day) marks.delete(id)
  }

  const recordedOf = ({ seq, at, type, body }: JournalRow): Recorded => ({
    seq,
    at,
    event: { type, ...JSON.parse(body) } as DayEvent,
  })

  return {
    latestDay() {
      const row = latest.get() as { date: DayDate; ended: number; seq: number } | undefined
      return row ? { ...row, ended: row.ended === 1 } : null
    },
    *read(date) {
      for (const row of readSome.iterate(
        rowOf(idOf(date), 0),
        rowOf(idOf(date) + 1, 0),
      ) as IterableIterator<JournalRow>)
        yield recordedOf(row)
    },
    readDiary: () => bookings.load(),
    known(id: CommandId) {
      const mark = marks.get(id)
      if (!mark) return null
      const rows = readSome.all(
        rowOf(mark.day, mark.first),
        rowOf(mark.day, mark.first + mark.count),
      ) as JournalRow[]
      const diary = mark.diaryCount === 0 ? [] : bookings.events(mark.diaryFirst, mark.diaryCount)
      return { fingerprint: mark.fingerprint, recorded: rows.map(recordedOf), diary }
    },
    append(turn) {
      for (const { id } of turn.marks) {
        if (marks.has(id)) throw new Error(`command ${id} is on record already`)
      }
      try {
        write.immediate(turn)
        for (const mark of turn.marks) marks.set(mark.id, { ...mark, day: idOf(mark.date) })
        notes.settle()
      } catch (error) {
        known = null
        throw storageRefused(error) ?? error
      }
    },
    probe() {
      try {
        touch.run()
      } catch (error) {
        throw storageRefused(error) ?? error
      }
    },
  }
}

function actorText(actor: Actor): string {
  return actor.kind === 'clock' ? 'clock' : `${actor.kind}:${actor.id}`
}

/** Key of an event: a day holds up to 16 million of them. */
const rowOf = (day: number, seq: number): number => day * 0x1000000 + seq

/** `StorageRefused` for errors that more room or a repaired disk would heal; null for the others. */
export function storageRefused(error: unknown): StorageRefused | null {
  if (!(error instanceof Database.SqliteError)) return null
  const { code } = error
  if (code === 'SQLITE_FULL') return new StorageRefused('storage-full', error)
  const healable = /^SQLITE_(READONLY|IOERR|CANTOPEN|BUSY|LOCKED|PERM|NOLFS|PROTOCOL)/
  return healable.test(code) ? new StorageRefused('storage-unavailable', error) : null
}
