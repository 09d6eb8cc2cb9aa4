import type { PanelDevice } from './panel-device.ts'
import { openRtuFrames, sealed } from './rtu-frames.ts'
import { readSegments, segmentsOfAscii } from './segment-reading.ts'

/**
 * `led-485`: register 0 is a signed number, 0x80 and on are raw segments, two
 * places a register. `dm56a04`: registers 0–5 are ASCII, one place each; 7 is a
 * number.
 */
export type ModbusModel = 'led-485' | 'dm56a04'

const illegalFunction = 1
const illegalAddress = 2

/** A digit panel on a Modbus RTU bus, which answers only when asked by its own unit number. */
export function openModbusDevice(unit: number, model: ModbusModel, places: number): PanelDevice {
  const frames = openRtuFrames()
  let segments: number[] = Array.from({ length: places }, () => 0)

  const showNumber = (value: number): void => {
    const signed = value > 0x7fff ? value - 0x10000 : value
    const text = String(signed).padStart(places)
    segments = [...text.slice(-places)].map((character) => segmentsOfAscii(character.charCodeAt(0)))
  }

  /** False when the model has no such register. */
  const store = (register: number, value: number): boolean => {
    if (model === 'led-485') {
      if (register === 0) showNumber(value)
      else if (register >= 0x80 && register < 0x80 + places / 2) {
        const place = (register - 0x80) * 2
        segments[place] = value >> 8
        if (place + 1 < places) segments[place + 1] = value & 0xff
      } else return false
      return true
    }
    if (register < Math.min(places, 6)) segments[register] = segmentsOfAscii(value & 0xff)
    else if (register === 7) showNumber(value)
    else return false
    return true
  }

  const answer = (frame: readonly number[]): Uint8Array | null => {
    const [to, fc = 0, high = 0, low = 0] = frame
    if (to !== unit) return null
    const register = (high << 8) | low
    const refuse = (code: number): Uint8Array => sealed([unit, fc | 0x80, code])
    if (fc === 6) {
      const stored = store(register, (frame[4]! << 8) | frame[5]!)
      return stored ? sealed(frame) : refuse(illegalAddress)
    }
    if (fc === 16) {
      const values = frame.slice(7)
      for (let at = 0; at + 1 < values.length; at += 2) {
        if (!store(register + at / 2, (values[at]! << 8) | values[at + 1]!)) return refuse(illegalAddress)
      }
      return sealed(frame.slice(0, 6))
    }
    return refuse(illegalFunction)
  }

  return {
    hear(bytes) {
      const answers = frames(bytes).flatMap((frame) => answer(frame) ?? [])
      return answers.length > 0 ? Buffer.concat(answers) : null
    },
    look: () => ({
      lines: [segments.map(readSegments).join('')],
      segments: [...segments],
      brightness: null,
      blink: false,
    }),
  }
}
