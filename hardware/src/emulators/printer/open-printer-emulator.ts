import { createServer, type Socket } from 'node:net'
import type { BytePort } from '../../port/byte-port.ts'
import type { Paper, PrintedDots } from './paper.ts'
import { openPrinterDevice } from './printer-device.ts'
import { hasPresenter, type PrinterModel } from './printer-models.ts'
import type { RealTimeCommand } from './real-time-scan.ts'

export const printerFaults = [
  'paper-out',
  'near-end',
  'cover-open',
  'cutter-jam',
  'paper-jam',
  'sheet-waiting',
  'presenter-full',
  'slow',
  'link-cut-mid-job',
  'silent',
] as const
/**
 * `silent`: takes bytes and never answers. `sheet-waiting`: the visitor before did
 * not take the ticket out of the presenter; `presenter-full`: several did not, and
 * the next one has no room. A model without a presenter knows neither.
 */
export type PrinterFault = (typeof printerFaults)[number]

export interface FaultDetail {
  /** `paper-out`: the roll ends after so many more rows; without it, at once. */
  readonly afterRows?: number
  /** `link-cut-mid-job`: the line breaks after so many more bytes; without it, at once. */
  readonly afterBytes?: number
}

export interface PrinterEmulator {
  readonly address:
    | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
    | { readonly kind: 'line' }
  /** Sheets that came out, oldest first. */
  readonly papers: readonly Paper[]
  /** What hangs out of the printer and is not cut. */
  readonly hanging: PrintedDots
  /** Bytes that wait in the buffer, for instance for paper. */
  readonly waiting: number
  readonly realTime: readonly RealTimeCommand[]
  readonly unknown: readonly number[]
  readonly faults: ReadonlySet<PrinterFault>
  setFault(name: PrinterFault, on: boolean, detail?: FaultDetail): void
  /** Called for each sheet; returns the way to stop. */
  onPaper(listener: (paper: Paper) => void): () => void
  close(): Promise<void>
}

/** One line to the printer: how to answer on it and how to break it. */
interface Link {
  send(bytes: Uint8Array): void
  breakOff(): void
}

/** An office that is tried out for weeks prints more than anybody looks at. */
const papersKept = 200

/**
 * A thermal printer without the metal: takes ESC/POS over TCP, or over a given
 * line (a pseudo-terminal), and gives paper. What is in its buffer survives a
 * broken line, as in a real one.
 */
export async function openPrinterEmulator(
  options: {
    readonly model: PrinterModel
    readonly dots: number
    /** Given for tests; the wall clock without it. */
    readonly now?: () => number
  } & ({ readonly host: string; readonly port: number } | { readonly line: BytePort }),
): Promise<PrinterEmulator> {
  const papers: Paper[] = []
  const listeners = new Set<(paper: Paper) => void>()
  const faults = new Set<PrinterFault>()
  let bytesUntilBreak: number | null = null
  let link: Link | null = null

  const device = openPrinterDevice({
    model: options.model,
    dots: options.dots,
    now: options.now ?? Date.now,
    send: (bytes) => {
      if (!faults.has('silent')) link?.send(bytes)
    },
    onPaper: (paper) => {
      papers.push(paper)
      if (papers.length > papersKept) papers.shift()
      for (const listener of listeners) listener(paper)
    },
  })

  const breakLink = (): void => {
    bytesUntilBreak = null
    const broken = link
    link = null
    broken?.breakOff()
  }
  const receive = (from: Link, bytes: Uint8Array): void => {
    link = from
    if (bytesUntilBreak === null || bytes.length < bytesUntilBreak) {
      if (bytesUntilBreak !== null) bytesUntilBreak -= bytes.length
      device.receive(bytes)
      return
    }
    const last = bytes.subarray(0, bytesUntilBreak)
    // Broken first: an answer to these bytes must not get out.
    breakLink()
    device.receive(last)
  }

  const setFault = (name: PrinterFault, on: boolean, detail: FaultDetail = {}): void => {
    if (on) faults.add(name)
    else faults.delete(name)
    switch (name) {
      case 'paper-out':
        device.endPaperAfter(on ? (detail.afterRows ?? null) : null)
        if (!on || detail.afterRows === undefined) device.change({ paperOut: on })
        break
      case 'near-end':
        device.change({ nearEnd: on })
        break
      case 'cover-open':
        device.change({ coverOpen: on })
        break
      case 'cutter-jam':
        device.change({ cutterJam: on })
        break
      case 'paper-jam':
        device.change({ paperJam: on })
        break
      case 'sheet-waiting':
        device.change({ sheetWaiting: on && hasPresenter(options.model) })
        break
      case 'presenter-full':
        device.change({ presenterFull: on && hasPresenter(options.model) })
        break
      case 'slow':
        device.slow = on
        break
      case 'link-cut-mid-job':
        if (on && detail.afterBytes === undefined) breakLink()
        else bytesUntilBreak = on ? detail.afterBytes! : null
        break
      case 'silent':
        break
    }
  }

  const server =
    'line' in options
      ? attachLine(options.line, receive)
      : await listen(
          options.host,
          options.port,
          (opened) => {
            link = opened
          },
          receive,
        )

  return {
    address: server.address,
    papers,
    get hanging() {
      return device.hanging
    },
    get waiting() {
      return device.waiting
    },
    realTime: device.realTime,
    unknown: device.unknown,
    faults,
    setFault,
    onPaper(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      device.close()
      await server.close()
    },
  }
}

interface Attached {
  readonly address: PrinterEmulator['address']
  close(): Promise<void>
}

function attachLine(line: BytePort, receive: (from: Link, bytes: Uint8Array) => void): Attached {
  const link: Link = {
    // A refused write is a lost line; its own `onClose` tells whoever listens.
    send: (bytes) => void line.write(bytes).catch(() => undefined),
    breakOff: () => void line.close(),
  }
  line.onData((bytes) => receive(link, bytes))
  return { address: { kind: 'line' }, close: () => line.close() }
}

function listen(
  host: string,
  port: number,
  onOpen: (link: Link) => void,
  receive: (from: Link, bytes: Uint8Array) => void,
): Promise<Attached> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    const link: Link = {
      send: (bytes) => {
        if (!socket.destroyed) socket.write(bytes)
      },
      breakOff: () => socket.resetAndDestroy(),
    }
    onOpen(link)
    socket.on('data', (bytes) => {
      // Bytes of a line that was broken are gone with it.
      if (!socket.destroyed) receive(link, bytes)
    })
    // A reset by the other side is told by `close`, which follows.
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  const { promise, resolve, reject } = Promise.withResolvers<Attached>()
  server.once('error', reject)
  server.listen(port, host, () => {
    const bound = server.address()
    if (bound === null || typeof bound === 'string') throw new Error('a TCP server without a port')
    resolve({
      address: { kind: 'tcp', host, port: bound.port },
      close: () =>
        new Promise((done) => {
          server.close(() => done())
          for (const socket of sockets) socket.destroy()
        }),
    })
  })
  return promise
}
