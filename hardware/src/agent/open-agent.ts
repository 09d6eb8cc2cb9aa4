import type { AgentHello } from '@chered/protocol/agent'
import type { PrinterStatus } from '@chered/protocol/devices'
import type { PanelId, PrinterId } from '@chered/protocol/ids'
import { type Clock, systemClock } from '../escpos/clock.ts'
import { openPrinter } from '../escpos/open-printer.ts'
import { type PrinterLimits, printerLimits } from '../escpos/printer-limits.ts'
import { openPanels, type Panels } from '../panels/open-panels.ts'
import type { PanelConfig } from '../panels/panel-config.ts'
import { openPort } from '../port/open-port.ts'
import { agentVersion, type PrinterConfig } from './config.ts'
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
 * The program on a PC with printers and panels: connects to the server, prints
 * what is queued, keeps the panels at what is wished, tells how they are. Keeps
 * nothing over a restart; the server's view and its journal are the memory.
 */
export function openAgent(options: {
  readonly serverUrl: string
  readonly token: string
  readonly printers: readonly PrinterConfig[]
  readonly panels: readonly PanelConfig[]
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

  const hello = (): AgentHello => ({
    version: agentVersion,
    holding: queue.holding(),
    printers: options.printers.map(({ printerId, name, dots }) => ({ printerId, name, dots })),
    panels: options.panels.map(({ panelId, deskNumber }) => ({
      panelId,
      deskNumber,
      letters: panels.letters(panelId),
    })),
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
      reports.resend()
    },
    onView(view) {
      queue.take(view.jobs)
      panels.show(view.panels)
    },
    onSilent: () => panels.linkLost(),
    onRevoked: () => options.onRevoked?.(),
    log,
  })

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
      await Promise.all([panels.close(), ...[...printers.values()].map(({ printer }) => printer.close())])
    },
  }
}
