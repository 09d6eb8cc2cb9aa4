import { bookingChannels } from '@chered/protocol/choices'
import type { Quotas } from '@chered/protocol/schedule'
import type { UnitChannel } from './day-plan.ts'

export type Weights = ReadonlyMap<UnitChannel, number>

/** Always in this order, so that the same shares are dealt the same way. */
const order: readonly UnitChannel[] = ['live', ...bookingChannels]

/**
 * What part of some blocks goes to whom; the sum is 1. A channel that may sell
 * nothing of them leaves its part to the others. Where nobody can come without
 * an appointment there is no live queue to keep time for.
 */
export function weightsOf(
  { bookedShare, shares }: Quotas,
  sold: ReadonlySet<UnitChannel>,
  hasLiveQueue: boolean,
): Weights {
  const sum = bookingChannels.reduce((total, c) => total + (sold.has(c) ? shares[c] : 0), 0)
  const booked = sum === 0 ? 0 : hasLiveQueue ? bookedShare : 1
  return new Map<UnitChannel, number>([
    ['live', 1 - booked],
    ...bookingChannels.map((c) => [c, sold.has(c) && sum > 0 ? (booked * shares[c]) / sum : 0] as const),
  ])
}

/**
 * Deals a date's blocks. How many a channel gets on the date is its share
 * rounded down or up (systematic sampling: the shares laid end to end on a line
 * of `blocks` points whose beginning moves with the date by the golden ratio),
 * so that no date is further than one block from the share, and over the dates
 * what was rounded away comes back: a channel with half a block a day gets one
 * every other day. On the date each channel's blocks lie evenly, from a
 * beginning of its own that also moves, so that a channel has all hours and all
 * specialists in turn. No chance is in it: the same date, number and shares give
 * the same blocks.
 */
export function dealBlocks(blocks: number, weights: Weights, day: number): readonly UnitChannel[] {
  const beginning = turn(day, 0)
  const taken: { channel: UnitChannel; at: number }[] = []
  let laid = 0
  let before = Math.floor(beginning)
  order.forEach((channel, place) => {
    laid += weights.get(channel) ?? 0
    // The last edge is the whole line, whatever is lost in adding shares up.
    const edge = laid > 1 - 1e-9 ? blocks : laid * blocks
    const reached = Math.floor(edge + beginning)
    const count = reached - before
    before = reached
    const first = turn(day, place + 1)
    for (let n = 0; n < count; n++) taken.push({ channel, at: (n + first) / count })
  })
  return taken.sort((a, b) => a.at - b.at).map(({ channel }) => channel)
}

/** The golden ratio first; square roots of primes never fall into step with each other or with the week. */
const steps = [(Math.sqrt(5) - 1) / 2, ...[2, 3, 7, 11, 13].map((prime) => Math.sqrt(prime) % 1)]

/** A number from 0 up to 1 that visits all of the line evenly as days go by. */
function turn(day: number, line: number): number {
  return (((day * (steps[line] ?? 0)) % 1) + 1) % 1
}
