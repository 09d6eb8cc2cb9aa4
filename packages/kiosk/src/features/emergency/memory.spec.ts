import 'fake-indexeddb/auto'
import type { EmergencyBlock, TakenEmergency } from '@chered/protocol/emergency'
import type { ServiceId } from '@chered/protocol/ids'
import { afterEach, describe, expect, it } from 'vitest'
import { type EmergencyMemory, openEmergencyMemory, type Wanted } from './memory.ts'
import { type EmergencyServer, tellServer } from './tell-server.ts'

const opened: EmergencyMemory[] = []
afterEach(() => {
  for (const memory of opened.splice(0)) memory.close()
})
let names = 0
const newName = () => `memory-${++names}`
async function open(name: string): Promise<EmergencyMemory> {
  const memory = await openEmergencyMemory(name)
  opened.push(memory)
  return memory
}

const today = '2026-11-24'
const block = (id: string, date: string, from: number, count = 3): EmergencyBlock => ({
  blockId: id as EmergencyBlock['blockId'],
  date: date as EmergencyBlock['date'],
  validUntil: 0,
  numbers: Array.from({ length: count }, (_, nth) => ({
    visitId: `${id}-${nth}` as EmergencyBlock['numbers'][number]['visitId'],
    ticket: { letter: '', number: from + nth },
    link: `http://office/t/${id}-${nth}`,
  })),
})
const wanted: Wanted = {
  serviceId: 'passport' as ServiceId,
  alsoServiceId: null,
  language: 'ru',
  instead: null,
}
const give = (memory: EmergencyMemory, kioskAt = 0, date = today) =>
  memory.give(wanted, { date, kioskAt, at: kioskAt })
const numberOf = (given: Awaited<ReturnType<typeof give>>) => given?.ticket.number ?? null

describe('numbers in the memory of a kiosk', () => {
  it('are given out in order, once each, and then there are none', async () => {
    const memory = await open(newName())
    await memory.keepBlocks([block('b', today, 9001, 2)])
    const given = [await give(memory), await give(memory), await give(memory)]
    expect(given.map(numberOf)).toEqual([9001, 9002, null])
  })

  it('are never given twice, though two pages of one browser give at the same moment', async () => {
    const name = newName()
    const pages = [await open(name), await open(name)] as const
    await pages[0].keepBlocks([block('b', today, 9001, 20)])
    const given = await Promise.all(Array.from({ length: 24 }, (_, n) => give(pages[n % 2 === 0 ? 0 : 1])))
    const numbers = given.map(numberOf).filter((number) => number !== null)
    expect(numbers.toSorted()).toEqual(Array.from({ length: 20 }, (_, n) => 9001 + n))
    expect(pages[0].storeId).toBe(pages[1].storeId)
  })

  it('of another day are not given out', async () => {
    const memory = await open(newName())
    await memory.keepBlocks([block('b', '2026-11-23', 9001), block('c', '2026-11-25', 9101)])
    expect(await give(memory)).toBeNull()
    expect(await memory.left(today)).toBe(0)
  })

  it('that were given out are known after the page was loaded anew, and its memory is the same', async () => {
    const name = newName()
    const before = await open(name)
    await before.keepBlocks([block('b', today, 9001)])
    await give(before, 5)
    before.close()
    const after = await open(name)
    expect(after.storeId).toBe(before.storeId)
    expect(numberOf(await after.last())).toBe(9001)
    expect(numberOf(await give(after, 6))).toBe(9002)
    expect((await after.untold()).map(numberOf)).toEqual([9001, 9002])
  })

  it('keep what was told when the block comes a second time', async () => {
    const memory = await open(newName())
    await memory.keepBlocks([block('b', today, 9001)])
    await give(memory)
    await memory.keepBlocks([block('b', today, 9001)])
    expect(numberOf(await give(memory))).toBe(9002)
  })

  it('of a day that is over are forgotten, but not one that the server has yet to hear of', async () => {
    const memory = await open(newName())
    await memory.keepBlocks([block('b', '2026-11-23', 9001)])
    const told = await give(memory, 0, '2026-11-23')
    await give(memory, 1, '2026-11-23')
    if (told) await memory.note(told.visitId, { told: 'taken' })
    await memory.forgetBefore(today)
    expect((await memory.untold()).map(numberOf)).toEqual([9002])
    expect(await memory.blocksOf('2026-11-23')).toEqual([])
  })
})

describe('telling the server', () => {
  const server = (take: EmergencyServer['take'], blocks: EmergencyBlock[] = []): EmergencyServer => ({
    take,
    lease: async () => ({ blocks, door: null }),
  })
  const takesAll: EmergencyServer['take'] = async ({ tickets }) => ({
    taken: tickets.map((t) => t.visitId),
    refused: [],
  })

  it('says each number until it is taken, and not after', async () => {
    const memory = await open(newName())
    await memory.keepBlocks([block('b', today, 9001)])
    await give(memory, 100)
    const asked: number[][] = []
    const take =
      (answer: (ids: readonly string[]) => TakenEmergency | null): EmergencyServer['take'] =>
      async ({ tickets }) => {
        asked.push(tickets.map((t) => t.ageMs))
        return answer(tickets.map((t) => t.visitId))
      }
    expect(await tellServer(memory, server(take(() => null)), today, () => 150)).toBe(false)
    expect(await tellServer(memory, server(take(() => ({ taken: [], refused: [] }))), today, () => 160)).toBe(
      false,
    )
    expect(await tellServer(memory, server(takesAll), today, () => 170)).toBe(true)
    expect(await tellServer(memory, server(take(() => null)), today, () => 180)).toBe(true)
    expect(asked).toEqual([[50], [60]])
  })

  it('goes on saying what was refused, so that the office hears of it again', async () => {
    const memory = await open(newName())
    await memory.keepBlocks([block('b', today, 9001)])
    await give(memory)
    const refuses: EmergencyServer['take'] = async ({ tickets }) => ({
      taken: [],
      refused: tickets.map((t) => t.visitId),
    })
    expect(await tellServer(memory, server(refuses), today, () => 0)).toBe(true)
    expect((await memory.untold()).map(({ told }) => told)).toEqual(['refused'])
    expect(await tellServer(memory, server(takesAll), today, () => 0)).toBe(true)
    expect(await memory.untold()).toEqual([])
  })
})
