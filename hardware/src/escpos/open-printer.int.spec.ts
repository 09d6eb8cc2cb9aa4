import type { PrinterStatus } from '@chered/protocol/devices'
import { afterEach, describe, expect, test } from 'vitest'
import { openPrinterEmulator, type PrinterEmulator } from '../emulators/printer/open-printer-emulator.ts'
import type { PrinterModel } from '../emulators/printer/printer-models.ts'
import type { PortAddress } from '../port/byte-port.ts'
import { openPort } from '../port/open-port.ts'
import { openPtyPair } from '../testing/pty-pair.ts'
import { until } from '../testing/until.ts'
import { ticketLayout } from '../ticket/layouts.ts'
import { renderTicket } from '../ticket/render-ticket.ts'
import { exampleContent } from '../ticket/testing/example-content.ts'
import { systemClock } from './clock.ts'
import type { PrintResult } from './job-machine.ts'
import { openPrinter, type Printer } from './open-printer.ts'
import { withoutRealTime } from './print-bytes.ts'
import { printerLimits } from './printer-limits.ts'
import { type ProfileName, printerProfiles } from './profile.ts'

const limits = {
  ...printerLimits,
  replyMs: 300,
  idlePollMs: 20,
  jobPollMs: 20,
  confirmMs: 1_500,
  graceMs: 100,
  backOffMs: { first: 10, longest: 50 },
}
const bitmap = withoutRealTime(renderTicket(exampleContent, ticketLayout('short', 576)).bitmap)
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

interface Rig {
  readonly emulator: PrinterEmulator
  readonly printer: Printer
  readonly statuses: PrinterStatus[]
  print(release?: () => Promise<boolean>): Promise<PrintResult>
}

const drive = (emulator: PrinterEmulator, address: PortAddress, profile: ProfileName): Rig => {
  const statuses: PrinterStatus[] = []
  const printer = openPrinter({
    address,
    profile: printerProfiles[profile],
    openPort,
    clock: systemClock,
    limits,
    onStatus: (status) => statuses.push(status),
    log: () => undefined,
  })
  closers.push(() => printer.close())
  return {
    emulator,
    printer,
    statuses,
    print: (release = async () => true) => printer.print({ kind: 'bitmap', bitmap }, release),
  }
}

async function overTcp(model: PrinterModel, profile: ProfileName): Promise<Rig> {
  const emulator = await openPrinterEmulator({ model, dots: 576, host: '127.0.0.1', port: 0 })
  closers.push(() => emulator.close())
  if (emulator.address.kind !== 'tcp') throw new Error('not over TCP')
  return drive(emulator, emulator.address, profile)
}

async function overPty(model: PrinterModel, profile: ProfileName): Promise<Rig> {
  const cable = await openPtyPair()
  closers.push(() => cable.close())
  const line = await openPort({ kind: 'serial', path: cable.b, baud: 115_200 }, limits)
  const emulator = await openPrinterEmulator({ model, dots: 576, line })
  closers.push(() => emulator.close())
  return drive(emulator, { kind: 'serial', path: cable.a, baud: 115_200 }, profile)
}

const rigs = [
  ['an Epson over TCP', () => overTcp('epson', 'epson'), 'process-id'],
  ['an Epson over a serial line', () => overPty('epson', 'epson'), 'process-id'],
  ['a VKP80 over TCP', () => overTcp('vkp80', 'vkp80'), 'gs-r'],
  ['a PPU-700 over a serial line', () => overPty('ppu-700', 'ppu-700'), 'gs-r'],
  // The profile expects a process id that this model does not know.
  ['a printer older than its profile', () => overTcp('ppu-700', 'epson'), 'gs-r'],
] as const

describe.each(rigs)('%s', (_, open, by) => {
  test('gives the ticket dot for dot and says so', async () => {
    const rig = await open()
    expect(await rig.print()).toEqual({ state: 'printed', by })
    expect(rig.emulator.papers).toHaveLength(1)
    expect(rig.emulator.papers[0]!.dots).toEqual(bitmap)
    expect(rig.emulator.unknown).toEqual([])
  })

  test('gives two tickets on two sheets', async () => {
    const rig = await open()
    const results = await Promise.all([rig.print(), rig.print()])
    expect(results.map(({ state }) => state)).toEqual(['printed', 'printed'])
    expect(rig.emulator.papers.map(({ dots }) => dots.height)).toEqual([bitmap.height, bitmap.height])
  })

  test('without paper gets not one byte of a ticket', async () => {
    const rig = await open()
    rig.emulator.setFault('paper-out', true)
    let asked = false
    const result = await rig.print(async () => {
      asked = true
      return true
    })
    expect(result).toEqual({ state: 'not-sent', problem: 'paper-out' })
    expect(asked).toBe(false)
    // GS a of the connection may wait in the buffer; ESC @ of a ticket would be more.
    expect(rig.emulator.waiting).toBeLessThanOrEqual(3)
    expect(rig.emulator.hanging.height).toBe(0)
  })

  test('that runs out of paper in the middle has failed in part', async () => {
    const rig = await open()
    rig.emulator.setFault('paper-out', true, { afterRows: 100 })
    expect(await rig.print()).toEqual({ state: 'failed-partial', problem: 'paper-out' })
    expect(rig.emulator.papers).toHaveLength(0)
  })
})

describe('an Epson', () => {
  test.each([
    ['cover-open', 'cover-open'],
    ['cutter-jam', 'cutter'],
    ['paper-out', 'paper-out'],
  ] as const)('with %s says it before anybody prints, and is ready again after', async (fault, problem) => {
    const rig = await overTcp('epson', 'epson')
    await until('ready', () => rig.printer.status.state === 'ready')
    rig.emulator.setFault(fault, true)
    await until('trouble', () => rig.printer.status.state === 'not-ready')
    expect(rig.printer.status).toEqual({ state: 'not-ready', problem })
    rig.emulator.setFault(fault, false)
    await until('ready again', () => rig.printer.status.state === 'ready')
  })

  test('near the end of the roll prints and warns', async () => {
    const rig = await overTcp('epson', 'epson')
    rig.emulator.setFault('near-end', true)
    await until('warned', () => rig.statuses.some((status) => status.state === 'ready' && status.nearEnd))
    expect((await rig.print()).state).toBe('printed')
  })

  test('whose knife jams under the ticket has failed in part', async () => {
    const rig = await overTcp('epson', 'epson')
    rig.emulator.setFault('slow', true)
    const printing = rig.print()
    await until('rows on the paper', () => rig.emulator.hanging.height > 50)
    rig.emulator.setFault('cutter-jam', true)
    expect(await printing).toEqual({ state: 'failed-partial', problem: 'cutter' })
  })

  test('forgets the torso: the next visitor’s sheet has the whole next ticket and nothing else', async () => {
    const rig = await overTcp('epson', 'epson')
    rig.emulator.setFault('paper-out', true, { afterRows: 100 })
    await rig.print()
    await until('forgotten', () => rig.emulator.waiting === 0)
    rig.emulator.setFault('paper-out', false)
    expect(rig.emulator.hanging.height).toBe(100)
    await until('ready', () => rig.printer.status.state === 'ready')
    expect((await rig.print()).state).toBe('printed')
    expect(rig.emulator.papers.map(({ dots }) => dots.height)).toEqual([100, bitmap.height])
    expect(rig.emulator.papers[1]!.dots).toEqual(bitmap)
  })

  test('that is slow is waited for', async () => {
    const rig = await overTcp('epson', 'epson')
    rig.emulator.setFault('slow', true)
    expect((await rig.print()).state).toBe('printed')
  })

  test('whose line breaks in the middle leaves the ticket unknown, and the next one whole', async () => {
    const rig = await overTcp('epson', 'epson')
    await until('ready', () => rig.printer.status.state === 'ready')
    const result = await rig.print(async () => {
      rig.emulator.setFault('link-cut-mid-job', true, { afterBytes: 20_000 })
      return true
    })
    expect(result).toEqual({ state: 'unknown', reason: 'link-lost' })
    expect(rig.emulator.papers).toHaveLength(0)
    await until('ready again', () => rig.printer.status.state === 'ready')
    expect((await rig.print()).state).toBe('printed')
    expect(rig.emulator.papers.at(-1)!.dots).toEqual(bitmap)
  })

  test('whose line breaks after the last byte leaves the ticket unknown although it came out', async () => {
    const rig = await overTcp('epson', 'epson')
    await until('ready', () => rig.printer.status.state === 'ready')
    rig.emulator.onPaper(() => rig.emulator.setFault('link-cut-mid-job', true))
    expect(await rig.print()).toEqual({ state: 'unknown', reason: 'link-lost' })
    expect(rig.emulator.papers).toHaveLength(1)
  })

  test('that answers nothing gets nothing', async () => {
    const rig = await overTcp('epson', 'epson')
    rig.emulator.setFault('silent', true)
    expect(await rig.print()).toEqual({ state: 'not-sent', problem: 'silent' })
    expect(rig.emulator.papers).toHaveLength(0)
  })

  test('that falls silent in the middle leaves the ticket unknown', async () => {
    const rig = await overTcp('epson', 'epson')
    const result = await rig.print(async () => {
      rig.emulator.setFault('silent', true)
      return true
    })
    expect(result).toEqual({ state: 'unknown', reason: 'no-confirmation' })
  })

  test('gets nothing when the release is refused', async () => {
    const rig = await overTcp('epson', 'epson')
    expect(await rig.print(async () => false)).toEqual({ state: 'withheld' })
    expect(await rig.print(() => Promise.reject(new Error('no server')))).toEqual({ state: 'withheld' })
    expect(rig.emulator.papers).toHaveLength(0)
    expect(rig.emulator.hanging.height).toBe(0)
  })

  test('that is not there is unreachable, and prints once it is', async () => {
    const first = await openPrinterEmulator({ model: 'epson', dots: 576, host: '127.0.0.1', port: 0 })
    const { address } = first
    if (address.kind !== 'tcp') throw new Error('not over TCP')
    await first.close()
    const rig = drive(first, address, 'epson')
    await until('unreachable', () => rig.printer.status.state === 'not-ready')
    expect(rig.printer.status).toEqual({ state: 'not-ready', problem: 'unreachable' })
    const emulator = await openPrinterEmulator({ model: 'epson', dots: 576, ...address })
    closers.push(() => emulator.close())
    await until('ready', () => rig.printer.status.state === 'ready')
    expect((await rig.print()).state).toBe('printed')
    expect(emulator.papers).toHaveLength(1)
  })
})
