import type { PrintJob } from '@chered/protocol/agent'
import { PanelId, PrinterId, PrintJobId, ScannerId } from '@chered/protocol/ids'
import { afterEach, describe, expect, test } from 'vitest'
import { openPrinterEmulator, type PrinterEmulator } from '../emulators/printer/open-printer-emulator.ts'
import { openScannerEmulator, type ScannerEmulator } from '../emulators/scanner/open-scanner-emulator.ts'
import { withoutRealTime } from '../escpos/print-bytes.ts'
import { printerLimits } from '../escpos/printer-limits.ts'
import { openPort } from '../port/open-port.ts'
import { openPtyPair } from '../testing/pty-pair.ts'
import { until } from '../testing/until.ts'
import { ticketLayout } from '../ticket/layouts.ts'
import { renderTicket } from '../ticket/render-ticket.ts'
import { exampleContent } from '../ticket/testing/example-content.ts'
import { AgentConfig } from './config.ts'
import { type Agent, openAgent } from './open-agent.ts'
import { type LiveServer, openLiveServer } from './testing/live-server.ts'

const limits = {
  ...printerLimits,
  openMs: 500,
  replyMs: 300,
  idlePollMs: 20,
  jobPollMs: 20,
  confirmMs: 1_500,
  graceMs: 100,
  backOffMs: { first: 10, longest: 50 },
}
const times = {
  answerMs: 300,
  silentMs: 400,
  awayMs: 300,
  pressMs: 300,
  reconnectMs: { first: 10, longest: 50 },
}
const printerId = PrinterId.parse('printer-1')
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

let jobs = 0
const job = (change: Partial<PrintJob> = {}): PrintJob => ({
  jobId: PrintJobId.parse(`job-${++jobs}`),
  printerId,
  content: { ...exampleContent, ticket: { letter: 'А', number: jobs } },
  state: 'queued',
  ...change,
})
const bitmapOf = ({ content }: PrintJob) =>
  withoutRealTime(renderTicket(content, ticketLayout('short', 576)).bitmap)

interface Rig {
  readonly server: LiveServer
  readonly emulator: PrinterEmulator
  readonly agent: Agent
  /** States told of this job. */
  told(one: PrintJob): string[]
}

function drive(
  server: LiveServer,
  emulator: PrinterEmulator,
  address: unknown,
  panels: unknown[] = [],
  scanners: unknown[] = [],
): Rig {
  const config = AgentConfig.parse({
    printers: [{ printerId, name: 'Терминал', address, layout: 'short' }],
    panels,
    scanners,
  })
  const agent = openAgent({
    serverUrl: server.url,
    token: 'token',
    printers: config.printers,
    panels: config.panels,
    scanners: config.scanners,
    consoles: config.consoles,
    log: () => undefined,
    times,
    printerLimits: limits,
  })
  closers.push(() => agent.close())
  return {
    server,
    emulator,
    agent,
    told: ({ jobId }) =>
      server.jobReports().flatMap((report) => (report.jobId === jobId ? [report.state] : [])),
  }
}

async function overTcp(): Promise<Rig> {
  const server = await openLiveServer()
  closers.push(() => server.close())
  const emulator = await openPrinterEmulator({ model: 'epson', dots: 576, host: '127.0.0.1', port: 0 })
  closers.push(() => emulator.close())
  return drive(server, emulator, emulator.address)
}

async function overPty(): Promise<Rig> {
  const server = await openLiveServer()
  closers.push(() => server.close())
  const cable = await openPtyPair()
  closers.push(() => cable.close())
  const line = await openPort({ kind: 'serial', path: cable.b, baud: 115_200 }, limits)
  const emulator = await openPrinterEmulator({ model: 'epson', dots: 576, line })
  closers.push(() => emulator.close())
  // A pseudo-terminal has no handshake lines.
  return drive(server, emulator, { kind: 'serial', path: cable.a, rtscts: false })
}

const printerReports = ({ server }: Rig) =>
  server.reports.flatMap((report) => (report.event === 'agent:printer' ? [report.body.status] : []))
const ready = (rig: Rig) => until('the printer is ready', () => printerReports(rig).at(-1)?.state === 'ready')

describe.each([
  ['over TCP', overTcp],
  ['over a serial line', overPty],
])('%s', (_, open) => {
  test('a queued ticket comes out as it was ordered, after the server made `sent` durable', async () => {
    const rig = await open()
    const one = job()
    rig.server.show({ jobs: [one], panels: [] })
    await until('printed', () => rig.told(one).includes('printed'))
    expect(rig.told(one)).toEqual(['sent', 'printed'])
    expect(rig.emulator.papers.map(({ dots }) => dots)).toEqual([bitmapOf(one)])
  })

  test('tickets come out in the order of the view, each once, however often the view comes', async () => {
    const rig = await open()
    const listed = [job(), job(), job()]
    rig.server.show({ jobs: listed.slice(0, 1), panels: [] })
    rig.server.show({ jobs: listed, panels: [] })
    rig.server.show({ jobs: listed, panels: [] })
    await until('all printed', () => listed.every((one) => rig.told(one).includes('printed')))
    expect(rig.emulator.papers.map(({ dots }) => dots)).toEqual(listed.map(bitmapOf))
  })

  test('without paper nothing is sent and the printer is told to be not ready', async () => {
    const rig = await open()
    rig.emulator.setFault('paper-out', true)
    const one = job()
    rig.server.show({ jobs: [one], panels: [] })
    await until('told', () => rig.told(one).length > 0)
    expect(rig.told(one)).toEqual(['not-sent'])
    await until('not ready', () => printerReports(rig).at(-1)?.state === 'not-ready')
    expect(printerReports(rig).at(-1)).toEqual({ state: 'not-ready', problem: 'paper-out' })
    expect(rig.emulator.hanging.height).toBe(0)
    rig.emulator.setFault('paper-out', false)
    await ready(rig)
  })

  test('paper that ends in the middle is a failed ticket', async () => {
    const rig = await open()
    await ready(rig)
    rig.emulator.setFault('paper-out', true, { afterRows: 60 })
    const one = job()
    rig.server.show({ jobs: [one], panels: [] })
    await until('told', () => rig.told(one).length === 2)
    expect(rig.told(one)).toEqual(['sent', 'failed-partial'])
    expect(rig.emulator.papers).toHaveLength(0)
  })
})

describe('the agent', () => {
  test('says what it drives', async () => {
    const rig = await overTcp()
    await until('hello', () => rig.server.hellos.length === 1)
    expect(rig.server.hellos[0]!.printers).toEqual([{ printerId, name: 'Терминал', dots: 576 }])
    expect(rig.server.hellos[0]!.holding).toEqual([])
  })

  test('calls a ticket unknown when the line breaks after its bytes', async () => {
    const rig = await overTcp()
    await ready(rig)
    rig.emulator.onPaper(() => rig.emulator.setFault('link-cut-mid-job', true))
    const one = job()
    rig.server.show({ jobs: [one], panels: [] })
    await until('told', () => rig.told(one).length === 2)
    expect(rig.told(one)).toEqual(['sent', 'unknown'])
  })

  test('sends nothing to the printer when the server says no', async () => {
    const rig = await overTcp()
    rig.server.answer = ({ state }) => state !== 'sent'
    const [refused, granted] = [job(), job()]
    rig.server.show({ jobs: [refused], panels: [] })
    await until('asked', () => rig.told(refused).length > 0)
    rig.server.answer = () => true
    rig.server.show({ jobs: [refused, granted], panels: [] })
    await until('the next is printed', () => rig.told(granted).includes('printed'))
    expect(rig.told(refused)).toEqual(['sent'])
    expect(rig.emulator.papers.map(({ dots }) => dots)).toEqual([bitmapOf(granted)])
  })

  test('sends nothing when the server does not answer, and says so until it is heard', async () => {
    const rig = await overTcp()
    rig.server.answer = () => 'silence'
    const one = job()
    rig.server.show({ jobs: [one], panels: [] })
    await until('asked and told', () => rig.told(one).includes('not-sent'))
    rig.server.answer = () => true
    const before = rig.told(one).length
    await until('told again', () => rig.told(one).length > before)
    expect(new Set(rig.told(one))).toEqual(new Set(['sent', 'not-sent']))
    expect(rig.emulator.hanging.height).toBe(0)
    expect(rig.emulator.papers).toHaveLength(0)
  })

  test('leaves a job alone that is listed as sent and that it did not send', async () => {
    const rig = await overTcp()
    const [foreign, own] = [job({ state: 'sent' }), job()]
    rig.server.show({ jobs: [foreign, own], panels: [] })
    await until('the own one is printed', () => rig.told(own).includes('printed'))
    expect(rig.told(foreign)).toEqual([])
    expect(rig.emulator.papers).toHaveLength(1)
  })

  test('prints nothing twice when the connection breaks and the server lists the job again', async () => {
    const rig = await overTcp()
    const one = job()
    rig.server.answer = ({ state }) => (state === 'printed' ? 'silence' : true)
    rig.server.show({ jobs: [one], panels: [] })
    await until('printed', () => rig.emulator.papers.length === 1)
    await until('told once', () => rig.told(one).includes('printed'))
    rig.server.dropAll()
    await until('hello again', () => rig.server.hellos.length === 2)
    expect(rig.server.hellos[1]!.holding).toEqual([one.jobId])
    rig.server.answer = () => true
    const next = job()
    rig.server.show({ jobs: [{ ...one, state: 'sent' }, next], panels: [] })
    rig.server.show({ jobs: [one, next], panels: [] })
    await until('the next is printed', () => rig.told(next).includes('printed'))
    expect(rig.emulator.papers).toHaveLength(2)
    await until('the end was taken', () => rig.told(one).filter((state) => state === 'printed').length >= 2)
  })

  test('tells the printer’s state again to a server that is new', async () => {
    const rig = await overTcp()
    await ready(rig)
    const before = printerReports(rig).length
    rig.server.dropAll()
    await until('told again', () => printerReports(rig).length > before)
    expect(printerReports(rig).at(-1)).toEqual({ state: 'ready', nearEnd: false })
  })

  test('drops a queued job that the server gave up while another was printed', async () => {
    const rig = await overTcp()
    await ready(rig)
    const [slow, stale] = [job(), job()]
    rig.server.answer = ({ jobId, state }) => {
      // While the first is released the second vanishes from the view.
      if (jobId === slow.jobId && state === 'sent') rig.server.show({ jobs: [slow], panels: [] })
      return true
    }
    rig.server.show({ jobs: [slow, stale], panels: [] })
    await until('printed', () => rig.told(slow).includes('printed'))
    const after = job()
    rig.server.show({ jobs: [after], panels: [] })
    await until('the next is printed', () => rig.told(after).includes('printed'))
    expect(rig.told(stale)).toEqual([])
    expect(rig.emulator.papers).toHaveLength(2)
  })

  test('says that a job for a printer of another PC was not sent', async () => {
    const rig = await overTcp()
    const one = job({ printerId: PrinterId.parse('elsewhere') })
    rig.server.show({ jobs: [one], panels: [] })
    await until('told', () => rig.told(one).length > 0)
    expect(rig.told(one)).toEqual(['not-sent'])
  })

  test('tells when its token is revoked', async () => {
    const server = await openLiveServer()
    closers.push(() => server.close())
    let revoked = 0
    const agent = openAgent({
      serverUrl: server.url,
      token: 'token',
      printers: [],
      panels: [],
      scanners: [],
      consoles: [],
      log: () => undefined,
      times,
      onRevoked: () => revoked++,
    })
    closers.push(() => agent.close())
    await until('connected', () => server.hellos.length === 1)
    server.revokeAll()
    await until('revoked', () => revoked > 0)
  })

  test('is let in by no foreign token and says so', async () => {
    const server = await openLiveServer()
    closers.push(() => server.close())
    let revoked = 0
    const agent = openAgent({
      serverUrl: server.url,
      token: 'foreign',
      printers: [],
      panels: [],
      scanners: [],
      consoles: [],
      log: () => undefined,
      times,
      onRevoked: () => revoked++,
    })
    closers.push(() => agent.close())
    await until('refused', () => revoked > 0)
    expect(server.hellos).toHaveLength(0)
  })
})

describe('a window panel', () => {
  test('shows the call that the server wishes and loses it when the server is silent', async () => {
    const server = await openLiveServer()
    closers.push(() => server.close())
    const emulator = await openPrinterEmulator({ model: 'epson', dots: 576, host: '127.0.0.1', port: 0 })
    closers.push(() => emulator.close())
    const cable = await openPtyPair()
    closers.push(() => cable.close())
    const panel = await openPort({ kind: 'serial', path: cable.b, baud: 9600 }, limits)
    closers.push(() => panel.close())
    const bytes: number[] = []
    panel.onData((more) => bytes.push(...more))
    const panelId = PanelId.parse('panel-3')
    const address = { kind: 'serial', path: cable.a, baud: 9600 }
    drive(server, emulator, emulator.address, [{ panelId, deskNumber: 3, address, family: 'cd5220' }])
    const shown = () => Buffer.from(bytes).toString('latin1')
    await until('hello', () => server.hellos.length === 1)
    expect(server.hellos[0]!.panels.map(({ panelId, deskNumber }) => ({ panelId, deskNumber }))).toEqual([
      { panelId, deskNumber: 3 },
    ])
    const wish = { panelId, deskId: 'desk-3', deskNumber: 3 } as never
    const call = { kind: 'called', ticket: { letter: 'A', number: 417 }, callNumber: 1 }
    server.show({ jobs: [], panels: [Object.assign({}, wish, { show: call })] })
    await until('the call is shown', () => shown().includes('417'))
    server.isTicking = false
    const before = bytes.length
    await until('something else is shown', () => bytes.length > before)
    bytes.length = 0
    server.isTicking = true
    await until('the call is back', () => shown().includes('417'))
  })
})

describe('a code scanner', () => {
  const scannerId = ScannerId.parse('scanner-1')
  interface ScannerRig {
    readonly server: LiveServer
    readonly scanner: ScannerEmulator
    readonly log: string[]
    /** States told of the scanner. */
    states(): string[]
  }

  async function open(): Promise<ScannerRig> {
    const server = await openLiveServer()
    closers.push(() => server.close())
    const scanner = await openScannerEmulator({ listen: { kind: 'tcp', host: '127.0.0.1', port: 0 } })
    closers.push(() => scanner.close())
    const log: string[] = []
    const config = AgentConfig.parse({
      scanners: [{ scannerId, name: 'Сканер', address: scanner.address }],
    })
    const agent = openAgent({
      serverUrl: server.url,
      token: 'token',
      ...config,
      log: (message) => log.push(message),
      times,
    })
    closers.push(() => agent.close())
    const states = () =>
      server.reports.flatMap((report) => (report.event === 'agent:scanner' ? [report.body.status] : []))
    await until('hello', () => server.hellos.length > 0)
    await until('reading', () => states().at(-1) === 'reading')
    return { server, scanner, log, states }
  }
  const texts = ({ server }: ScannerRig) => server.scans.map(({ text }) => text)

  test('is announced, and what is held to it is told at once', async () => {
    const rig = await open()
    expect(rig.server.hellos[0]!.scanners).toEqual([{ scannerId, name: 'Сканер' }])
    rig.scanner.scan('ONE')
    await until('told', () => rig.server.scans.length === 1)
    expect(rig.server.scans).toEqual([{ scannerId, text: 'ONE' }])
  })

  test('whose line is lost is told, also to a server that is new', async () => {
    const rig = await open()
    await rig.scanner.setFault('unplugged', true)
    await until('told', () => rig.states().at(-1) === 'unreachable')
    const before = rig.states().length
    rig.server.dropAll()
    await until('told again', () => rig.states().length > before)
    expect(rig.states().at(-1)).toBe('unreachable')
  })

  test('is not heard while the server is silent, nor later, and no log has the code', async () => {
    const rig = await open()
    rig.server.isTicking = false
    let lates = 0
    await until('away', () => {
      rig.scanner.scan(`LATE-${++lates}`)
      return rig.log.some((line) => line.includes('dropped'))
    })
    const heard = texts(rig)
    rig.server.isTicking = true
    let tries = 0
    await until('heard again', () => {
      rig.scanner.scan(`AGAIN-${++tries}`)
      return texts(rig).some((text) => text.startsWith('AGAIN'))
    })
    expect(texts(rig).filter((text) => text.startsWith('LATE'))).toEqual(heard)
    expect(rig.log.join()).not.toMatch(/LATE|AGAIN/)
  })

  test('is not heard while the connection is broken, nor by the next one', async () => {
    const rig = await open()
    rig.server.isStarting = true
    rig.server.dropAll()
    await until('broken', () => rig.log.some((line) => line.startsWith('no connection')))
    rig.scanner.scan('LOST')
    await until('dropped', () => rig.log.some((line) => line.includes('dropped')))
    rig.server.isStarting = false
    await until('back', () => rig.server.hellos.length === 2)
    rig.scanner.scan('NEXT')
    await until('told', () => rig.server.scans.length > 0)
    expect(texts(rig)).toEqual(['NEXT'])
  })
})
