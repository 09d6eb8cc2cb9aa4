/** One scale of minutes for all queues of the hall, so that their marks can be compared. */
export interface MinuteAxis {
  readonly endMinutes: number
  readonly ticks: readonly number[]
}

/** Lengths at which the scale still has round ticks; it grows in steps so that marks do not slide each minute. */
const lengths = [
  { end: 25, step: 5 },
  { end: 40, step: 10 },
  { end: 60, step: 15 },
  { end: 90, step: 15 },
  { end: 120, step: 30 },
  { end: 180, step: 30 },
  { end: 240, step: 60 },
  { end: 480, step: 60 },
  { end: 720, step: 120 },
  { end: 1440, step: 240 },
] as const
const last = lengths[lengths.length - 1]!

/**
 * The shortest scale that shows the longest wait and has room behind the
 * target, so that the line of the target never stands at the edge. Ticks never
 * come closer to the target than the width of its label. Arguments in minutes.
 */
export function minuteAxis(longestMinutes: number, targetMinutes: number): MinuteAxis {
  // Behind the longest wait its minutes are written.
  const wanted = Math.max(longestMinutes * 1.12, targetMinutes * 1.5)
  const { end, step } = lengths.find((length) => length.end >= wanted) ?? last
  const clear = end * 0.13
  const ticks: number[] = []
  for (let minute = 0; minute < end; minute += step) {
    if (minute === targetMinutes || Math.abs(minute - targetMinutes) >= clear) ticks.push(minute)
  }
  if (!ticks.includes(targetMinutes) && targetMinutes < end) ticks.push(targetMinutes)
  return { endMinutes: end, ticks: ticks.sort((a, b) => a - b) }
}

/** Where a minute stands on the scale: 0 at the left edge, 1 at the right, never outside. */
export function axisPosition(minutes: number, axis: MinuteAxis): number {
  return Math.min(1, Math.max(0, minutes / axis.endMinutes))
}

export interface PlacedMark {
  /** Index in the list that was given. */
  readonly index: number
  readonly minutes: number
  readonly position: number
  /** 0 on the line, 1 above, 2 below: neighbours that would cover each other step aside. */
  readonly lane: 0 | 1 | 2
  readonly beyondTarget: boolean
}

/** Marks nearer than this would cover each other; share of the scale's width. */
const markWidth = 0.026
const lanes = [0, 1, 2] as const

/**
 * Everyone who waits as a mark on the scale. The order given is kept; where all
 * three lanes are taken, the mark goes to the lane whose neighbour is farthest.
 */
export function placeMarks(
  waitMinutes: readonly number[],
  axis: MinuteAxis,
  targetMinutes: number,
): PlacedMark[] {
  const placed: { position: number; lane: 0 | 1 | 2 }[] = []
  return waitMinutes.map((given, index) => {
    const minutes = Math.max(0, given)
    const position = axisPosition(minutes, axis)
    const room = (lane: 0 | 1 | 2) =>
      placed.reduce(
        (least, other) =>
          other.lane === lane ? Math.min(least, Math.abs(other.position - position)) : least,
        Number.POSITIVE_INFINITY,
      )
    const lane =
      lanes.find((candidate) => room(candidate) >= markWidth) ??
      lanes.reduce((best, candidate) => (room(candidate) > room(best) ? candidate : best))
    placed.push({ position, lane })
    return { index, minutes, position, lane, beyondTarget: minutes > targetMinutes }
  })
}
