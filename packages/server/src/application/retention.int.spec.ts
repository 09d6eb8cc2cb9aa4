import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { officeRules } from '../domain/office/office-rules.ts'
import { openActFolder } from '../store/act-folder.ts'
import { type BookingTable, openBookingTable } from '../store/booking-table.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { openRetentionTable } from '../store/retention-table.ts'
import { BookedPeople } from '../testing/booked-people.ts'
import { eight } from '../testing/diary-orders.ts'
import { bookingOffice } from '../testing/example-plans.ts'
import { type FixedClock, fixedClock } from '../testing/fixed-clock.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import type { ActFolder } from './ports.ts'
import { openRetention, type Retention } from './retention.ts'

const dayMs = 86_400_000
const rules = officeRules(bookingOffice())

class Office {
  readonly #folder = temporaryFolder()
  readonly acts = join(this.#folder.path, 'acts')
  readonly file = join(this.#folder.path, 'chered.db')
  readonly store: Store = openStore(this.file)
  readonly table: BookingTable = openBookingTable(this.store.database)
  readonly people = new BookedPeople(this.table)
  readonly clock: FixedClock = fixedClock(eight)
  retention: Retention = this.open(openActFolder(this.acts))

  open(folder: ActFolder): Retention {
    this.retention = openRetention({
      table: openRetentionTable(this.store.database),
      folder,
      clock: this.clock,
      rules: () => rules,
    })
    return this.retention
  }

  /** A person with a name, a phone, a code and an application number that nobody else has. */
  add(nth: number, start: number, cancelled = false): Person {
    const mark = `${nth}x${(nth * 7919 + 104_729).toString(36)}`
    const person = {
      id: `booking-${nth}`,
      name: `Гражданинов${mark} Имя Отчествович`,
      phone: `7999${String(1_000_000 + nth)}`,
      code: String(200_000 + nth),
      number: `АС-${mark}-2026`,
      start,
      over: cancelled ? eight : start + 600_000,
    }
    const booking = this.people.book(person.id, eight, person)
    this.table.setContact(booking, person)
    if (cancelled) this.people.note(eight, { type: 'BookingCancelled', bookingId: booking.bookingId })
    return person
  }

  /** Everything that a thief of the disk could read: the file, its log, its acts. */
  bytes(): Buffer {
    const acts = existsSync(this.acts) ? readdirSync(this.acts).map((name) => join(this.acts, name)) : []
    const files = [this.file, `${this.file}-wal`, ...acts].filter((name) => existsSync(name))
    return Buffer.concat(files.map((name) => readFileSync(name)))
  }

  close(): void {
    this.store.close()
    this.#folder.remove()
  }
}

interface Person {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly code: string
  readonly number: string
  readonly start: number
  readonly over: number
}

let office: Office | null = null
afterEach(() => {
  office?.close()
  office = null
})
function fresh(): Office {
  office?.close()
  office = new Office()
  return office
}

/** Local midnight at which the day of a moment began, in a zone three hours ahead. */
const midnight = (at: number) => Math.floor((at + 3 * 3_600_000) / dayMs) * dayMs - 3 * 3_600_000
const nameGoesAt = ({ start }: Person) => midnight(start) + 2 * dayMs
const codeGoesAt = ({ start }: Person) => start + 600_000 + dayMs
const numberGoesAt = ({ over }: Person) => over + 30 * dayMs

describe('retention', () => {
  it('after it has run nothing personal that is older than its term is left anywhere, and nothing younger is touched', () => {
    const person = fc.record({ hours: fc.nat(24 * 40), cancelled: fc.boolean() })
    const visits = fc.array(person, { minLength: 1, maxLength: 60 })
    // Shortly before and after somebody's terms, where a rule goes wrong if it does.
    const plus = fc.constantFrom(0, 23, 24, 25, 39, 40, 41, 48, 719, 720, 721, 900)
    const runs = fc.array(fc.record({ after: fc.nat(60), plus }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(visits, runs, (booked, later) => {
        const here = fresh()
        const people = booked.map(({ hours, cancelled }, nth) =>
          here.add(nth, eight + hours * 3_600_000, cancelled),
        )
        const hoursOf = (run: { after: number; plus: number }) =>
          (booked[run.after % booked.length]?.hours ?? 0) + run.plus
        for (const hours of later.map(hoursOf).sort((a, b) => a - b)) {
          const now = eight + hours * 3_600_000
          here.clock.set(now)
          expect(here.retention.run().fileSettled).toBe(true)
          const bytes = here.bytes()
          const holds = (text: string) => bytes.includes(Buffer.from(text))
          for (const one of people) {
            const left = {
              name: holds(one.name),
              key: holds(one.name.slice(0, 16).toLowerCase()),
              phone: holds(one.phone),
              number: holds(one.number),
            }
            const young = now < nameGoesAt(one)
            expect({ id: one.id, ...left }).toEqual({
              ...{ id: one.id, name: young, key: young, phone: young },
              number: now < numberGoesAt(one),
            })
            const booking = here.table.read(one.id as never)
            expect(booking?.code ?? null).toBe(now < codeGoesAt(one) ? one.code : null)
            if (now >= numberGoesAt(one)) expect(booking?.applicationNumber).toBe('…26')
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('leaves no trace of names that were corrected over and over in pages that were shared out and joined again', () => {
    const here = fresh()
    const { database } = here.store
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 0x7fffffff
      return seed % below
    }
    const people = Array.from({ length: 300 }, (_, nth) => here.add(nth, eight + (nth % 10) * dayMs))
    const bookings = people.map(({ id }) => here.table.read(id as never))
    here.clock.set(eight + 7 * dayMs)
    for (let round = 0; round < 10; round++) {
      const written: string[] = []
      database.transaction(() => {
        for (let turn = 0; turn < 1500; turn++) {
          const booking = bookings[random(bookings.length)]
          if (!booking) throw new Error('nobody')
          // Longer and shorter again, and gone in between, so that SQLite moves rows from page to page.
          const name = `Гр${round}х${turn}ова`
          written.push(name)
          here.table.setContact(booking, { name: `${name} ${'я'.repeat(random(150))}`, phone: null })
          if (random(5) === 0)
            here.table.contacts.erase(bookings[random(bookings.length)]?.bookingId ?? booking.bookingId)
        }
      })()
      here.retention.run()
      const bytes = here.bytes()
      const stored = database.prepare('SELECT name FROM visitor_contact').pluck().all() as string[]
      const kept = new Set(stored.map((name) => name.split(' ')[0]))
      expect(written.filter((name) => !kept.has(name) && bytes.includes(Buffer.from(name)))).toEqual([])
    }
    here.clock.set(eight + 80 * dayMs)
    here.retention.run()
    expect(database.prepare('SELECT count(*) FROM visitor_contact').pluck().get()).toBe(0)
    expect(database.prepare('SELECT count(*) FROM booking_reference').pluck().get()).toBe(0)
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('writes an act and its export with what kinds, how many and for which dates, and nobody in it', () => {
    const here = fresh()
    const one = here.add(1, eight)
    here.add(2, eight + dayMs)
    here.add(3, eight + 30 * dayMs)
    here.clock.set(eight + 3 * dayMs)
    expect(here.retention.run()).toMatchObject({ act: 1, destroyed: 6 })
    const page = readFileSync(join(here.acts, 'act-000001-2026-11-26.html'), 'utf8')
    expect(page).toContain('<td>Номер телефона посетителя по предварительной записи</td><td>2</td>')
    expect(page).toContain('23.11.2026 – 24.11.2026')
    const lines = readFileSync(join(here.acts, 'act-000001-2026-11-26.jsonl'), 'utf8').trim().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toHaveLength(6)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ act: 1, kind: 'name', visitDate: '2026-11-23' })
    for (const text of [one.name, one.phone, one.code]) expect(`${page}${lines}`).not.toContain(text)
  })

  it('runs at the start and once a day, makes no act of nothing, and files an act that an outage left unfiled', () => {
    const here = fresh()
    here.add(1, eight)
    expect(here.retention.tick()).toMatchObject({ destroyed: 0, act: null })
    expect(here.retention.tick()).toBeNull()
    here.clock.advance(2 * dayMs)
    const broken = here.open({
      ...openActFolder(here.acts),
      write: () => {
        throw new Error('no room')
      },
    })
    expect(() => broken.tick()).toThrow('no room')
    expect(existsSync(here.acts)).toBe(false)
    here.open(openActFolder(here.acts))
    expect(here.retention.tick()).toMatchObject({ destroyed: 0, act: null })
    expect(readdirSync(here.acts)).toEqual(['act-000001-2026-11-25.html', 'act-000001-2026-11-25.jsonl'])
  })

  it('keeps acts for three years and then removes them with their files', () => {
    const here = fresh()
    here.add(1, eight)
    here.clock.advance(2 * dayMs)
    here.retention.run()
    here.clock.advance(3 * 365 * dayMs)
    here.retention.run()
    // The application number made a second act in the meantime, which is younger than its day.
    expect(readdirSync(here.acts)).toHaveLength(4)
    here.clock.advance(2 * dayMs)
    here.retention.run()
    expect(readdirSync(here.acts).some((name) => name.startsWith('act-000001'))).toBe(false)
  })

  it('says that the log still holds the old state while another connection reads it, and tries again', () => {
    const here = fresh()
    here.store.database.pragma('busy_timeout = 0')
    const { name } = here.add(1, eight)
    const reader = new Database(here.file, { readonly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM booking').get()
    here.clock.advance(2 * dayMs)
    expect(here.retention.tick()).toMatchObject({ destroyed: 3, fileSettled: false })
    expect(here.bytes().includes(Buffer.from(name))).toBe(true)
    reader.close()
    expect(here.retention.tick()).toMatchObject({ destroyed: 0, fileSettled: true })
    expect(here.bytes().includes(Buffer.from(name))).toBe(false)
    expect(here.retention.tick()).toBeNull()
  })
})
