import type { BytePort } from '../port/byte-port.ts'
import { openCd5220Session } from './cd5220/session.ts'
import { openEpsonDmdSession } from './epson-dmd/session.ts'
import { lettersOfMap } from './modbus-rtu/register-writes.ts'
import { openModbusSessions } from './modbus-rtu/session.ts'
import type { PanelConfig } from './panel-config.ts'
import type { PanelSession } from './panel-session.ts'
import { textPanelLetters } from './text-lines.ts'

/** What a family can do, for the bus that drives it. */
export interface FamilyTraits {
  /** It answers, so a silent one is noticed by asking again. */
  readonly answers: boolean
  /** It blinks by itself; no family is blinked by sending. */
  readonly blinks: boolean
}

export const familyTraits: { readonly [F in PanelConfig['family']]: FamilyTraits } = {
  cd5220: { answers: false, blinks: false },
  'epson-dmd': { answers: false, blinks: true },
  'modbus-rtu': { answers: true, blinks: false },
}

/** Letters that a panel can draw, all of them capitals. */
export function lettersOf(config: PanelConfig): string {
  return config.family === 'modbus-rtu' ? lettersOfMap(config.map) : textPanelLetters
}

/** A session for each panel of a line, in the same order. */
export function openSessions(
  port: BytePort,
  panels: readonly PanelConfig[],
  limits: { readonly answerMs: number; readonly gapMs: number },
): PanelSession[] {
  const units = panels.filter((panel) => panel.family === 'modbus-rtu')
  if (units.length === panels.length) return openModbusSessions(port, units, limits)
  return panels.map((panel) => openTextSession(port, panel))
}

function openTextSession(port: BytePort, panel: PanelConfig): PanelSession {
  switch (panel.family) {
    case 'cd5220':
      return openCd5220Session(port, panel)
    case 'epson-dmd':
      return openEpsonDmdSession(port, panel)
    case 'modbus-rtu':
      throw new Error(`panel ${panel.panelId} shares its line with another family`)
  }
}
