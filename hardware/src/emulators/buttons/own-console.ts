import { sealed } from '../panels/rtu-frames.ts'
import { type ConsoleDevice, lampsOfBits } from './console-device.ts'

const start = 0xa5
const types = {
  begin: 0x10,
  poll: 0x11,
  ack: 0x12,
  begun: 0x90,
  idle: 0x91,
  press: 0x92,
  stranger: 0x93,
} as const
/** A press that nobody has taken for so long is given up; then the console asks for a new session. */
const pressLivesMs = 2_000
/** Without questions for so long the console says by itself that nobody listens. */
export const watchdogMs = 2_000
const refusedShowsMs = 2_000
const bufferedPresses = 4
/** What stays incomplete over such a silence never becomes a frame. */
const silenceMs = 50

interface Press {
  readonly key: number
  readonly at: number
}

interface Question {
  readonly sequence: number
  readonly type: number
  readonly payload: readonly number[]
}

/**
 * A button console of our own frames, with two digits: speaks only when asked,
 * keeps a press until its acknowledgement, says it again with the same sequence,
 * and forgets all of them when a new session begins.
 */
export function openOwnConsole(address: number, now: () => number): ConsoleDevice {
  const held = new Set<number>()
  const frames = openQuestions(address, now)
  let session: number | null = null
  let sequence = 0
  let sent: (Press & { readonly sequence: number }) | null = null
  let pressed: Press[] = []
  let lampBits = 0
  let digits: number | null = null
  let polledAt = Number.NEGATIVE_INFINITY
  let refusedAt = Number.NEGATIVE_INFINITY

  const isAlone = (): boolean => session === null || now() - polledAt > watchdogMs
  const dropPresses = (): void => {
    if (sent !== null || pressed.length > 0) refusedAt = now()
    sent = null
    pressed = []
  }
  const answer = ({ sequence: turn, type, payload }: Question): Uint8Array | null => {
    const [low = 0, high = 0, lamps = 0, shown = 0xff] = payload
    const asked = low | (high << 8)
    const say = (kind: number, number: number, more: readonly number[] = []): Uint8Array =>
      framed([address, number, kind, 2 + more.length, low, high, ...more])
    switch (type) {
      case types.begin:
        if (asked !== session) {
          dropPresses()
          session = asked
          sequence = 0
        }
        polledAt = now()
        return say(types.begun, turn)
      case types.poll: {
        const oldest = sent ?? pressed[0]
        if (oldest && now() - oldest.at > pressLivesMs) {
          dropPresses()
          session = null
        }
        if (asked !== session) return say(types.stranger, turn)
        polledAt = now()
        lampBits = lamps
        digits = shown === 0xff ? null : shown
        const next = sent === null ? pressed.shift() : undefined
        if (next) {
          sequence = (sequence + 1) & 0xff
          sent = { ...next, sequence }
        }
        return sent === null ? say(types.idle, turn) : say(types.press, sent.sequence, [sent.key])
      }
      case types.ack:
        if (asked === session && turn === sent?.sequence) sent = null
        return null
      default:
        return null
    }
  }

  return {
    hear: (bytes) => frames(bytes).flatMap((question) => answer(question) ?? []),
    down(key) {
      if (held.has(key)) return
      held.add(key)
      if (isAlone() || pressed.length >= bufferedPresses) refusedAt = now()
      else pressed.push({ key, at: now() })
    },
    up(key) {
      held.delete(key)
    },
    look() {
      const lamps = lampsOfBits(isAlone() ? 0 : lampBits)
      const trouble = lamps.trouble || isAlone() || now() - refusedAt < refusedShowsMs
      const dark = isAlone() || digits === null
      return { lamps: { ...lamps, trouble }, digits: dark ? '' : String(digits), held: [...held] }
    },
  }
}

function framed(body: readonly number[]): Uint8Array {
  return Uint8Array.of(start, ...sealed(body))
}

/** Cuts the line into questions to this address; what is no frame is skipped byte by byte. */
function openQuestions(address: number, now: () => number): (bytes: Uint8Array) => Question[] {
  let heard: number[] = []
  let heardAt = Number.NEGATIVE_INFINITY
  return (bytes) => {
    if (now() - heardAt > silenceMs) heard = []
    heardAt = now()
    heard.push(...bytes)
    const questions: Question[] = []
    while (heard.length >= 7) {
      const length = heard[4]!
      const size = 5 + length + 2
      const may = heard[0] === start && length <= 6
      if (may && heard.length < size) break
      const body = heard.slice(1, size - 2)
      const [low, high] = sealed(body).slice(-2)
      if (may && heard[size - 2] === low && heard[size - 1] === high) {
        const [to, sequence = 0, type = 0, , ...payload] = body
        if (to === address) questions.push({ sequence, type, payload })
        heard = heard.slice(size)
      } else heard = heard.slice(1)
    }
    return questions
  }
}
