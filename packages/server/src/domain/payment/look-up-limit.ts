/** So many look-ups of one clerk within so long: more than a busy window needs, too few to go through a list of people. */
const limits = [
  { most: 12, withinMs: 60_000 },
  { most: 120, withinMs: 3_600_000 },
] as const

/** How far back look-ups count. */
export const limitSpanMs = Math.max(...limits.map(({ withinMs }) => withinMs))

/**
 * Whole seconds until a clerk may look up again; 0 for at once. `earlier` are
 * the moments of the clerk's look-ups within `limitSpanMs`, in any order.
 */
export function secondsUntilLookUp(earlier: readonly number[], now: number): number {
  const newestFirst = [...earlier].sort((a, b) => b - a)
  let until = now
  for (const { most, withinMs } of limits) {
    const oldest = newestFirst[most - 1]
    if (oldest !== undefined) until = Math.max(until, oldest + withinMs)
  }
  return Math.ceil((until - now) / 1000)
}
