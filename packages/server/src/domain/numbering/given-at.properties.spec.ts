import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { givenAt } from './given-at.ts'

const hour = 3_600_000
const moments = fc.record({
  leasedAt: fc.nat(10 * hour),
  /** From the lease to the giving, and from there to the telling. */
  before: fc.nat(10 * hour),
  after: fc.nat(10 * hour),
})
const error = fc.integer({ min: -20 * hour, max: 20 * hour })

describe('when a number was given out', () => {
  it('never lies before the lease or after the present, whatever a kiosk says', () => {
    fc.assert(
      fc.property(moments, fc.nat(100 * hour), error, ({ leasedAt, before, after }, ageMs, at) => {
        const now = leasedAt + before + after
        const moment = givenAt({ ageMs, at: Math.max(0, at) }, leasedAt, now)
        expect(moment).toBeGreaterThanOrEqual(leasedAt)
        expect(moment).toBeLessThanOrEqual(now)
      }),
    )
  })

  it('is exact when both tellings are, and never earlier than the truth when one of them is', () => {
    fc.assert(
      fc.property(moments, error, error, fc.boolean(), ({ leasedAt, before, after }, wrong, other, byAge) => {
        const truth = leasedAt + before
        const now = truth + after
        const ageOff = byAge ? 0 : wrong
        const atOff = byAge ? other : 0
        const told = { ageMs: Math.max(0, after + ageOff), at: Math.max(0, truth + atOff) }
        const moment = givenAt(told, leasedAt, now)
        expect(moment).toBeGreaterThanOrEqual(truth)
        if (ageOff === 0 && atOff === 0) expect(moment).toBe(truth)
      }),
    )
  })

  it('is the one that can be when the other cannot', () => {
    const [leasedAt, now] = [1000, 9000]
    expect(givenAt({ ageMs: 3000, at: 20_000 }, leasedAt, now)).toBe(6000)
    expect(givenAt({ ageMs: 50_000, at: 5000 }, leasedAt, now)).toBe(5000)
    expect(givenAt({ ageMs: 50_000, at: 0 }, leasedAt, now)).toBe(leasedAt)
  })
})
