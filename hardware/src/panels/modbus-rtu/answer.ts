import { crc16 } from './crc16.ts'

const writeAnswerLength = 8
const exceptionLength = 5

/**
 * The answer to a write request (functions 06 and 10 hex) within what was heard,
 * or null while it is not whole. Noise before it is skipped; an answer counts
 * only with a right checksum, from the unit asked, and for the registers asked:
 * both functions repeat the first six bytes of the request.
 */
export function findAnswer(heard: Uint8Array, request: Uint8Array): Uint8Array | null {
  for (let at = 0; at + exceptionLength <= heard.length; at++) {
    if (heard[at] !== request[0]) continue
    const length = heard[at + 1] === (request[1]! | 0x80) ? exceptionLength : writeAnswerLength
    const frame = heard.subarray(at, at + length)
    if (frame.length < length || !hasRightCrc(frame)) continue
    if (length === exceptionLength || sameBytes(frame.subarray(0, 6), request.subarray(0, 6))) return frame
  }
  return null
}

function hasRightCrc(frame: Uint8Array): boolean {
  const crc = crc16(frame.subarray(0, -2))
  return frame.at(-2) === (crc & 0xff) && frame.at(-1) === crc >> 8
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at])
}
