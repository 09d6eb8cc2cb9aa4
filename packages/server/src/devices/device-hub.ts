import type {
  AgentConsoleReport,
  AgentHello,
  AgentJobReport,
  AgentPanelReport,
  AgentPrinterReport,
  AgentScannerReport,
} from '@chered/protocol/agent'
import type {
  ConsoleState,
  DeviceState,
  PanelState,
  PrinterState,
  ScannerState,
} from '@chered/protocol/devices'
import type { ConsoleId, DeskId, DeviceId, PanelId, PrinterId, ScannerId } from '@chered/protocol/ids'
import type { Enrolment } from '../application/enrolment.ts'
import type { Clock, DeviceTable } from '../application/ports.ts'
import type { ConsoleInfo, DeviceDirectory, PanelInfo } from '../application/views/context.ts'
import type { OfficeRules } from '../domain/office/office-rules.ts'
import type { PrintSpool } from './print-spool.ts'

/** What the live connection tells of devices. */
export interface DeviceHub extends DeviceDirectory {
  connected(deviceId: DeviceId): void
  disconnected(deviceId: DeviceId): void
  hello(agentId: DeviceId, hello: AgentHello): Promise<boolean>
  printerReport(agentId: DeviceId, report: AgentPrinterReport): boolean
  panelReport(agentId: DeviceId, report: AgentPanelReport): boolean
  scannerReport(agentId: DeviceId, report: AgentScannerReport): boolean
  consoleReport(agentId: DeviceId, report: AgentConsoleReport): boolean
  /** The kiosk that a scan of this agent's scanner is for; null when there is none, or it is away. */
  kioskOfScanner(agentId: DeviceId, scannerId: ScannerId): DeviceId | null
  jobReport(agentId: DeviceId, report: AgentJobReport): Promise<boolean | 'later'>
  /** Where the printer's agent lets the kiosk of the same PC in, as it last said. */
  doorOf(printerId: PrinterId): { readonly port: number; readonly secret: string } | null
  onChange(listener: () => void): () => void
}

type Kept<T> = Omit<T, 'agentId'>

/**
 * Which device stands where and how it is. What is enrolled and which printers,
 * panels, scanners and consoles an agent drives is kept on disk; how they are is known only while
 * their agent is connected, and is `unknown` otherwise.
 */
export function openDeviceHub(parts: {
  readonly table: DeviceTable
  readonly enrolment: Enrolment
  readonly spool: PrintSpool
  readonly clock: Clock
  readonly rules: () => OfficeRules
}): DeviceHub {
  const { table, enrolment, spool, clock } = parts
  const sockets = new Map<DeviceId, number>()
  const lost = new Map<DeviceId, number>()
  const printerStatus = new Map<PrinterId, Kept<Pick<PrinterState, 'status' | 'since'>>>()
  const panelStatus = new Map<PanelId, Kept<Pick<PanelState, 'status' | 'since'>>>()
  const scannerStatus = new Map<ScannerId, Pick<ScannerState, 'status' | 'since'>>()
  const consoleStatus = new Map<ConsoleId, Pick<ConsoleState, 'status' | 'since'>>()
  const doors = new Map<DeviceId, AgentHello['door']>()
  const listeners = new Set<() => void>()
  let printers = table.printers()
  let panels = table.panels()
  let scanners = table.scanners()
  let consoles = table.consoles()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const isConnected = (id: DeviceId) => (sockets.get(id) ?? 0) > 0
  const enrolled = (id: DeviceId) => enrolment.devices().some((d) => d.deviceId === id)
  const lostSince = (id: DeviceId) => lost.get(id) ?? 0
  enrolment.onChange(tell)
  spool.onChange(tell)

  const printerState = (row: (typeof printers)[number]): PrinterState => {
    const known = isConnected(row.agentId) ? printerStatus.get(row.printerId) : undefined
    return known
      ? { ...row, ...known }
      : { ...row, status: { state: 'unknown' }, since: lostSince(row.agentId) }
  }
  const deskAt = (deskNumber: number): DeskId => {
    const desk = parts.rules().office.desks.find((d) => d.number === deskNumber)
    return desk?.id ?? (`desk-${deskNumber}` as DeskId)
  }
  const panelState = (row: (typeof panels)[number]): PanelInfo => {
    const { panelId, deskNumber, agentId, letters } = row
    const known = isConnected(agentId) ? panelStatus.get(panelId) : undefined
    return {
      panelId,
      deskNumber,
      agentId,
      letters,
      deskId: deskAt(deskNumber),
      status: known?.status ?? 'unknown',
      since: known?.since ?? lostSince(agentId),
    }
  }
  const scannerState = (row: (typeof scanners)[number]): ScannerState => {
    const known = isConnected(row.agentId) ? scannerStatus.get(row.scannerId) : undefined
    return { ...row, ...(known ?? { status: 'unknown', since: lostSince(row.agentId) }) }
  }
  const consoleState = (row: (typeof consoles)[number]): ConsoleInfo => {
    const known = isConnected(row.agentId) ? consoleStatus.get(row.consoleId) : undefined
    const { status, since } = known ?? { status: 'unknown', since: lostSince(row.agentId) }
    return { ...row, deskId: deskAt(row.deskNumber), status, since }
  }
  const active = <T extends { agentId: DeviceId }>(rows: readonly T[]) =>
    rows.filter((row) => enrolled(row.agentId))

  return {
    devices: () =>
      enrolment.devices().map(
        ({ deviceId, name, assignment, seenAt, enrolledAt }): DeviceState => ({
          deviceId,
          name,
          assignment,
          connected: isConnected(deviceId),
          seenAt: isConnected(deviceId) ? clock.now() : (lost.get(deviceId) ?? seenAt),
          enrolledAt,
        }),
      ),
    printers: () => active(printers).map(printerState),
    panels: () => active(panels).map(panelState),
    scanners: () => active(scanners).map(scannerState),
    consoles: () => active(consoles).map(consoleState),
    printer: (id) => {
      const row = active(printers).find((p) => p.printerId === id)
      return row ? printerState(row) : null
    },
    panel: (id) => {
      const row = active(panels).find((p) => p.panelId === id)
      return row ? panelState(row) : null
    },
    jobs: () => spool.jobs(),
    connected(deviceId) {
      sockets.set(deviceId, (sockets.get(deviceId) ?? 0) + 1)
      tell()
    },
    disconnected(deviceId) {
      const left = (sockets.get(deviceId) ?? 1) - 1
      sockets.set(deviceId, left)
      if (left > 0) return
      const now = clock.now()
      lost.set(deviceId, now)
      enrolment.seen(deviceId, now)
      tell()
    },
    async hello(agentId, hello) {
      // What another agent drives at this moment stays with it: a copied configuration takes nobody's printer.
      const free = (owner: DeviceId | undefined) =>
        owner === undefined || owner === agentId || !isConnected(owner)
      for (const { printerId, name } of hello.printers) {
        const owner = printers.find((p) => p.printerId === printerId)?.agentId
        if (free(owner)) table.keepPrinter(printerId, name, agentId)
      }
      for (const { panelId, deskNumber, letters } of hello.panels) {
        const owner = panels.find((p) => p.panelId === panelId)?.agentId
        if (free(owner)) table.keepPanel(panelId, deskNumber, agentId, letters)
      }
      for (const { scannerId, name } of hello.scanners) {
        const owner = scanners.find((s) => s.scannerId === scannerId)?.agentId
        if (free(owner)) table.keepScanner(scannerId, name, agentId)
      }
      for (const { consoleId, deskNumber } of hello.consoles) {
        const owner = consoles.find((c) => c.consoleId === consoleId)?.agentId
        if (free(owner)) table.keepConsole(consoleId, deskNumber, agentId)
      }
      printers = table.printers()
      panels = table.panels()
      scanners = table.scanners()
      consoles = table.consoles()
      const own = new Set(printers.filter((p) => p.agentId === agentId).map((p) => p.printerId))
      doors.set(agentId, hello.door)
      await spool.disown((job) => own.has(job.printerId) && !hello.holding.includes(job.jobId))
      tell()
      return true
    },
    printerReport(agentId, { printerId, status }) {
      if (!printers.some((p) => p.printerId === printerId && p.agentId === agentId)) return false
      const before = printerStatus.get(printerId)
      const same = before && JSON.stringify(before.status) === JSON.stringify(status)
      if (!same) printerStatus.set(printerId, { status, since: clock.now() })
      tell()
      return true
    },
    panelReport(agentId, { panelId, status }) {
      if (!panels.some((p) => p.panelId === panelId && p.agentId === agentId)) return false
      if (panelStatus.get(panelId)?.status !== status) {
        panelStatus.set(panelId, { status, since: clock.now() })
      }
      tell()
      return true
    },
    scannerReport(agentId, { scannerId, status }) {
      if (!scanners.some((s) => s.scannerId === scannerId && s.agentId === agentId)) return false
      if (scannerStatus.get(scannerId)?.status !== status) {
        scannerStatus.set(scannerId, { status, since: clock.now() })
      }
      tell()
      return true
    },
    consoleReport(agentId, { consoleId, status }) {
      if (!consoles.some((c) => c.consoleId === consoleId && c.agentId === agentId)) return false
      if (consoleStatus.get(consoleId)?.status !== status) {
        consoleStatus.set(consoleId, { status, since: clock.now() })
      }
      tell()
      return true
    },
    doorOf(printerId) {
      const row = active(printers).find((p) => p.printerId === printerId)
      return (row && doors.get(row.agentId)) ?? null
    },
    kioskOfScanner(agentId, scannerId) {
      if (!scanners.some((s) => s.scannerId === scannerId && s.agentId === agentId)) return null
      const kiosk = enrolment
        .devices()
        .find(({ assignment }) => assignment.kind === 'kiosk' && assignment.scannerId === scannerId)
      return kiosk && isConnected(kiosk.deviceId) ? kiosk.deviceId : null
    },
    async jobReport(agentId, report) {
      const job = spool.job(report.jobId)
      const own = printers.some((p) => p.printerId === job?.printerId && p.agentId === agentId)
      return own ? spool.report(report) : false
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
