import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitSpanMs, secondsUntilLookUp } from './look-up-limit.ts'

/** A clerk who looks up whenever it is allowed, at so many wishes a second apart. */
function looked(wishes: readonly number[]): number[] {
  const moments: number[] = []
  let now = 0
  for (const gap of wishes) {
    now += gap
    const counted = moments.filter((at) => at > now - limitSpanMs)
    if (secondsUntilLookUp(counted, now) === 0) moments.push(now)
  }
  return moments
}
const most = (moments: readonly number[], withinMs: number) =>
  Math.max(0, ...moments.map((at) => moments.filter((m) => m > at - withinMs && m <= at).length))

describe('look-ups of one clerk', () => {
  it('are never more than 12 in a minute and 120 in an hour', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 400 }), (wishes) => {
        const moments = looked(wishes)
        expect(most(moments, 60_000)).toBeLessThanOrEqual(12)
        expect(most(moments, 3_600_000)).toBeLessThanOrEqual(120)
      }),
    )
  })

  it('are allowed again after the seconds that were said, and not one before', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_600_000 }), { maxLength: 200 }), (ago) => {
        const now = 10_000_000
        const moments = ago.map((ms) => now - ms)
        const seconds = secondsUntilLookUp(moments, now)
        const after = (ms: number) => secondsUntilLookUp(moments, now + ms)
        expect(after(seconds * 1000)).toBe(0)
        if (seconds > 0) expect(after(seconds * 1000 - 1001)).toBeGreaterThan(0)
      }),
    )
  })
})
