import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, type Fault, faults, isFault, sendWith } from './faults.ts'
import { type BookedPayment, initials, type PaymentBook, type Search } from './payment-book.ts'

/** Somebody has asked; the payment system keeps the last of these in memory, for its page and for tests. */
export interface Asked extends Search {
  readonly at: number
  readonly user: string
  readonly found: number
}

export interface PaymentSimulator {
  /** Address of the payment system, and of the page on which payments are set by hand. */
  readonly url: string
  /** The newest last, at most 100. */
  readonly asked: readonly Asked[]
  /** How often it was asked in all, whether it answered or not; probes too. */
  readonly requests: () => number
  setFault(fault: Fault | null): void
  close(): Promise<void>
}

export interface PaymentSimulatorParts {
  readonly book: PaymentBook
  readonly token: string
  readonly host?: string
  readonly port?: number
  /** Named people who may ask; null lets everybody ask who says a name. */
  readonly users?: readonly string[] | null
  readonly now?: () => number
  /** How late the slow one is. */
  readonly slowMs?: number
}

const pageFiles: ReadonlyMap<string, { readonly file: string; readonly type: string }> = new Map([
  ['/', { file: 'page.html', type: 'text/html; charset=utf-8' }],
  ['/page.css', { file: 'page.css', type: 'text/css; charset=utf-8' }],
  ['/page.js', { file: 'page.js', type: 'text/javascript; charset=utf-8' }],
])
const rules = {
  receipt: /^[\p{L}\d][\p{L}\d /-]{3,39}$/u,
  uin: /^(?:\d{20}|\d{25})$/,
  name: /^\S+(?: \S+)+$/,
} as const
const longestBody = 8192

/**
 * A payment system as the contract in packages/server/src/payments/CONTRACT.md
 * has it, with named faults. `GET /payments` is the contract; the rest is for its
 * own page, and what changes something there needs the header `x-chered`.
 */
export async function openPaymentSimulator(parts: PaymentSimulatorParts): Promise<PaymentSimulator> {
  const { book, token, users = null, now = Date.now, slowMs = 20_000 } = parts
  const asked: Asked[] = []
  let requests = 0
  let fault: Fault | null = null

  function lookUp(request: IncomingMessage, url: URL): Answer {
    if (request.headers.authorization !== `Bearer ${token}`) return problem(401, 'token-refused')
    const search = searchIn(url)
    if (search === 'none') return problem(400, 'search-missing')
    if (search === 'wrong') return problem(400, 'search-invalid')
    const user = decoded(request.headers['x-user'])
    if (user === '' || (users !== null && !users.includes(user))) return problem(403, 'user-not-approved')
    const found = book.find(search)
    asked.push({ ...search, at: now(), user, found: found.length })
    if (asked.length > 100) asked.shift()
    const checkedAt = new Date(now()).toISOString()
    const payments = found.map((payment) => outside(payment, checkedAt))
    return { status: 200, type: 'application/json; charset=utf-8', text: JSON.stringify({ payments }) }
  }

  async function change(request: IncomingMessage, path: string): Promise<Answer> {
    if (request.headers['x-chered'] === undefined) return problem(403, 'cross-site')
    const removed = /^\/book\/([\w-]+)$/.exec(path)
    if (removed && request.method === 'DELETE') {
      return book.remove(removed[1] ?? '') ? done : problem(404, 'not-found')
    }
    const body = await bodyOf(request)
    if (path === '/book' && request.method === 'POST') {
      const wrong = book.add(body)
      return wrong === null ? done : problem(422, wrong)
    }
    if (path === '/fault' && request.method === 'PUT') {
      const { fault: wanted = null } = (body ?? {}) as { fault?: unknown }
      if (wanted !== null && !isFault(wanted)) return problem(422, 'fault-unknown')
      fault = wanted
      return done
    }
    return problem(405, 'method-not-allowed')
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://payments')
    if (url.pathname === '/payments' && request.method === 'GET') {
      requests++
      const ready = lookUp(request, url)
      return fault === null ? send(response, ready) : sendWith(fault, response, ready, send, slowMs)
    }
    if (request.method !== 'GET') return send(response, await change(request, url.pathname))
    if (url.pathname === '/state') {
      const state = { payments: book.all(), fault, faults, asked: asked.toReversed().slice(0, 20) }
      return send(response, { status: 200, type: 'application/json', text: JSON.stringify(state) })
    }
    const own = pageFiles.get(url.pathname)
    if (!own) return send(response, problem(404, 'not-found'))
    const text = await readFile(new URL(`page/${own.file}`, import.meta.url), 'utf8')
    send(response, { status: 200, type: own.type, text })
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => send(response, problem(500, 'internal')))
  })
  const { host = '127.0.0.1', port = 0 } = parts
  server.listen(port, host)
  await once(server, 'listening')
  const place = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${place.port}`,
    asked,
    requests: () => requests,
    setFault(wanted) {
      fault = wanted
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

const done: Answer = { status: 204, type: 'text/plain', text: '' }

function problem(status: number, code: string): Answer {
  return { status, type: 'application/problem+json', text: JSON.stringify({ title: code, status, code }) }
}

/** A payment as it may leave: initials instead of the name, what is empty as null. */
function outside(payment: BookedPayment, checkedAt: string): object {
  const { status, amount, due, date, purpose, kbk, name } = payment
  const moved = amount === null ? {} : { amount, date, payer: initials(name) }
  const facts = { purpose: purpose || null, kbk: kbk || null, source: 'ГИС ГМП (учебная)' }
  return { status, ...moved, due, ...facts, checked_at: checkedAt }
}

/** The one search of a question; `none` when there is none of the three, `wrong` for anything else. */
function searchIn({ searchParams }: URL): Search | 'none' | 'wrong' {
  const given = (['receipt', 'uin', 'name'] as const).flatMap((by) =>
    searchParams.getAll(by).map((value) => ({ by, value })),
  )
  const [search] = given
  if (search === undefined) return 'none'
  return given.length === 1 && rules[search.by].test(search.value) ? search : 'wrong'
}

function decoded(header: string | string[] | undefined): string {
  try {
    return typeof header === 'string' ? decodeURIComponent(header) : ''
  } catch {
    return ''
  }
}

/** Undefined when it is too long or no JSON: then nothing that is asked for fits. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > longestBody) return undefined
    pieces.push(piece)
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'))
  } catch {
    return undefined
  }
}

function send(response: ServerResponse, { status, type, text }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'self'; img-src 'self' data:",
  })
  response.end(text)
}
