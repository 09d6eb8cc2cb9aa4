import { crc16 } from '../../panels/modbus-rtu/crc16.ts'

/**
 * The frame of our own button console, on RS-485 or any other line of bytes:
 *
 *     A5 | address | sequence | type | length | payload (0–6 bytes) | CRC low | CRC high
 *
 * The checksum is that of Modbus, over everything between the start byte and
 * itself. A payload is shorter than the shortest frame, so that no frame can
 * stand inside another.
 *
 * RS-485 has one pair of wires for both ways, and two consoles that spoke of their
 * own accord would spoil each other's bytes. So a console speaks only when asked,
 * and one that is broken or has no power is noticed by its silence.
 */
export interface Frame {
  /** 1–247. */
  readonly address: number
  /** Questions count the turns, answers repeat the turn; a press has a number of its own. */
  readonly sequence: number
  readonly type: number
  readonly payload: Uint8Array
}

const startByte = 0xa5
const longestPayload = 6
const headBytes = 5
const crcBytes = 2

/** Questions have no high bit, answers have it: an adapter that hears itself answers nothing. */
export const frameTypes = {
  /** Session (2 bytes, low first): begins anew, the console forgets what was pressed. */
  begin: 0x10,
  /** Session, lamps, digits. */
  poll: 0x11,
  /** Session; the sequence is that of the press which arrived. Nothing is answered. */
  ack: 0x12,
  /** Session. */
  begun: 0x90,
  /** Session: nothing was pressed. */
  idle: 0x91,
  /** Session, key: repeated with the same sequence at each poll until its `ack`. */
  press: 0x92,
  /** The session of the question is not the console's: it has lost power meanwhile. */
  stranger: 0x93,
} as const

/** Throws on a payload that no frame can hold. */
export function encodeFrame({ address, sequence, type, payload }: Frame): Uint8Array {
  if (payload.length > longestPayload) throw new RangeError(`a payload of ${payload.length} bytes`)
  const body = Uint8Array.of(address, sequence, type, payload.length, ...payload)
  const crc = crc16(body)
  return Uint8Array.of(startByte, ...body, crc & 0xff, crc >> 8)
}

export interface FrameParser {
  /** The frames that these bytes complete, in order. However the bytes are split, the frames are the same. */
  push(bytes: Uint8Array): Frame[]
  /** Forgets a frame that has only begun. */
  reset(): void
}

/**
 * Takes frames out of a line's bytes. At each byte it is asked whether a frame
 * ends here, so neither noise nor half a frame can hold up a whole one after it.
 */
export function openFrameParser(): FrameParser {
  let tail: number[] = []
  const endingHere = (): Frame | null => {
    for (let length = 0; length <= longestPayload; length++) {
      const size = headBytes + length + crcBytes
      const at = tail.length - size
      if (at < 0) return null
      if (tail[at] !== startByte || tail[at + headBytes - 1] !== length) continue
      const body = Uint8Array.from(tail.slice(at + 1, -crcBytes))
      const crc = crc16(body)
      if (tail.at(-2) !== (crc & 0xff) || tail.at(-1) !== crc >> 8) continue
      const [address = 0, sequence = 0, type = 0] = body
      return { address, sequence, type, payload: body.subarray(headBytes - 1) }
    }
    return null
  }
  return {
    push(bytes) {
      const frames: Frame[] = []
      for (const byte of bytes) {
        tail.push(byte)
        if (tail.length > headBytes + longestPayload + crcBytes) tail.shift()
        const frame = endingHere()
        if (frame === null) continue
        frames.push(frame)
        tail = []
      }
      return frames
    },
    reset() {
      tail = []
    },
  }
}
