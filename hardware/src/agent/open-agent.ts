import { randomBytes } from 'node:crypto'
import type { AgentHello } from '@chered/protocol/agent'
import type { ConsoleStatus, PrinterStatus, ScannerStatus } from '@chered/protocol/devices'
import { CommandId, type ConsoleId, type PanelId, type PrinterId, type ScannerId } from '@chered/protocol/ids'
import type { ConsoleConfig } from '../buttons/console-config.ts'
import { type ConsolePress, type Consoles, openConsoles } from '../buttons/open-consoles.ts'
import { type Clock, systemClock } from '../escpos/clock.ts'
import { openPrinter } from '../escpos/open-printer.ts'
import { type PrinterLimits, printerLimits } from '../escpos/printer-limits.ts'
import { openPanels, type Panels } from '../panels/open-panels.ts'
import type { PanelConfig } from '../panels/panel-config.ts'
import { openPort } from '../port/open-port.ts'
import { openScanners } from '../scanners/open-scanners.ts'
import type { ScannerConfig } from '../scanners/scanner-config.ts'
import { agentVersion, type DoorConfig, type PrinterConfig } from './config.ts'
import { doorSecret, type KioskDoor, openKioskDoor } from './kiosk-door.ts'
import { type LinkTimes, linkTimes, openLiveLink } from './live-link.ts'
import { openPrintQueue, type QueuePrinter } from './print-queue.ts'
import { openReports } from './reports.ts'

export interface Agent {
  /** Ends the connection, lets the ticket in the printer come out, closes the lines. */
  close(): Promise<void>
}

/** A ticket that takes longer to come out is left to the next process, which knows it as UNKNOWN. */
const closingMs = 5_000

type PanelStatus = Parameters<Parameters<typeof openPanels>[1]>[1]

/**
 * The program on a PC with printers, panels, scanners and consoles: connects to
 * the server, prints what is queued, keeps panels and lamps at what is wished,
 * tells what visitors hold to the scanners and what specialists press, and how all
 * of them are. Keeps nothing over a restart; the server's view and its journal are
 * the memory.
 */
export function openAgent(options: {
  readonly serverUrl: string
  readonly token: string
  readonly printers: readonly PrinterConfig[]
  readonly panels: readonly PanelConfig[]
  readonly scanners: readonly ScannerConfig[]
  readonly consoles: readonly ConsoleConfig[]
  /** Where the kiosk of this PC may print while the server is away. */
  readonly door?: DoorConfig | undefined
  readonly log: (message: string) => void
  /** The server does not know the token any more; the agent goes on asking until it is closed. */
  readonly onRevoked?: () => void
  readonly clock?: Clock
  readonly times?: LinkTimes
  readonly printerLimits?: PrinterLimits
}): Agent {
  const { log } = options
  const clock = options.clock ?? systemClock
  const printerStatus = new Map<PrinterId, PrinterStatus>()
  const panelStatus = new Map<PanelId, PanelStatus>()
  const scannerStatus = new Map<ScannerId, ScannerStatus>()
  const consoleStatus = new Map<ConsoleId, ConsoleStatus>()

  const reports = openReports({
    tell: (report) => link.tell(report),
    onSettled: (report) => {
      if (report.event === 'agent:job') queue.settled(report.body.jobId)
    },
    clock,
    log,
  })
  const tellPrinter = (printerId: PrinterId, status: PrinterStatus): void =>
    reports.put({ event: 'agent:printer', body: { printerId, status } })
  const tellPanel = (panelId: PanelId, status: PanelStatus): void =>
    reports.put({ event: 'agent:panel', body: { panelId, status } })
  const tellScanner = (scannerId: ScannerId, status: ScannerStatus): void =>
    reports.put({ event: 'agent:scanner', body: { scannerId, status } })
  const tellConsole = (consoleId: ConsoleId, status: ConsoleStatus): void =>
    reports.put({ event: 'agent:console', body: { consoleId, status } })

  const printers = new Map<PrinterId, QueuePrinter>()
  const panels: Panels = openPanels(options.panels, (panelId, status) => {
    panelStatus.set(panelId, status)
    tellPanel(panelId, status)
  })
  const queue = openPrintQueue({
    printers,
    askSent: (jobId) =>
      link.tell({ event: 'agent:job', body: { jobId, state: 'sent', at: Math.round(clock.now()) } }),
    report: (body) => reports.put({ event: 'agent:job', body: { ...body, at: Math.round(clock.now()) } }),
    log,
  })

  const door = openDoor()
  async function openDoor(): Promise<KioskDoor | null> {
    if (options.door === undefined) return null
    const { port, origins = [new URL(options.serverUrl).origin] } = options.door
    try {
      return await openKioskDoor({
        ...{ port, origins, printers, log },
        secret: doorSecret(options.token),
        statusOf: (printerId) => printerStatus.get(printerId) ?? { state: 'unknown' },
      })
    } catch (error) {
      // Printing for the server goes on; the kiosk shows its emergency numbers on the screen.
      log(`the kiosk's door does not open: ${(error as Error).message}`)
      return null
    }
  }

  const hello = async (): Promise<AgentHello> => ({
    version: agentVersion,
    holding: queue.holding(),
    printers: options.printers.map(({ printerId, name, dots }) => ({ printerId, name, dots })),
    panels: options.panels.map(({ panelId, deskNumber }) => ({
      panelId,
      deskNumber,
      letters: panels.letters(panelId),
    })),
    scanners: options.scanners.map(({ scannerId, name }) => ({ scannerId, name })),
    consoles: options.consoles.map(({ consoleId, deskNumber }) => ({ consoleId, deskNumber })),
    door: await door.then((open) => open && { port: open.port, secret: doorSecret(options.token) }),
  })
  const link = openLiveLink({
    serverUrl: options.serverUrl,
    token: options.token,
    clock,
    times: options.times ?? linkTimes,
    hello,
    onOpen() {
      for (const [printerId, status] of printerStatus) tellPrinter(printerId, status)
      for (const [panelId, status] of panelStatus) tellPanel(panelId, status)
      for (const [scannerId, status] of scannerStatus) tellScanner(scannerId, status)
      for (const [consoleId, status] of consoleStatus) tellConsole(consoleId, status)
      reports.resend()
    },
    onView(view) {
      queue.take(view.jobs)
      panels.show(view.panels)
      consoles.show(view.consoles)
    },
    // A panel's call is still true a few seconds later; a console's lamp promises that a press counts now.
    onLost: () => consoles.linkLost(),
    onSilent() {
      panels.linkLost()
      consoles.linkLost()
    },
    onRevoked: () => options.onRevoked?.(),
    log,
  })

  const scanners = openScanners(options.scanners, {
    onStatus(scannerId, status) {
      scannerStatus.set(scannerId, status)
      tellScanner(scannerId, status)
    },
    onCode: (scannerId, text) => link.scan({ scannerId, text }),
  })
  const consoles: Consoles = openConsoles(options.consoles, {
    onStatus(consoleId, status) {
      consoleStatus.set(consoleId, status)
      tellConsole(consoleId, status)
    },
    onPress,
  })
  async function onPress(press: ConsolePress): Promise<'done' | 'refused'> {
    const pressId = CommandId.parse(randomBytes(16).toString('base64url'))
    const said = await link.press({ ...press, pressId })
    if (said === 'no-answer') return 'refused'
    if (said.outcome === 'refused') log(`${press.consoleId}: ${press.key} was refused: ${said.code}`)
    return said.outcome
  }
  for (const { printerId, name, profile, address, layout } of options.printers) {
    const printer = openPrinter({
      address,
      profile,
      openPort,
      clock,
      limits: options.printerLimits ?? printerLimits,
      onStatus: (status) => {
        printerStatus.set(printerId, status)
        tellPrinter(printerId, status)
      },
      log: (message) => log(`${name}: ${message}`),
    })
    printers.set(printerId, { printer, layout })
  }

  let callOffClosing: () => void = () => undefined
  return {
    async close() {
      await Promise.race([
        queue.idle(),
        new Promise<void>((done) => {
          callOffClosing = clock.after(closingMs, done)
        }),
      ])
      callOffClosing()
      reports.close()
      link.close()
      await (await door)?.close()
      await Promise.all([
        panels.close(),
        scanners.close(),
        consoles.close(),
        ...[...printers.values()].map(({ printer }) => printer.close()),
      ])
    },
  }
}
