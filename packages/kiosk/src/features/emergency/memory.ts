import type { EmergencyBlock, EmergencyTicket, PrintDoor, StoreId } from '@chered/protocol/emergency'
import type { CommandId, ServiceId, VisitId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { Language } from '@chered/protocol/text'
import type { KioskView } from '@chered/protocol/views'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** What a visitor wants who gets a number while the server is away. */
export interface Wanted {
  readonly serviceId: ServiceId
  readonly alsoServiceId: ServiceId | null
  readonly language: Language
  /** The press that got no answer before. */
  readonly instead: CommandId | null
}

/** A number in somebody's hands. Moments: `kioskAt` by this PC's clock, `at` by the server's as far as it is known. */
export interface GivenNumber extends Wanted {
  readonly visitId: VisitId
  readonly ticket: EmergencyBlock['numbers'][number]['ticket']
  readonly link: string
  readonly date: string
  readonly kioskAt: number
  readonly at: number
  readonly paper: EmergencyTicket['paper']
  /** `refused`: the server knows nothing of such a number; said again each day until the day is over. */
  readonly told: 'not-yet' | 'taken' | 'refused'
}

/** What the kiosk last knew of the office; enough to go on alone after a reload. */
export interface Snapshot {
  readonly office: Office
  readonly view: KioskView
  /** The server's clock minus this PC's, ms. */
  readonly offsetMs: number
}

/**
 * What a kiosk keeps through reloads and power cuts: numbers that it may give out
 * while the server is away, and those that it has given. A number is on the disk
 * before anybody sees it. Every change is one transaction, so two pages of one
 * browser never take the same number.
 */
export interface EmergencyMemory {
  /** Of this memory; another one after it was lost. */
  readonly storeId: StoreId
  keepBlocks(blocks: readonly EmergencyBlock[]): Promise<void>
  /** Ids of the blocks of a day. */
  blocksOf(date: string): Promise<EmergencyBlock['blockId'][]>
  /** How many numbers can still be given out on that day. */
  left(date: string): Promise<number>
  /** Takes the next number of the day; null when none is left. Durable when it resolves. */
  give(
    wanted: Wanted,
    day: { readonly date: string; readonly kioskAt: number; readonly at: number },
  ): Promise<GivenNumber | null>
  note(visitId: VisitId, change: Partial<Pick<GivenNumber, 'paper' | 'told'>>): Promise<void>
  /** Given out and not in the queue yet, as far as is known, oldest first. */
  untold(): Promise<GivenNumber[]>
  /** The number given out last, by this PC's clock. */
  last(): Promise<GivenNumber | null>
  /** Forgets what is of days before this one and needs not be told any more. */
  forgetBefore(date: string): Promise<void>
  keepSnapshot(snapshot: Snapshot): Promise<void>
  snapshot(): Promise<Snapshot | null>
  keepDoor(door: PrintDoor | null): Promise<void>
  door(): Promise<PrintDoor | null>
  close(): void
}

interface Shape extends DBSchema {
  facts: { key: string; value: unknown }
  blocks: { key: string; value: EmergencyBlock }
  given: { key: string; value: GivenNumber }
}

/** IndexedDB may keep a finished transaction in the system's buffers for a while; this one is on the disk. */
const strict = { durability: 'strict' } as const

export async function openEmergencyMemory(name: string): Promise<EmergencyMemory> {
  const db = await openDB<Shape>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('facts')
      fresh.createObjectStore('blocks', { keyPath: 'blockId' })
      fresh.createObjectStore('given', { keyPath: 'visitId' })
    },
  })
  const storeId = await ownStoreId(db)

  async function freeNumbers(date: string) {
    const [blocks, given] = await Promise.all([db.getAll('blocks'), db.getAllKeys('given')])
    return free(blocks, given, date)
  }
  const allGiven = async () => (await db.getAll('given')).sort((a, b) => a.ticket.number - b.ticket.number)

  return {
    storeId,
    async keepBlocks(blocks) {
      const write = db.transaction('blocks', 'readwrite', strict)
      await Promise.all([...blocks.map((block) => write.store.put(block)), write.done])
    },
    async blocksOf(date) {
      const blocks = await db.getAll('blocks')
      return blocks.filter((block) => block.date === date).map(({ blockId }) => blockId)
    },
    left: async (date) => (await freeNumbers(date)).length,
    async give(wanted, { date, kioskAt, at }) {
      const write = db.transaction(['blocks', 'given'], 'readwrite', strict)
      const [blocks, taken] = await Promise.all([
        write.objectStore('blocks').getAll(),
        write.objectStore('given').getAllKeys(),
      ])
      const [next] = free(blocks, taken, date)
      if (next === undefined) return null
      const given: GivenNumber = { ...wanted, ...next, date, kioskAt, at, paper: 'unknown', told: 'not-yet' }
      await Promise.all([write.objectStore('given').add(given), write.done])
      return given
    },
    async note(visitId, change) {
      const write = db.transaction('given', 'readwrite', strict)
      const known = await write.store.get(visitId)
      await Promise.all([known && write.store.put({ ...known, ...change }), write.done])
    },
    untold: async () => (await allGiven()).filter(({ told }) => told !== 'taken'),
    async last() {
      const given = (await allGiven()).sort((a, b) => b.kioskAt - a.kioskAt)
      return given[0] ?? null
    },
    async forgetBefore(date) {
      const write = db.transaction(['blocks', 'given'], 'readwrite', strict)
      const [blocks, given] = [write.objectStore('blocks'), write.objectStore('given')]
      const [old, over] = await Promise.all([blocks.getAll(), given.getAll()])
      await Promise.all([
        // While a number of the block is untold, the block says that it is not free.
        ...old.filter((block) => block.date < date).map(({ blockId }) => blocks.delete(blockId)),
        ...over
          .filter((one) => one.date < date && one.told !== 'not-yet')
          .map(({ visitId }) => given.delete(visitId)),
        write.done,
      ])
    },
    async keepSnapshot(snapshot) {
      await db.put('facts', snapshot, 'snapshot')
    },
    async snapshot() {
      return ((await db.get('facts', 'snapshot')) as Snapshot | undefined) ?? null
    },
    async keepDoor(door) {
      await db.put('facts', door, 'door')
    },
    async door() {
      return ((await db.get('facts', 'door')) as PrintDoor | null | undefined) ?? null
    },
    close: () => db.close(),
  }
}

/** Numbers of the day that nobody has, in the order in which they are given out. */
function free(blocks: readonly EmergencyBlock[], given: readonly string[], date: string) {
  const taken = new Set(given)
  return blocks
    .filter((block) => block.date === date)
    .flatMap(({ numbers }) => numbers)
    .filter(({ visitId }) => !taken.has(visitId))
    .sort((a, b) => a.ticket.number - b.ticket.number)
}

/** Made once, in one transaction: two pages that open together agree on it. */
async function ownStoreId(db: IDBPDatabase<Shape>): Promise<StoreId> {
  const write = db.transaction('facts', 'readwrite', strict)
  const known = (await write.store.get('store-id')) as StoreId | undefined
  if (known !== undefined) return known
  const random = crypto.getRandomValues(new Uint8Array(16))
  const made = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('') as StoreId
  await Promise.all([write.store.put(made, 'store-id'), write.done])
  return made
}
