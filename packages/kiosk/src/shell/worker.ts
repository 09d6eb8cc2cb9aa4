/**
 * Keeps the kiosk's page for the time when there is no server to give it: a kiosk
 * that is switched on, or loads itself anew, then still comes up.
 *
 * The server goes first whenever it answers, so a new build is loaded as it would
 * be without this; what is kept is one whole build, put there in one piece, and is
 * used only when the server is silent. Requests of the API are never touched.
 */

// Types of the browser's worker are in a library that cannot stand beside the page's.
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Extendable {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}
const worker = self as unknown as Worker

/** Written by the build: its name, and every file of the page. */
const build = JSON.parse('__BUILD__') as { readonly name: string; readonly files: readonly string[] }
const prefix = 'chered-kiosk-'
const page = '/kiosk/'
/** A pulled cable tells nobody; nobody waits longer for a page. */
const silentMs = 2500

worker.addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(prefix + build.name)
    // All or nothing: a build of which a file is missing is none.
    await cache.addAll([page, ...build.files.map((file) => page + file)])
    await worker.skipWaiting()
  }
  event.waitUntil(keep())
})

worker.addEventListener('activate', (event) => {
  const forgetOlder = async () => {
    const names = await caches.keys()
    const older = names.filter((name) => name.startsWith(prefix) && name !== prefix + build.name)
    await Promise.all(older.map((name) => caches.delete(name)))
    await worker.clients.claim()
  }
  event.waitUntil(forgetOlder())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(page)) return
  if (request.mode === 'navigate') event.respondWith(newestPage(request))
  // Names of these change with their content, so what is kept is right for ever.
  else if (pathname.startsWith(`${page}assets/`)) event.respondWith(keptFile(request))
})

async function newestPage(request: Request): Promise<Response> {
  const kept = () => caches.match(page)
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(silentMs) })
    if (answer.ok || answer.type === 'opaqueredirect') return answer
    // A proxy that stands for a silent server.
    return answer.status >= 500 ? ((await kept()) ?? answer) : answer
  } catch (error) {
    const last = await kept()
    if (last === undefined) throw error
    return last
  }
}

async function keptFile(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request)
}
