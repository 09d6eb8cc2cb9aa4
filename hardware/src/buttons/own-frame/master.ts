import type { Lamps } from '../console-lamps.ts'
import { type Frame, frameTypes } from './frame.ts'

/**
 * `strange`: the console does not know this session yet, and whatever was pressed
 * before it does is forgotten. `linked`: `last` is the number of the newest press
 * that has been counted.
 */
type Link =
  | { readonly kind: 'strange'; readonly session: number }
  | { readonly kind: 'linked'; readonly session: number; readonly last: number }

/** What a frame of the line means. `foreign`: it answers nothing that was asked. */
export type Heard =
  | { readonly kind: 'foreign' }
  | { readonly kind: 'answer'; readonly key: number | null; readonly reply: Frame | null }

export interface OwnMaster {
  /** The question of the next turn. */
  ask(lamps: Lamps): Frame
  /** What a frame means that came after the question; `reply` is to be sent, a key is pressed once. */
  hear(frame: Frame): Heard
  /** The console was away: what was pressed meanwhile is not for now. */
  forget(): void
}

const foreign: Heard = { kind: 'foreign' }
const answer = (key: number | null = null, reply: Frame | null = null): Heard => ({
  kind: 'answer',
  key,
  reply,
})

/**
 * Our side of one console, without its line.
 *
 * A press counts only when its number follows the last one: the same number is a
 * repeat whose acknowledgement was lost, any other one comes from bytes that
 * lingered somewhere. The session keeps apart what was pressed before the console
 * or the agent was last away. `newSession` gives a number of 16 bits by chance.
 */
export function openOwnMaster(address: number, newSession: () => number): OwnMaster {
  let link: Link = { kind: 'strange', session: newSession() }
  let turn = 0

  const question = (type: number, sequence: number, more: readonly number[] = []): Frame => {
    const { session } = link
    return { address, sequence, type, payload: Uint8Array.of(session & 0xff, session >> 8, ...more) }
  }
  const forget = (): void => {
    let session = newSession()
    while (session === link.session) session = (session + 1) & 0xffff
    link = { kind: 'strange', session }
  }

  return {
    ask(lamps) {
      turn = (turn + 1) & 0xff
      // Another number each time: an answer to an earlier try opens nothing.
      if (link.kind === 'strange') forget()
      return link.kind === 'strange'
        ? question(frameTypes.begin, turn)
        : question(frameTypes.poll, turn, [lampByte(lamps), lamps.waiting ?? darkDigits])
    },
    hear(frame) {
      if (frame.address !== address) return foreign
      const [low = 0, high = 0, key] = frame.payload
      const isOurs = frame.payload.length >= 2 && (low | (high << 8)) === link.session
      switch (frame.type) {
        case frameTypes.begun:
          if (!isOurs || link.kind !== 'strange' || frame.sequence !== turn) return foreign
          link = { kind: 'linked', session: link.session, last: 0 }
          return answer()
        case frameTypes.idle:
          return isOurs && link.kind === 'linked' && frame.sequence === turn ? answer() : foreign
        case frameTypes.stranger:
          if (link.kind !== 'linked' || frame.sequence !== turn) return foreign
          forget()
          return answer()
        case frameTypes.press: {
          if (!isOurs || link.kind !== 'linked' || key === undefined) return foreign
          const follows = frame.sequence === ((link.last + 1) & 0xff)
          if (!follows && frame.sequence !== link.last) return foreign
          link = { ...link, last: frame.sequence }
          return answer(follows ? key : null, question(frameTypes.ack, frame.sequence))
        }
        default:
          return foreign
      }
    },
    forget,
  }
}

/** Digits that show nothing. */
const darkDigits = 0xff

/** One bit a lamp: free, called, serving, trouble, done. */
function lampByte({ free, called, serving, trouble, done }: Lamps): number {
  return [free, called, serving, trouble, done].reduce((byte, on, bit) => byte | (on ? 1 << bit : 0), 0)
}
