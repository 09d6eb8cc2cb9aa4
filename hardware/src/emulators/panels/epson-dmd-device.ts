import type { PanelDevice } from './panel-device.ts'
import { openTextScreen } from './text-screen.ts'

const codePages: ReadonlyMap<number, string> = new Map([[17, 'ibm866']])

/** How many bytes follow each command, by its two bytes. */
const parameterCount: ReadonlyMap<number, number> = new Map([
  [0x1b3d, 1],
  [0x1b40, 0],
  [0x1b74, 1],
  [0x1f01, 0],
  [0x1f02, 0],
  [0x1f03, 0],
  [0x1f24, 2],
  [0x1f43, 1],
  [0x1f45, 1],
  [0x1f58, 1],
])

/**
 * An Epson DM-D display: listens only while selected, shows a code above 7F as
 * `?` until a code page with Cyrillic is chosen, blinks by itself, never answers.
 */
export function openEpsonDmdDevice(columns: number): PanelDevice {
  const screen = openTextScreen(columns)
  let selected = true
  let codePage = 0
  let brightness = 4
  let blinkInterval = 0
  let pending: number[] = []

  const reset = (): void => {
    screen.clear()
    codePage = 0
    brightness = 4
    blinkInterval = 0
  }

  const obey = (command: number, [first = 0, second = 0]: readonly number[]): void => {
    if (command === 0x1b3d) selected = (first & 0x02) !== 0
    if (!selected) return
    if (command === 0x1b40) reset()
    else if (command === 0x1b74) codePage = first
    else if (command === 0x1f24) screen.moveTo(first, second)
    else if (command === 0x1f45) blinkInterval = first
    else if (command === 0x1f58 && first >= 1 && first <= 4) brightness = first
  }

  const drawn = (byte: number): string => {
    const label = codePages.get(codePage)
    if (byte < 0x80) return String.fromCharCode(byte)
    return label === undefined ? '?' : new TextDecoder(label).decode(Uint8Array.of(byte))
  }

  const hearByte = (byte: number): void => {
    if (pending.length > 0) {
      pending.push(byte)
      const command = (pending[0]! << 8) | pending[1]!
      const parameters = pending.slice(2)
      if (parameters.length < (parameterCount.get(command) ?? 0)) return
      pending = []
      obey(command, parameters)
    } else if (byte === 0x1b || byte === 0x1f) {
      pending = [byte]
    } else if (selected) {
      if (byte === 0x0c) screen.clear()
      else if (byte === 0x0b) screen.moveTo(1, 1)
      else if (byte === 0x18) screen.clearLine()
      else if (byte >= 0x20) screen.put(drawn(byte))
    }
  }

  return {
    hear(bytes) {
      for (const byte of bytes) hearByte(byte)
      return null
    },
    look: () => ({ lines: screen.lines(), segments: null, brightness, blink: blinkInterval > 0 }),
  }
}
