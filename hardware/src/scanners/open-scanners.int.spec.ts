import { afterEach, describe, expect, test } from 'vitest'
import { openScannerEmulator, type ScannerEmulator } from '../emulators/scanner/open-scanner-emulator.ts'
import type { OpenPort } from '../port/byte-port.ts'
import { openPort } from '../port/open-port.ts'
import { hasPtyPairs, openPtyPair } from '../testing/pty-pair.ts'
import { until } from '../testing/until.ts'
import { quietMs } from './code-parser.ts'
import { openScanners } from './open-scanners.ts'
import { repeatMs } from './repeat-guard.ts'
import { ScannerConfigList } from './scanner-config.ts'

const times = { openMs: 500, stallMs: 500, reconnectMs: [10, 50] } as const
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

interface Rig {
  readonly scanner: ScannerEmulator
  readonly codes: string[]
  readonly statuses: string[]
  /** All that the driver has heard, as text. */
  heard(): string
  /** Lets this much time pass for the driver. */
  later(ms: number): void
}

function drive(scanner: ScannerEmulator, address: unknown, marks: object): Rig {
  const codes: string[] = []
  const statuses: string[] = []
  let now = 0
  let heard = ''
  const overheard: OpenPort = async (...line) => {
    const port = await openPort(...line)
    port.onData((bytes) => {
      heard += Buffer.from(bytes).toString()
    })
    return port
  }
  const scanners = openScanners(
    ScannerConfigList.parse([{ scannerId: 's1', name: 'Сканер', address, ...marks }]),
    {
      onStatus: (_, status) => statuses.push(status),
      onCode: (_, text) => codes.push(text),
    },
    { times, now: () => now, openPort: overheard },
  )
  closers.push(() => scanners.close())
  return {
    scanner,
    codes,
    statuses,
    heard: () => heard,
    later(ms) {
      now += ms
    },
  }
}

async function overTcp(prefix = ''): Promise<Rig> {
  const scanner = await openScannerEmulator({ listen: { kind: 'tcp', host: '127.0.0.1', port: 0 }, prefix })
  closers.push(() => scanner.close())
  const rig = drive(scanner, scanner.address, { prefix })
  await until('reading', () => rig.statuses.at(-1) === 'reading')
  // The device's side learns of a connection a moment after the driver does.
  await readFirst(rig)
  return rig
}

async function overPty(prefix = ''): Promise<Rig> {
  const cable = await openPtyPair()
  closers.push(() => cable.close())
  const scanner = await openScannerEmulator({ listen: { kind: 'serial', path: cable.b }, prefix })
  closers.push(() => scanner.close())
  const rig = drive(scanner, { kind: 'serial', path: cable.a }, { prefix })
  await until('reading', () => rig.statuses.at(-1) === 'reading')
  await readFirst(rig)
  return rig
}

let firsts = 0
/** Holds up a code until it arrives, and forgets it. */
async function readFirst(rig: Rig): Promise<void> {
  const text = `first-${++firsts}`
  await until('the first code', () => {
    if (!rig.codes.includes(text)) rig.scanner.scan(text)
    return rig.codes.includes(text)
  })
  rig.codes.length = 0
}

/** Holds up one more code; when it has come, everything before it has too. */
async function codesUntil(rig: Rig, last: string): Promise<string[]> {
  rig.scanner.scan(last)
  await until('the last code', () => rig.codes.at(-1) === last)
  return rig.codes.slice(0, -1).filter((text) => !text.startsWith('first-'))
}

const rigs = [
  ['over TCP', overTcp] as const,
  ...(hasPtyPairs ? [['over a serial line', overPty] as const] : []),
]

describe.each(rigs)('a scanner %s', (_, open) => {
  test('gives the code that is held to it, in any letters', async () => {
    const rig = await open()
    rig.scanner.scan('ЗАПИСЬ-4821/ә')
    expect(await codesUntil(rig, 'end')).toEqual(['ЗАПИСЬ-4821/ә'])
  })

  test('that reads twice at a stroke gives the code once, and once more after a pause', async () => {
    const rig = await open()
    await rig.scanner.setFault('double', true)
    rig.scanner.scan('ONE')
    expect(await codesUntil(rig, 'end')).toEqual(['ONE'])
    rig.later(repeatMs)
    rig.scanner.scan('ONE')
    expect(await codesUntil(rig, 'end 2')).toEqual(['ONE', 'end', 'ONE'])
  })

  test('whose line crackles before a code gives the code alone when it has a prefix', async () => {
    const rig = await open('\u0002')
    await rig.scanner.setFault('noise', true)
    rig.scanner.scan('ONE')
    expect(await codesUntil(rig, 'end')).toEqual(['ONE'])
  })

  test('whose line crackles before a code without a prefix gives none, and the next one whole', async () => {
    const rig = await open()
    await rig.scanner.setFault('noise', true)
    rig.scanner.scan('ONE')
    await rig.scanner.setFault('noise', false)
    expect(await codesUntil(rig, 'end')).toEqual([])
  })

  test('that breaks off in the middle of a code gives none, and after a silence the next one whole', async () => {
    const rig = await open()
    await rig.scanner.setFault('cut', true)
    rig.scanner.scan('ONE-TWO')
    await rig.scanner.setFault('cut', false)
    await until('the half', () => rig.heard().endsWith('ONE-'))
    rig.later(quietMs + 1)
    expect(await codesUntil(rig, 'end')).toEqual([])
  })

  test('that sends nothing gives nothing', async () => {
    const rig = await open()
    await rig.scanner.setFault('silent', true)
    rig.scanner.scan('ONE')
    await rig.scanner.setFault('silent', false)
    expect(await codesUntil(rig, 'end')).toEqual([])
  })
})

describe('a line to a scanner', () => {
  test('that is lost is told and comes back by itself, without what was held up meanwhile', async () => {
    const rig = await overTcp()
    await rig.scanner.setFault('unplugged', true)
    await until('told', () => rig.statuses.at(-1) === 'unreachable')
    rig.scanner.scan('MISSED')
    await rig.scanner.setFault('unplugged', false)
    await until('back', () => rig.statuses.at(-1) === 'reading')
    expect(rig.statuses).toEqual(['reading', 'unreachable', 'reading'])
    rig.codes.length = 0
    await readFirst(rig)
    expect(await codesUntil(rig, 'end')).toEqual([])
  })

  test('that breaks in the middle of a code leaves no half for the next', async () => {
    const rig = await overTcp()
    await rig.scanner.setFault('cut', true)
    rig.scanner.scan('HALF-CODE')
    await rig.scanner.setFault('cut', false)
    await until('the half', () => rig.heard().endsWith('HALF-'))
    await rig.scanner.setFault('unplugged', true)
    await until('told', () => rig.statuses.at(-1) === 'unreachable')
    await rig.scanner.setFault('unplugged', false)
    await until('back', () => rig.statuses.at(-1) === 'reading')
    await until('the next', () => {
      rig.scanner.scan('NEXT')
      return rig.codes.length > 0
    })
    expect(rig.codes[0]).toBe('NEXT')
  })

  test.skipIf(!hasPtyPairs)('whose cable is pulled is told, and a missing path too', async () => {
    const cable = await openPtyPair()
    const far = await openPort({ kind: 'serial', path: cable.b, baud: 9600 }, times)
    const rig = drive({} as ScannerEmulator, { kind: 'serial', path: cable.a }, {})
    await until('reading', () => rig.statuses.at(-1) === 'reading')
    await cable.close()
    await until('told', () => rig.statuses.at(-1) === 'unreachable')
    await far.close()
    const missing = drive({} as ScannerEmulator, { kind: 'serial', path: `${cable.a}-missing` }, {})
    await until('told', () => missing.statuses.at(-1) === 'unreachable')
  })
})
