import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  exampleCategories,
  exampleService,
  minute,
  nineOClock,
  smallOffice,
} from '../../testing/example-office.ts'
import { callBy, compareCallable, comparePlaces, compareTurns, type Place, type Standing } from './call-by.ts'

const { settings } = smallOffice()
const plain = exampleService('passport', 'papers')
const [hero = null, parents = null] = exampleCategories
const arrival: Standing = { kind: 'arrival', from: nineOClock }
/** Booked for ten, checked in so many minutes before. */
const start = nineOClock + 60 * minute
const checkedIn = (minutesBefore: number): Standing => ({
  kind: 'appointment',
  from: start - minutesBefore * minute,
  start,
})

describe('callBy', () => {
  it('of a walk-in is fifteen minutes after the arrival, or what the service aims at', () => {
    expect(callBy(arrival, plain, null, settings)).toEqual({
      callBy: nineOClock + 15 * minute,
      callableFrom: null,
      basis: { kind: 'walk-in' },
    })
    const quick = exampleService('copy', 'papers', { targetWaitMinutes: 0 })
    expect(callBy(arrival, quick, null, settings).callBy).toBe(nineOClock)
  })

  it('of a head start is so many minutes less; of an absolute category the arrival itself', () => {
    expect(callBy(arrival, plain, parents, settings)).toEqual({
      callBy: nineOClock + 5 * minute,
      callableFrom: null,
      basis: { kind: 'head-start', category: 'parents', minutes: 10 },
    })
    expect(callBy(arrival, plain, hero, settings)).toEqual({
      callBy: nineOClock,
      callableFrom: null,
      basis: { kind: 'absolute', category: 'hero' },
    })
  })

  it('of an appointment is the booked time less the lead, callable five minutes before it', () => {
    const booked = {
      callBy: start - 20 * minute,
      callableFrom: start - 5 * minute,
      basis: { kind: 'appointment', start },
    }
    // An hour before, on the minute, and at the last moment of the tolerance.
    for (const before of [60, 0, -10]) {
      expect(callBy(checkedIn(before), plain, null, settings)).toEqual(booked)
    }
  })

  it('of one who is later than the tolerance is a walk-in from the check-in, or still the booked one', () => {
    expect(callBy(checkedIn(-11), plain, null, settings)).toEqual({
      callBy: start + 26 * minute,
      callableFrom: null,
      basis: { kind: 'late-appointment', start },
    })
    expect(callBy(checkedIn(-300), plain, null, { ...settings, lateRule: 'keep' })).toMatchObject({
      callBy: start - 20 * minute,
      basis: { kind: 'appointment', start },
    })
  })

  it('of an appointment with a category is the earlier of the two; absolute stays absolute', () => {
    expect(callBy(checkedIn(40), plain, parents, settings)).toEqual({
      callBy: start - 35 * minute,
      callableFrom: null,
      basis: { kind: 'head-start', category: 'parents', minutes: 10 },
    })
    expect(callBy(checkedIn(10), plain, parents, settings)).toMatchObject({
      callBy: start - 20 * minute,
      basis: { kind: 'appointment', start },
    })
    expect(callBy(checkedIn(-30), plain, parents, settings)).toMatchObject({
      callBy: start + 35 * minute,
      basis: { kind: 'head-start', category: 'parents', minutes: 10 },
    })
    expect(callBy(checkedIn(40), plain, hero, settings)).toMatchObject({
      callBy: start - 40 * minute,
      callableFrom: null,
      basis: { kind: 'absolute' },
    })
  })

  it('never gives a category a later moment than the visitor would have without it', () => {
    const minutes = fc.integer({ min: -60, max: 60 })
    fc.assert(
      fc.property(minutes, fc.constantFrom(hero, parents), (before, category) => {
        const without = callBy(checkedIn(before), plain, null, settings)
        const claimed = callBy(checkedIn(before), plain, category, settings)
        if (claimed.basis.kind !== 'absolute') expect(claimed.callBy).toBeLessThanOrEqual(without.callBy)
      }),
    )
  })

  it('of one who was brought back counts from the return', () => {
    expect(callBy({ kind: 'return', from: nineOClock }, plain, null, settings)).toEqual({
      callBy: nineOClock + 15 * minute,
      callableFrom: null,
      basis: { kind: 'brought-back' },
    })
  })
})

describe('the order of places', () => {
  const place = fc.record({
    absolute: fc.boolean(),
    callBy: fc.nat(3),
    callableFrom: fc.option(fc.nat(3)),
    tie: fc.nat(3),
  })

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

  const orders = fc.constantFrom(comparePlaces, compareCallable, (a: Place, b: Place) =>
    compareTurns(a, b, 2),
  )

  it('is always total: of two tickets one is first, and a way round cannot be made', () => {
    fc.assert(
      fc.property(orders, place, place, place, (order, a, b, c) => {
        expect(Math.sign(order(a, b))).toBe(-Math.sign(order(b, a)) + 0)
        if (a.tie !== b.tie) expect(order(a, b)).not.toBe(0)
        if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 1000 },
    )
  })
})
