import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { EmulatedOffice } from '../open-emulated-office.ts'
import { type OfficeOnPage, officeOnPage } from './page-state.ts'

/** Files of the page by their address. */
const ownFiles: ReadonlyMap<string, { readonly file: string; readonly type: string }> = new Map([
  ['/', { file: 'page.html', type: 'text/html; charset=utf-8' }],
  ['/page.css', { file: 'page.css', type: 'text/css; charset=utf-8' }],
  ['/page.js', { file: 'page.js', type: 'text/javascript; charset=utf-8' }],
  ['/draw-console.js', { file: 'draw-console.js', type: 'text/javascript; charset=utf-8' }],
  ['/draw-panel.js', { file: 'draw-panel.js', type: 'text/javascript; charset=utf-8' }],
])
const fontFile = /^\/fonts\/(golos-text-(?:cyrillic|latin)-(?:400|600)-normal\.woff2)$/
const paperFile = /^\/papers\/(\d+)\.png$/
const scanOf = /^\/devices\/([\w-]+)\/scans$/
const pressOf = /^\/devices\/([\w-]+)\/keys\/(\d{1,5})$/
/** More than any code holds. */
const longestBody = 4_096
const faultSwitch = /^\/devices\/([\w-]+)\/faults\/([\w-]+)$/

const require = createRequire(import.meta.url)

/**
 * Serves the page of the emulated devices: `/events` streams the whole state at
 * each change, `PUT` and `DELETE /devices/:id/faults/:fault` switch a fault,
 * `POST /devices/:id/scans` holds the code of its body to a scanner, `POST
 * /devices/:id/keys/:key` pushes a key of a console. A change needs the header
 * `x-chered`, which a foreign page cannot add.
 */
export async function openPage(
  office: EmulatedOffice,
  address: { readonly host: string; readonly port: number },
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const shown = officeOnPage(office)
  const server = createServer((request, response) => {
    answer(shown, request, response).catch((error: Error) => {
      response.statusCode = 500
      response.end(error.message)
    })
  })
  server.listen(address.port, address.host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const host = address.host.includes(':') ? `[${address.host}]` : address.host
  return {
    url: `http://${host}:${port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  shown: OfficeOnPage,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET' } = request
  const { pathname } = new URL(request.url ?? '/', 'http://page')
  const toSwitch = faultSwitch.exec(pathname)
  if (toSwitch && (method === 'PUT' || method === 'DELETE')) {
    if (request.headers['x-chered'] === undefined) return send(response, 403, 'text/plain', '')
    const done = await shown.setFault(toSwitch[1]!, toSwitch[2]!, method === 'PUT')
    return send(response, done ? 204 : 404, 'text/plain', '')
  }
  const toScan = scanOf.exec(pathname)
  if (toScan && method === 'POST') {
    if (request.headers['x-chered'] === undefined) return send(response, 403, 'text/plain', '')
    const text = await bodyOf(request)
    if (text === null) return send(response, 413, 'text/plain', '')
    return send(response, shown.scan(toScan[1]!, text) ? 204 : 404, 'text/plain', '')
  }
  const toPress = pressOf.exec(pathname)
  if (toPress && method === 'POST') {
    if (request.headers['x-chered'] === undefined) return send(response, 403, 'text/plain', '')
    return send(response, shown.press(toPress[1]!, Number(toPress[2])) ? 204 : 404, 'text/plain', '')
  }
  if (method !== 'GET') return send(response, 405, 'text/plain', '')
  if (pathname === '/events') return stream(shown, response)
  const own = ownFiles.get(pathname)
  if (own) return send(response, 200, own.type, await readFile(new URL(own.file, import.meta.url)))
  const font = fontFile.exec(pathname)
  if (font) return send(response, 200, 'font/woff2', await readFile(fontPath(font[1]!)))
  const paper = shown.paper(Number(paperFile.exec(pathname)?.[1]))
  if (paper) return send(response, 200, 'image/png', paper.png)
  send(response, 404, 'text/plain', '')
}

/** Null when it is longer than anybody holds to a scanner. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > longestBody) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'self'; img-src 'self' data:",
  })
  response.end(body)
}

/** The whole state at once and at each change; several changes of one turn go together. */
function stream(shown: OfficeOnPage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  let due = false
  const write = (): void => {
    due = false
    response.write(`data: ${JSON.stringify(shown.state())}\n\n`)
  }
  const unsubscribe = shown.onChange(() => {
    if (due) return
    due = true
    setImmediate(write)
  })
  response.on('close', unsubscribe)
  write()
}

function fontPath(name: string): string {
  return require.resolve(`@fontsource/golos-text/files/${name}`)
}
