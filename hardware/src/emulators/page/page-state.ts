import type { ConsoleLook } from '../buttons/console-device.ts'
import { type ConsoleFault, consoleFaults } from '../buttons/open-console-emulator.ts'
import type { EmulatedOffice } from '../open-emulated-office.ts'
import { type PanelFault, panelFaults } from '../panels/open-panel-emulator.ts'
import { type PrinterFault, printerFaults } from '../printer/open-printer-emulator.ts'
import { type ScannerFault, scannerFaults } from '../scanner/open-scanner-emulator.ts'

/** How many sheets the page keeps. */
const keptPapers = 30
/** The head burns 72 mm of an 80 mm roll: 32 dots of bare paper on each side. */
const paperMargin = 32
const dotsPerMm = 8
/** About the middle of a ticket. */
const cutAfterBytes = 8_000

export interface PaperOnPage {
  readonly id: number
  readonly cutAt: number
  readonly widthMm: number
  readonly heightMm: number
  readonly png: Buffer
}

/** What the page shows, as it is sent to it. */
export interface PageState {
  readonly printer: { readonly name: string; readonly faults: readonly PrinterFault[] }
  readonly papers: readonly Omit<PaperOnPage, 'png'>[]
  readonly panels: readonly {
    readonly panelId: string
    readonly deskNumber: number
    readonly family: string
    readonly lines: readonly string[]
    readonly segments: readonly number[] | null
    readonly brightness: number | null
    readonly blink: boolean
    readonly faults: readonly PanelFault[]
  }[]
  readonly scanner: { readonly name: string; readonly faults: readonly ScannerFault[] }
  readonly consoles: readonly (ConsoleLook & {
    readonly consoleId: string
    readonly deskNumber: number
    readonly kind: string
    /** In the order in which they stand on the console. */
    readonly keys: readonly { readonly key: number; readonly order: string }[]
    readonly faults: readonly ConsoleFault[]
  })[]
}

export interface OfficeOnPage {
  state(): PageState
  /** Null when that sheet is not kept any more. */
  paper(id: number): PaperOnPage | null
  /** False when there is no such device or fault. */
  setFault(deviceId: string, fault: string, on: boolean): Promise<boolean>
  /** Holds a code to the scanner; false when there is no such scanner. */
  scan(deviceId: string, text: string): boolean
  /** Pushes a key of a console; false when there is no such console or key. */
  press(deviceId: string, key: number): boolean
  onChange(listener: () => void): () => void
}

/** The devices as the page sees and switches them. */
export function officeOnPage(office: EmulatedOffice): OfficeOnPage {
  const { place, emulator } = office.printer
  const { scanner } = office
  const papers: PaperOnPage[] = []
  let lastId = 0
  const listeners = new Set<() => void>()
  const changed = (): void => {
    for (const listener of [...listeners]) listener()
  }

  emulator.onPaper((paper) => {
    lastId += 1
    papers.unshift({
      id: lastId,
      cutAt: paper.cutAt,
      widthMm: (paper.dots.width + 2 * paperMargin) / dotsPerMm,
      heightMm: (paper.dots.height + 2 * paperMargin) / dotsPerMm,
      png: paper.png(paperMargin),
    })
    papers.length = Math.min(papers.length, keptPapers)
    changed()
  })
  for (const { emulated } of [...office.panels, ...office.consoles]) emulated.onChange(changed)
  const consoleOf = (deviceId: string) => office.consoles.find((one) => one.place.consoleId === deviceId)

  return {
    state: () => ({
      printer: { name: place.name, faults: [...emulator.faults] },
      papers: papers.map(({ png: _png, ...rest }) => rest),
      panels: office.panels.map((panel) => ({
        panelId: panel.place.panelId,
        deskNumber: panel.place.deskNumber,
        family: panel.place.family,
        ...panel.emulated.look(),
        faults: panel.emulated.faults(),
      })),
      scanner: { name: scanner.place.name, faults: scanner.emulator.faults() },
      consoles: office.consoles.map(({ place: { consoleId, deskNumber, kind, keys }, emulated }) => ({
        consoleId,
        deskNumber,
        kind,
        keys: Object.entries(keys).map(([key, order]) => ({ key: Number(key), order })),
        ...emulated.look(),
        faults: emulated.faults(),
      })),
    }),
    paper: (id) => papers.find((paper) => paper.id === id) ?? null,
    async setFault(deviceId, fault, on) {
      if (deviceId === place.printerId) {
        const known = printerFaults.find((one) => one === fault)
        if (!known) return false
        const detail = known === 'link-cut-mid-job' ? { afterBytes: cutAfterBytes } : {}
        emulator.setFault(known, on, detail)
      } else if (deviceId === scanner.place.scannerId) {
        const known = scannerFaults.find((one) => one === fault)
        if (!known) return false
        await scanner.emulator.setFault(known, on)
      } else if (consoleOf(deviceId)) {
        const known = consoleFaults.find((one) => one === fault)
        if (!known) return false
        consoleOf(deviceId)?.emulated.setFault(known, on)
      } else {
        const known = panelFaults.find((one) => one === fault)
        const panel = office.panels.find((one) => one.place.panelId === deviceId)
        if (!known || !panel) return false
        await panel.emulated.setFault(known, on)
      }
      changed()
      return true
    },
    scan(deviceId, text) {
      if (deviceId !== scanner.place.scannerId) return false
      scanner.emulator.scan(text)
      return true
    },
    press(deviceId, key) {
      const one = consoleOf(deviceId)
      if (one?.place.keys[String(key)] === undefined) return false
      one.emulated.press(key)
      return true
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
