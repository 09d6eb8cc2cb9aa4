import { sealed } from '../panels/rtu-frames.ts'
import { type ConsoleDevice, lampNames, lampsOfBits } from './console-device.ts'

const illegalFunction = 1
const illegalAddress = 2
/** What stays incomplete over such a silence never becomes a request. */
const silenceMs = 50

/** A module of discrete inputs 0, 1 … with a key on each, and a lamp on each of the coils 0–4. */
export function openModbusConsole(
  options: { readonly unit: number; readonly inputs: number; readonly framing: 'rtu' | 'tcp' },
  now: () => number,
): ConsoleDevice {
  const held = new Set<number>()
  let lampBits = 0
  const requests = options.framing === 'tcp' ? openTcpRequests() : openRtuRequests(now)

  const answerTo = ([, fc = 0, high = 0, low = 0, third = 0, fourth = 0, ...more]: readonly number[]):
    | number[]
    | { readonly exception: number } => {
    const first = (high << 8) | low
    const value = (third << 8) | fourth
    const setCoil = (at: number, on: boolean): void => {
      lampBits = on ? lampBits | (1 << at) : lampBits & ~(1 << at)
    }
    if (fc === 2) {
      if (value === 0 || first + value > options.inputs) return { exception: illegalAddress }
      const bytes = Array.from({ length: Math.ceil(value / 8) }, () => 0)
      for (let at = 0; at < value; at++) {
        if (held.has(first + at)) bytes[at >> 3]! |= 1 << (at & 7)
      }
      return [bytes.length, ...bytes]
    }
    if (fc === 5) {
      if (first >= lampNames.length) return { exception: illegalAddress }
      setCoil(first, value === 0xff00)
      return [high, low, third, fourth]
    }
    if (fc === 15) {
      if (first + value > lampNames.length) return { exception: illegalAddress }
      for (let at = 0; at < value; at++) setCoil(first + at, ((more[1 + (at >> 3)]! >> (at & 7)) & 1) === 1)
      return [high, low, third, fourth]
    }
    return { exception: illegalFunction }
  }

  return {
    hear: (bytes) =>
      requests.heard(bytes).flatMap(({ body, wrap }) => {
        const [unit, fc = 0] = body
        if (unit !== options.unit) return []
        const said = answerTo(body)
        return [wrap('exception' in said ? [unit, fc | 0x80, said.exception] : [unit, fc, ...said])]
      }),
    down(key) {
      held.add(key)
    },
    up(key) {
      held.delete(key)
    },
    look: () => ({ lamps: lampsOfBits(lampBits), digits: null, held: [...held] }),
  }
}

interface Request {
  /** Unit, function and what follows, without a checksum. */
  readonly body: number[]
  readonly wrap: (answer: readonly number[]) => Uint8Array
}
interface Requests {
  heard(bytes: Uint8Array): Request[]
}

function openRtuRequests(now: () => number): Requests {
  let heard: number[] = []
  let heardAt = Number.NEGATIVE_INFINITY
  const lengthOf = (): number | null => {
    const fc = heard[1]!
    if (fc === 1 || fc === 2 || fc === 5) return 8
    return fc === 15 ? 9 + heard[6]! : null
  }
  return {
    heard(bytes) {
      if (now() - heardAt > silenceMs) heard = []
      heardAt = now()
      heard.push(...bytes)
      const requests: Request[] = []
      while (heard.length >= 8) {
        const length = lengthOf()
        if (length !== null && heard.length < length) break
        const body = heard.slice(0, (length ?? 2) - 2)
        const whole = length !== null && sealed(body).every((byte, at) => byte === heard[at])
        if (whole) requests.push({ body, wrap: sealed })
        heard = heard.slice(whole ? length : 1)
      }
      return requests
    },
  }
}

function openTcpRequests(): Requests {
  let heard: number[] = []
  return {
    heard(bytes) {
      heard.push(...bytes)
      const requests: Request[] = []
      while (heard.length >= 6) {
        const length = (heard[4]! << 8) | heard[5]!
        // A head that cannot be: the other side speaks something else.
        if (heard[2] !== 0 || heard[3] !== 0 || length > 254) heard = heard.slice(1)
        else if (heard.length < 6 + length) break
        else {
          const [high = 0, low = 0] = heard
          const wrap = (answer: readonly number[]): Uint8Array =>
            Uint8Array.of(high, low, 0, 0, 0, answer.length, ...answer)
          requests.push({ body: heard.slice(6, 6 + length), wrap })
          heard = heard.slice(6 + length)
        }
      }
      return requests
    },
  }
}
