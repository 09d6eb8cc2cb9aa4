import type { PanelDevice } from './panel-device.ts'
import { openTextScreen } from './text-screen.ts'

/** How many bytes follow each two-byte command. */
const parameterCount: ReadonlyMap<number, number> = new Map([
  [0x40, 0],
  [0x2a, 1],
  [0x6c, 2],
  [0x74, 1],
])

/**
 * A CD5220 panel: 2 lines, PC866 by its switches, never answers.
 *
 * ESC Q A and ESC Q B take text up to CR and put the panel in string mode, in
 * which it obeys nothing but them and CLR.
 */
export function openCd5220Device(columns: number): PanelDevice {
  const screen = openTextScreen(columns)
  const decoder = new TextDecoder('ibm866')
  let brightness = 4
  let stringMode = false
  /** A command that is not whole yet, or the text of a line up to its CR. */
  let pending: number[] = []

  const obey = (command: number, parameters: readonly number[]): void => {
    if (stringMode) return
    if (command === 0x40) {
      screen.clear()
      brightness = 4
    } else if (command === 0x2a) {
      if (parameters[0]! >= 1 && parameters[0]! <= 4) brightness = parameters[0]!
    } else if (command === 0x6c) {
      screen.moveTo(parameters[0]!, parameters[1]!)
    }
  }

  const writeLine = (row: number, text: readonly number[]): void => {
    stringMode = true
    screen.moveTo(1, row)
    screen.clearLine()
    for (const character of decoder.decode(Uint8Array.from(text)).slice(0, columns)) screen.put(character)
  }

  /** True when the pending bytes have become a whole command. */
  const whole = (): boolean => {
    const [, command, selector] = pending
    if (command === undefined) return false
    if (command === 0x51) {
      if (selector === undefined) return false
      const row = selector - 0x40
      if (row !== 1 && row !== 2) return true
      if (pending.at(-1) !== 0x0d) return false
      writeLine(row, pending.slice(3, -1))
      return true
    }
    const parameters = pending.slice(2)
    if (parameters.length < (parameterCount.get(command) ?? 0)) return false
    obey(command, parameters)
    return true
  }

  const hearByte = (byte: number): void => {
    if (byte === 0x0c) {
      pending = []
      stringMode = false
      screen.clear()
    } else if (pending.length > 0) {
      pending.push(byte)
      if (whole()) pending = []
    } else if (byte === 0x1b) {
      pending = [byte]
    } else if (!stringMode) {
      if (byte === 0x18) screen.clearLine()
      else if (byte >= 0x20) screen.put(decoder.decode(Uint8Array.of(byte)))
    }
  }

  return {
    hear(bytes) {
      for (const byte of bytes) hearByte(byte)
      return null
    },
    look: () => ({ lines: screen.lines(), segments: null, brightness, blink: false }),
  }
}
