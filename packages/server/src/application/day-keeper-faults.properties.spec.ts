import { randomUUID } from 'node:crypto'
import type { CommandId } from '@chered/protocol/ids'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { canonicalDay } from '../domain/day/day.ts'
import { smallOffice } from '../testing/example-office.ts'
import { type Fault, FaultyJournal } from '../testing/faulty-journal.ts'
import { KeptHall } from '../testing/kept-hall.ts'
import { callNext, issue, openDesk, visitId } from '../testing/orders.ts'

let hall: KeptHall | null = null
afterEach(async () => {
  await hall?.close()
  hall = null
})

async function faulty(): Promise<{ kept: KeptHall; journal: () => FaultyJournal }> {
  await hall?.close()
  let journal: FaultyJournal | null = null
  const kept = await KeptHall.open(smallOffice(), (real) => {
    journal = new FaultyJournal(real)
    return journal
  })
  hall = kept
  return {
    kept,
    journal: () => {
      if (journal === null) throw new Error('the hall is open')
      return journal
    },
  }
}

const fault = fc.constantFrom<Fault>('none', 'none', 'storage-full', 'storage-unavailable', 'broken')
const newId = () => randomUUID() as CommandId

describe('a turn that cannot be written', () => {
  it('is always refused whole with its reason, changes nothing, is told to nobody, and later works', async () => {
    const turns = fc.array(fc.tuple(fault, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(turns, async (list) => {
        const { kept, journal } = await faulty()
        let name = 0
        let given = 0
        for (const [kind, presses] of list) {
          journal().fault = kind
          const { day } = kept
          const text = canonicalDay(day)
          const told = kept.changes.length
          const orders = Array.from({ length: presses }, () => ({
            id: newId(),
            command: issue(`visit-${name++}`, 'passport'),
          }))
          const answers = await Promise.all(orders.map(({ id, command }) => kept.submit(command, id)))
          if (kind === 'none') {
            expect(answers.every((answer) => answer.ok)).toBe(true)
            expect(kept.changes.length).toBe(told + 1)
            expect(kept.keeper.storageTrouble).toBe(null)
            given += presses
            continue
          }
          const code = kind === 'broken' ? 'internal' : kind
          expect(answers).toEqual(orders.map(() => ({ ok: false, refusal: { code } })))
          expect(kept.day).toBe(day)
          expect(canonicalDay(kept.day)).toBe(text)
          expect(kept.changes.length).toBe(told)
          if (kind !== 'broken') expect(kept.keeper.storageTrouble).not.toBe(null)
          // With room again the very same press works, once.
          journal().fault = 'none'
          const again = await Promise.all(
            orders.flatMap(({ id, command }) => [kept.submit(command, id), kept.submit(command, id)]),
          )
          expect(again.every((answer) => answer.ok)).toBe(true)
          given += presses
        }
        expect(kept.day.visits.size).toBe(given)
        const numbers = [...kept.day.visits.values()]
          .map((visit) => visit.ticket.number)
          .toSorted((a, b) => a - b)
        expect(numbers).toEqual(Array.from({ length: given }, (_, i) => i + 1))
        await kept.restart()
      }),
      { numRuns: 40 },
    )
  })
})

describe('a refusal inside a turn that could not be written', () => {
  it('is forgotten with it: what stood in the way has not happened', async () => {
    const { kept, journal } = await faulty()
    await kept.must(openDesk('desk-1', ['passport']), issue('anna', 'passport'))
    journal().fault = 'storage-full'
    const [first, second] = [newId(), newId()]
    const refused = await Promise.all([
      kept.submit(callNext('desk-1'), first),
      kept.submit(callNext('desk-1'), second),
    ])
    expect(refused).toEqual(Array(2).fill({ ok: false, refusal: { code: 'storage-full' } }))
    journal().fault = 'none'
    expect((await kept.submit(callNext('desk-1'), second)).ok).toBe(true)
  })
})

describe('the disk itself', () => {
  it('full refuses with storage-full and works again as soon as there is room', async () => {
    const { kept } = await faulty()
    const { database } = kept.store
    const pages = database.pragma('page_count', { simple: true }) as number
    database.pragma(`max_page_count = ${pages + 6}`)
    await kept.must(openDesk('desk-1', ['passport']))
    let given = 0
    let refusedId = newId()
    for (;;) {
      refusedId = newId()
      const answer = await kept.submit(issue(`visit-${given}`, 'passport'), refusedId)
      if (!answer.ok) {
        expect(answer.refusal).toEqual({ code: 'storage-full' })
        break
      }
      given++
      expect(given).toBeLessThan(2000)
    }
    expect(given).toBeGreaterThan(0)
    expect(kept.day.visits.size).toBe(given)
    expect(kept.keeper.storageTrouble?.code).toBe('storage-full')
    const seq = kept.day.seq
    expect([...kept.store.journal.read(kept.day.date)].length).toBe(seq)

    database.pragma(`max_page_count = ${pages + 1000}`)
    const answer = await kept.submit(issue(`visit-${given}`, 'passport'), refusedId)
    expect(answer.ok).toBe(true)
    expect(kept.day.visits.get(visitId(`visit-${given}`))?.ticket.number).toBe(given + 1)
    expect(kept.keeper.storageTrouble).toBe(null)
    await kept.restart()
    expect(kept.day.visits.size).toBe(given + 1)
  })

  it('read-only refuses with storage-unavailable and works again when it may be written', async () => {
    const { kept } = await faulty()
    await kept.must(openDesk('desk-1', ['passport']), issue('anna', 'passport'))
    const { day } = kept
    kept.store.database.pragma('query_only = 1')
    const refused = await Promise.all([
      kept.submit(callNext('desk-1'), null),
      kept.submit(issue('boris', 'passport'), null),
    ])
    expect(refused).toEqual(Array(2).fill({ ok: false, refusal: { code: 'storage-unavailable' } }))
    expect(kept.day).toBe(day)
    kept.store.database.pragma('query_only = 0')
    await kept.must(callNext('desk-1'), issue('boris', 'passport'))
    await kept.restart()
  })
})

describe('storage that is back', () => {
  it('is noticed by the clock, with nobody pressing', async () => {
    const { kept, journal } = await faulty()
    journal().fault = 'storage-full'
    await kept.submit(issue('anna', 'passport'), null)
    await kept.keeper.tick()
    expect(kept.keeper.storageTrouble?.code).toBe('storage-full')
    journal().fault = 'none'
    await kept.keeper.tick()
    expect(kept.keeper.storageTrouble).toBe(null)
  })
})

describe('what leaves the keeper', () => {
  it('is on record before anybody is told, and told before the press is answered', async () => {
    const order: string[] = []
    const kept = await KeptHall.open(smallOffice(), (journal) => ({
      ...journal,
      append: (turn) => {
        journal.append(turn)
        order.push(`written ${turn.entries.length}`)
      },
    }))
    hall = kept
    order.length = 0
    kept.keeper.onChange(({ recorded }) => {
      const written = [...kept.store.journal.read(kept.day.date)].map(({ seq }) => seq)
      order.push(`told ${recorded.every(({ seq }) => written.includes(seq))}`)
    })
    await kept.submit(issue('anna', 'passport'), null).then(() => order.push('answered'))
    expect(order).toEqual(['written 1', 'told true', 'answered'])
  })

  it('reaches the others and the one who pressed, though a listener breaks', async () => {
    const { kept } = await faulty()
    const told: number[] = []
    kept.keeper.onChange(() => {
      throw new Error('a listener that breaks')
    })
    kept.keeper.onChange(({ day }) => told.push(day.seq))
    const answer = await kept.submit(issue('anna', 'passport'), null)
    expect(answer.ok).toBe(true)
    expect(told).toEqual([kept.day.seq])
    expect(kept.broken.length).toBe(1)
  })
})
