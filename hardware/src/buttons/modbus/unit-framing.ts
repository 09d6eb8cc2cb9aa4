import { crc16 } from '../../panels/modbus-rtu/crc16.ts'

/**
 * How questions and answers travel. Both sides of it are RTU frames with their
 * checksum, which is what modbus-serial wants to see.
 */
export interface UnitFraming {
  wrap(request: Uint8Array): Uint8Array
  /** The answer to the wrapped request within what was heard; null while it is not whole. */
  find(heard: Uint8Array): Uint8Array | null
}

const readInputs = 2
const exceptionLength = 5
/** Answers to writes repeat the address and the value or the count. */
const writeAnswerLength = 8

/** Modbus RTU: noise before an answer is skipped, the checksum and the unit have to be right. */
export function openRtuFraming(): UnitFraming {
  let asked: Uint8Array = new Uint8Array()
  return {
    wrap(request) {
      asked = request
      return request
    },
    find(heard) {
      for (let at = 0; at + exceptionLength <= heard.length; at++) {
        if (heard[at] !== asked[0]) continue
        const length = heard[at + 1] === (asked[1]! | 0x80) ? exceptionLength : answerLength(asked)
        const frame = heard.subarray(at, at + length)
        if (frame.length < length || !hasRightCrc(frame)) continue
        if (length === exceptionLength || answers(frame, asked)) return frame
      }
      return null
    },
  }
}

const headLength = 6

/**
 * Modbus TCP: a head with the number of the transaction instead of the checksum.
 * An answer to an earlier question has another number and is passed over, as is
 * whatever a converter says of itself.
 */
export function openTcpFraming(): UnitFraming {
  let transaction = 0
  let asked: Uint8Array = new Uint8Array()
  return {
    wrap(request) {
      transaction = (transaction + 1) & 0xffff
      asked = request
      const body = request.subarray(0, -2)
      return Uint8Array.of(transaction >> 8, transaction & 0xff, 0, 0, 0, body.length, ...body)
    },
    find(heard) {
      for (let at = 0; at + headLength < heard.length; at++) {
        const [high = 0, low = 0, zero, nought, longer = 0, length = 0] = heard.subarray(at)
        const isHead = ((high << 8) | low) === transaction && zero === 0 && nought === 0 && longer === 0
        const body = heard.subarray(at + headLength, at + headLength + length)
        if (!isHead || body.length < length || body[0] !== asked[0]) continue
        const isException = length === 3 && body[1] === (asked[1]! | 0x80)
        if (isException || answers(body, asked)) return sealed(body)
      }
      return null
    },
  }
}

/** Length of the whole RTU answer to a request that is no exception. */
function answerLength(request: Uint8Array): number {
  if (request[1] !== readInputs) return writeAnswerLength
  const count = (request[4]! << 8) | request[5]!
  return 3 + Math.ceil(count / 8) + 2
}

/** Whether an answer, with its checksum or without, is of the kind that was asked for. */
function answers(answer: Uint8Array, request: Uint8Array): boolean {
  if (answer[1] !== request[1]) return false
  if (request[1] === readInputs) {
    const bytes = answerLength(request) - 5
    return answer[2] === bytes && answer.length >= 3 + bytes
  }
  return answer.length >= 6 && request.subarray(0, 6).every((byte, at) => byte === answer[at])
}

function hasRightCrc(frame: Uint8Array): boolean {
  const crc = crc16(frame.subarray(0, -2))
  return frame.at(-2) === (crc & 0xff) && frame.at(-1) === crc >> 8
}

function sealed(body: Uint8Array): Uint8Array {
  const crc = crc16(body)
  return Uint8Array.of(...body, crc & 0xff, crc >> 8)
}
