import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  exampleCategories,
  exampleService,
  minute,
  nineOClock,
  smallOffice,
} from '../../testing/example-office.ts'
import { callBy, comparePlaces } from './call-by.ts'

const { settings } = smallOffice()
const plain = exampleService('passport', 'papers')
const [hero, parents] = exampleCategories

describe('callBy', () => {
  it('of a walk-in is fifteen minutes after the arrival, or what the service aims at', () => {
    expect(callBy(nineOClock, plain, null, settings)).toEqual({
      callBy: nineOClock + 15 * minute,
      basis: { kind: 'walk-in' },
    })
    const quick = exampleService('copy', 'papers', { targetWaitMinutes: 0 })
    expect(callBy(nineOClock, quick, null, settings).callBy).toBe(nineOClock)
  })

  it('of a head start is so many minutes less; of an absolute category the arrival itself', () => {
    expect(callBy(nineOClock, plain, parents ?? null, settings)).toEqual({
      callBy: nineOClock + 5 * minute,
      basis: { kind: 'head-start', category: 'parents', minutes: 10 },
    })
    expect(callBy(nineOClock, plain, hero ?? null, settings)).toEqual({
      callBy: nineOClock,
      basis: { kind: 'absolute', category: 'hero' },
    })
  })
})

describe('the order of places', () => {
  const place = fc.record({ absolute: fc.boolean(), callBy: fc.nat(3), tie: fc.nat(3) })

  it('always has an absolute one before all others, then the earlier moment, then the earlier arrival', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        if (a.absolute && !b.absolute) expect(comparePlaces(a, b)).toBeLessThan(0)
        if (a.absolute !== b.absolute) return
        if (a.callBy < b.callBy) expect(comparePlaces(a, b)).toBeLessThan(0)
        if (a.callBy === b.callBy && a.tie < b.tie) expect(comparePlaces(a, b)).toBeLessThan(0)
      }),
    )
  })

  it('is always total: two different places never stand level, and a way round cannot be made', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expect(Math.sign(comparePlaces(a, b))).toBe(-Math.sign(comparePlaces(b, a)) + 0)
        const same = a.absolute === b.absolute && a.callBy === b.callBy && a.tie === b.tie
        expect(comparePlaces(a, b) === 0).toBe(same)
        if (comparePlaces(a, b) <= 0 && comparePlaces(b, c) <= 0) {
          expect(comparePlaces(a, c)).toBeLessThanOrEqual(0)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
