import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PrinterStatus } from '@chered/protocol/devices'
import { DoorPrint, type DoorPrinters, type DoorResult } from '@chered/protocol/door'
import type { PrinterId, VisitId } from '@chered/protocol/ids'
import type { PrintResult } from '../escpos/job-machine.ts'
import { type QueuePrinter, ticketMatter } from './print-queue.ts'

/**
 * The door by which the kiosk of this PC prints while the server is away: HTTP on
 * 127.0.0.1 alone, for whoever has the secret that the server hands to the kiosk
 * of the printer while there is a connection, and for pages of known origins.
 */
export interface KioskDoor {
  readonly port: number
  close(): Promise<void>
}

const host = '127.0.0.1'
/** A ticket in words is a few hundred bytes. */
const longestBody = 16 * 1024

/** The same after a restart of the agent, because the server cannot hand over a new one while it is away. */
export function doorSecret(agentToken: string): string {
  return createHmac('sha256', agentToken).update('kiosk door').digest('base64url')
}

/** Rejects when the port is taken. */
export async function openKioskDoor(options: {
  /** 0 takes any free one. */
  readonly port: number
  readonly secret: string
  readonly origins: readonly string[]
  readonly printers: ReadonlyMap<PrinterId, QueuePrinter>
  readonly statusOf: (printerId: PrinterId) => PrinterStatus
  readonly log: (message: string) => void
}): Promise<KioskDoor> {
  const { log } = options
  /** What became of each ticket: the same one again is not printed again. */
  const results = new Map<VisitId, Promise<DoorResult>>()

  const print = ({ visitId, printerId, content }: DoorPrint): Promise<DoorResult> => {
    const known = results.get(visitId)
    if (known !== undefined) return known
    const target = options.printers.get(printerId)
    if (target === undefined) return Promise.resolve({ state: 'not-sent' })
    const matter = ticketMatter({ ...content, emergency: true }, target.layout, log)
    if (matter === null) return Promise.resolve({ state: 'not-sent' })
    // The kiosk has the number on its disk already, so the first byte need not wait for anybody.
    const result = target.printer.print(matter, async () => true).then(resultOf)
    results.set(visitId, result)
    void result.then(({ state }) => log(`an emergency ticket: ${state}`))
    return result
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => {
      log(`the kiosk's door: ${error.message}`)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request
    const { origin } = headers
    // A name that a foreign page has turned to this address is not ours.
    if (headers.host !== `${host}:${port}`) return end(response, 421)
    if (origin === undefined || !options.origins.includes(origin)) return end(response, 403)
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('vary', 'origin')
    if (method === 'OPTIONS') {
      response.setHeader('access-control-allow-methods', 'GET, POST')
      response.setHeader('access-control-allow-headers', 'authorization, content-type')
      response.setHeader('access-control-allow-private-network', 'true')
      response.setHeader('access-control-max-age', '600')
      return end(response, 204)
    }
    if (!isSecret(headers.authorization, options.secret)) return end(response, 401)
    if (method === 'GET' && url === '/printers') {
      const printers = [...options.printers.keys()].map((printerId) => ({
        printerId,
        status: options.statusOf(printerId),
      }))
      return end(response, 200, { printers } satisfies DoorPrinters)
    }
    if (method !== 'POST' || url !== '/tickets') return end(response, 404)
    const body = await bodyOf(request)
    if (body === null) return end(response, 413)
    const order = DoorPrint.safeParse(parsed(body))
    if (!order.success) return end(response, 400)
    end(response, 200, await print(order.data))
  }

  server.listen(options.port, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function resultOf(result: PrintResult): DoorResult {
  switch (result.state) {
    case 'printed':
      return { state: 'printed' }
    case 'not-sent':
    case 'withheld':
      return { state: 'not-sent' }
    case 'failed-partial':
    case 'unknown':
      return { state: 'unknown' }
  }
}

function isSecret(authorization: string | undefined, secret: string): boolean {
  const given = Buffer.from(authorization ?? '')
  const wanted = Buffer.from(`Bearer ${secret}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** Null when it is longer than any ticket. */
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No ticket; the schema says so.
    return null
  }
}

function end(response: ServerResponse, status: number, body?: unknown): void {
  response.setHeader('cache-control', 'no-store')
  if (body === undefined) {
    response.writeHead(status).end()
    return
  }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
