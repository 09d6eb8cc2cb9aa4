import type { Page } from '@playwright/test'
import { until } from './until.ts'

/** What the kiosk's browser keeps for the time without a server, asked as a technician would in its tools. */
const kept = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('chered-kiosk:')
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = () => {
    const db = opening.result
    if (!db.objectStoreNames.contains('blocks')) { db.close(); resolve(null); return }
    const read = db.transaction(['blocks', 'facts', 'given'])
    const blocks = read.objectStore('blocks').count()
    const snapshot = read.objectStore('facts').get('snapshot')
    const door = read.objectStore('facts').get('door')
    const given = read.objectStore('given').getAll()
    read.oncomplete = () => {
      db.close()
      resolve({
        blocks: blocks.result,
        hasSnapshot: snapshot.result !== undefined,
        hasDoor: Boolean(door.result),
        untold: given.result.filter(({ told }) => told === 'not-yet').length,
      })
    }
  }
})`

/** For a look: a browser that keeps nothing, so its kiosk cannot go on alone. */
export const keepsNothing = 'Object.defineProperty(window, "indexedDB", { value: undefined })'

interface Kept {
  readonly blocks: number
  readonly hasSnapshot: boolean
  readonly hasDoor: boolean
  readonly untold: number
}

const look = (page: Page) => page.evaluate<Kept | null>(kept)

/** The kiosk has numbers, knows the office, and can load itself without a server; with `door` it can print as well. */
export async function untilReadyAlone(page: Page, door = false): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  await until('the kiosk can go on alone', async () => {
    const has = await look(page)
    return has !== null && has.blocks > 0 && has.hasSnapshot && (has.hasDoor || !door)
  })
}

/** The server has taken everything that the kiosk gave out. */
export async function untilTold(page: Page): Promise<void> {
  await until('the kiosk has told everything', async () => (await look(page))?.untold === 0)
}
