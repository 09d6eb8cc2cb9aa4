import type { PanelWish } from '@chered/protocol/agent'
import type { PanelId } from '@chered/protocol/ids'
import type { OpenPort } from '../port/byte-port.ts'
import { openPort } from '../port/open-port.ts'
import { openPanelBus, type PanelBus } from './panel-bus.ts'
import { lineOf, type PanelConfig, PanelConfigList } from './panel-config.ts'
import { lettersOf } from './panel-family.ts'
import type { PanelStatus } from './panel-session.ts'
import { type PanelTimes, usualPanelTimes } from './panel-times.ts'

export interface Panels {
  /**
   * What the panels have to show from now on. Wishes for panels that are not
   * driven here are passed over; a panel without a wish says that it has no link.
   */
  show(wishes: readonly PanelWish[]): void
  /** Nobody knows any more what is so: old numbers go at once, "no link" or darkness comes. */
  linkLost(): void
  /** Letters that a panel can draw; null for a panel that is not driven here. */
  letters(panelId: PanelId): string | null
  /** Puts "no link" on the panels, so that no call outlives the agent, and closes the lines. */
  close(): Promise<void>
}

/**
 * Drives the window panels of this PC: keeps on each what the server wishes, and
 * sends it at a change, after each reconnection and on a slow timer.
 *
 * `onStatus` tells each change: `showing` when the panel confirmed, or, for a
 * family that never answers, when the line took the bytes; `unreachable` when
 * the line or the answer is missing; `unknown` when it answers and does not obey.
 * Throws when the configuration is wrong (see `PanelConfigList`).
 */
export function openPanels(
  config: readonly PanelConfig[],
  onStatus: (panelId: PanelId, status: PanelStatus) => void,
  given: { readonly openPort?: OpenPort; readonly times?: Partial<PanelTimes> } = {},
): Panels {
  const panels = PanelConfigList.parse(config)
  const times = { ...usualPanelTimes, ...given.times }
  const ports = { openPort: given.openPort ?? openPort, times, onStatus }
  const buses = new Map<PanelId, PanelBus>()
  for (const onLine of linesOf(panels)) {
    const bus = openPanelBus(onLine, ports)
    for (const { panelId } of onLine) buses.set(panelId, bus)
  }

  const show = (wishes: readonly PanelWish[]): void => {
    for (const { panelId, deskNumber } of panels) {
      const wish = wishes.find((one) => one.panelId === panelId)
      buses.get(panelId)?.show(panelId, wish?.deskNumber ?? deskNumber, wish?.show ?? { kind: 'link-lost' })
    }
  }
  return {
    show,
    linkLost: () => show([]),
    letters(panelId) {
      const panel = panels.find((one) => one.panelId === panelId)
      return panel ? lettersOf(panel) : null
    },
    async close() {
      await Promise.all([...new Set(buses.values())].map((bus) => bus.close()))
    },
  }
}

/** Panels that hang on the same line, together. */
function linesOf(panels: readonly PanelConfig[]): PanelConfig[][] {
  const lines = new Map<string, PanelConfig[]>()
  for (const panel of panels) {
    const line = lineOf(panel.address)
    lines.set(line, [...(lines.get(line) ?? []), panel])
  }
  return [...lines.values()]
}
