import type { EmulatedOffice } from '../open-emulated-office.ts'
import { type PanelFault, panelFaults } from '../panels/open-panel-emulator.ts'
import { type PrinterFault, printerFaults } from '../printer/open-printer-emulator.ts'

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
}

export interface OfficeOnPage {
  state(): PageState
  /** Null when that sheet is not kept any more. */
  paper(id: number): PaperOnPage | null
  /** False when there is no such device or fault. */
  setFault(deviceId: string, fault: string, on: boolean): Promise<boolean>
  onChange(listener: () => void): () => void
}

/** The devices as the page sees and switches them. */
export function officeOnPage(office: EmulatedOffice): OfficeOnPage {
  const { place, emulator } = office.printer
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
  for (const { emulated } of office.panels) emulated.onChange(changed)

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
    }),
    paper: (id) => papers.find((paper) => paper.id === id) ?? null,
    async setFault(deviceId, fault, on) {
      if (deviceId === place.printerId) {
        const known = printerFaults.find((one) => one === fault)
        if (!known) return false
        const detail = known === 'link-cut-mid-job' ? { afterBytes: cutAfterBytes } : {}
        emulator.setFault(known, on, detail)
      } else {
        const known = panelFaults.find((one) => one === fault)
        const panel = office.panels.find((one) => one.place.panelId === deviceId)
        if (!known || !panel) return false
        await panel.emulated.setFault(known, on)
      }
      changed()
      return true
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
