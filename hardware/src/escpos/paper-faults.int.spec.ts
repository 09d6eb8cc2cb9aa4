import type { PrinterProblem, PrinterStatus } from '@chered/protocol/devices'
import { afterEach, describe, expect, test } from 'vitest'
import {
  openPrinterEmulator,
  type PrinterEmulator,
  type PrinterFault,
} from '../emulators/printer/open-printer-emulator.ts'
import { openPort } from '../port/open-port.ts'
import { until } from '../testing/until.ts'
import { ticketLayout } from '../ticket/layouts.ts'
import { renderTicket } from '../ticket/render-ticket.ts'
import { exampleContent } from '../ticket/testing/example-content.ts'
import { systemClock } from './clock.ts'
import type { PrintResult } from './job-machine.ts'
import { openPrinter, type Printer } from './open-printer.ts'
import { withoutRealTime } from './print-bytes.ts'
import { printerLimits } from './printer-limits.ts'
import { type ProfileName, printerProfiles, profileNames } from './profile.ts'

/**
 * What becomes of a ticket with each trouble of paper on each printer that has a
 * profile, over real sockets: the table in docs/paper-faults.md, line by line.
 */

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

type Stopping = Extract<
  PrinterFault,
  'paper-out' | 'cover-open' | 'cutter-jam' | 'paper-jam' | 'presenter-full'
>

/** What each model says of a fault, in the words of the office; null: it prints all the same. */
const says: Readonly<Record<Stopping, Readonly<Record<ProfileName, PrinterProblem | null>>>> = {
  'paper-out': all('paper-out'),
  'cover-open': all('cover-open'),
  'cutter-jam': all('cutter'),
  // Epson has one bit for whatever moves; Citizen has it for the way to the presenter.
  'paper-jam': {
    epson: 'mechanical',
    'epson-plain': 'mechanical',
    vkp80: 'paper-jam',
    'ppu-700': 'presenter-full',
  },
  'presenter-full': { epson: null, 'epson-plain': null, vkp80: 'paper-jam', 'ppu-700': 'presenter-full' },
}

function all(problem: PrinterProblem): Record<ProfileName, PrinterProblem> {
  return { epson: problem, 'epson-plain': problem, vkp80: problem, 'ppu-700': problem }
}

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

interface Rig {
  readonly emulator: PrinterEmulator
  readonly printer: Printer
  readonly statuses: PrinterStatus[]
  /** Whether a job was asked for leave to send its first byte. */
  readonly isAsked: () => boolean
  print(): Promise<PrintResult>
}

async function open(profile: ProfileName, port = 0): Promise<Rig> {
  const emulator = await openPrinterEmulator({ model: profile, dots: 576, host: '127.0.0.1', port })
  closers.push(() => emulator.close())
  return drive(emulator, profile)
}

function drive(emulator: PrinterEmulator, profile: ProfileName): Rig {
  if (emulator.address.kind !== 'tcp') throw new Error('not over TCP')
  const statuses: PrinterStatus[] = []
  let isAsked = false
  const printer = openPrinter({
    address: emulator.address,
    profile: printerProfiles[profile],
    openPort,
    clock: systemClock,
    limits,
    onStatus: (status) => statuses.push(status),
    log: () => undefined,
  })
  closers.push(() => printer.close())
  const print = () => {
    isAsked = false
    return printer.print({ kind: 'bitmap', bitmap }, async () => {
      isAsked = true
      return true
    })
  }
  return { emulator, printer, statuses, isAsked: () => isAsked, print }
}

const ready = ({ printer }: Rig) => until('the printer is ready', () => printer.status.state === 'ready')

/** The next visitor's sheet is the next ticket, whole and alone. */
async function nextIsWhole(rig: Rig): Promise<void> {
  await ready(rig)
  const before = rig.emulator.papers.length
  expect((await rig.print()).state).toBe('printed')
  const sheets = rig.emulator.papers.slice(before)
  expect(sheets.at(-1)?.dots).toEqual(bitmap)
  // What was left of the ticket before is on sheets of its own.
  for (const sheet of sheets) expect(sheet.dots.height).toBeLessThanOrEqual(bitmap.height)
}

describe.each(profileNames)('%s', (profile) => {
  const faults = (Object.keys(says) as Stopping[]).map((fault) => ({
    fault,
    problem: says[fault][profile],
  }))
  const stopping = faults.filter(({ problem }) => problem !== null)

  test.each(stopping)(
    '$fault before a press: said as $problem, not one byte leaves, and it is ready once mended',
    async ({ fault, problem }) => {
      const rig = await open(profile)
      await ready(rig)
      rig.emulator.setFault(fault, true)
      await until('it is said', () => rig.printer.status.state === 'not-ready')
      expect(rig.printer.status).toEqual({ state: 'not-ready', problem })
      expect(await rig.print()).toEqual({ state: 'not-sent', problem })
      expect(rig.isAsked()).toBe(false)
      expect(rig.emulator.hanging.height).toBe(0)
      rig.emulator.setFault(fault, false)
      await nextIsWhole(rig)
      expect(rig.emulator.papers).toHaveLength(1)
    },
  )

  test.each(stopping)(
    '$fault in mid-ticket: it has failed in part, and the next visitor gets a whole one',
    async ({ fault, problem }) => {
      const rig = await open(profile)
      await ready(rig)
      rig.emulator.setFault('slow', true)
      const printing = rig.print()
      await until('rows on the paper', () => rig.emulator.hanging.height > 50)
      rig.emulator.setFault(fault, true)
      expect(await printing).toEqual({ state: 'failed-partial', problem })
      rig.emulator.setFault('slow', false)
      rig.emulator.setFault(fault, false)
      await nextIsWhole(rig)
    },
  )

  test('near the end of the roll: it prints and warns', async () => {
    const rig = await open(profile)
    rig.emulator.setFault('near-end', true)
    await until('warned', () => rig.statuses.some((status) => status.state === 'ready' && status.nearEnd))
    await nextIsWhole(rig)
    rig.emulator.setFault('near-end', false)
    await until('a new roll', () => rig.printer.status.state === 'ready' && !rig.printer.status.nearEnd)
  })

  test.each([
    'sheet-waiting',
    ...faults.filter((one) => one.problem === null).map((one) => one.fault),
  ] as const)('%s: it prints all the same', async (fault) => {
    const rig = await open(profile)
    rig.emulator.setFault(fault, true)
    await nextIsWhole(rig)
  })

  test('gone and back: unreachable, not one byte of a ticket, and prints again by itself', async () => {
    const rig = await open(profile)
    await ready(rig)
    const { address } = rig.emulator
    if (address.kind !== 'tcp') throw new Error('not over TCP')
    await rig.emulator.close()
    await until('it is said', () => rig.printer.status.state === 'not-ready')
    expect(rig.printer.status).toEqual({ state: 'not-ready', problem: 'unreachable' })
    const back = await openPrinterEmulator({ model: profile, dots: 576, ...address })
    closers.push(() => back.close())
    await ready(rig)
    expect((await rig.print()).state).toBe('printed')
    expect(back.papers.map(({ dots }) => dots.height)).toEqual([bitmap.height])
  })

  test('deaf and dumb before a press: nothing is sent', async () => {
    const rig = await open(profile)
    await ready(rig)
    rig.emulator.setFault('silent', true)
    expect(await rig.print()).toEqual({ state: 'not-sent', problem: 'silent' })
    rig.emulator.setFault('silent', false)
    await nextIsWhole(rig)
    expect(rig.emulator.papers).toHaveLength(1)
  })

  test('the line breaks in mid-ticket: nobody can say what came out, and the next one is whole', async () => {
    const rig = await open(profile)
    await ready(rig)
    rig.emulator.setFault('link-cut-mid-job', true, { afterBytes: 10_000 })
    expect(await rig.print()).toEqual({ state: 'unknown', reason: 'link-lost' })
    await nextIsWhole(rig)
  })

  test('the line breaks after the last byte: unknown although it came out, and never printed again by itself', async () => {
    const rig = await open(profile)
    await ready(rig)
    const stop = rig.emulator.onPaper(() => rig.emulator.setFault('link-cut-mid-job', true))
    expect(await rig.print()).toEqual({ state: 'unknown', reason: 'link-lost' })
    stop()
    await ready(rig)
    expect(rig.emulator.papers).toHaveLength(1)
  })
})
