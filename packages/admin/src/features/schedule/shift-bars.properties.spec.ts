import type { DeskId } from '@chered/protocol/ids'
import type { Shift } from '@chered/protocol/schedule'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Bar, barsOf, minutesGained } from './shift-bars.ts'
import { stretchOf } from './time-range.ts'

const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** A day's shifts: they do not overlap, may touch, and lie in quarters of an hour. */
const day = fc
  .uniqueArray(fc.integer({ min: 0, max: 90 }), { maxLength: 8 })
  .chain((points) =>
    fc.tuple(
      fc.constant(points.toSorted((a, b) => a - b)),
      fc.array(fc.constantFrom('desk-1', 'desk-2'), { minLength: 8, maxLength: 8 }),
    ),
  )
  .map(([points, desks]) =>
    points.flatMap((from, n): Shift[] => {
      const to = points[n + 1]
      if (to === undefined || n % 3 === 2) return []
      const hours = `${time(from * 15)}-${time(to * 15)}`
      return [{ hours, deskId: desks[n] as DeskId, services: null, bookable: true }]
    }),
  )

const minutes = (bars: readonly Bar[]) => bars.reduce((sum, { from, to }) => sum + to - from, 0)
const worked = (shifts: readonly Shift[]) =>
  shifts.reduce((sum, { hours }) => sum + stretchOf(hours).to - stretchOf(hours).from, 0)

it('what is not removed is always exactly the drafted work, and bars never overlap', () => {
  fc.assert(
    fc.property(day, day, (before, after) => {
      const bars = barsOf(before, after)
      expect(minutes(bars.filter((bar) => bar.kind !== 'removed'))).toBe(worked(after))
      for (const [n, bar] of bars.entries()) expect(bar.from).toBeGreaterThanOrEqual(bars[n - 1]?.to ?? 0)
    }),
  )
})

it('a day that stays as it is never shows a difference', () => {
  fc.assert(
    fc.property(day, (shifts) => {
      expect(barsOf(shifts, structuredClone(shifts)).every((bar) => bar.kind === 'same')).toBe(true)
    }),
  )
})

it('hours gained are always the added minutes that nobody worked before, less the removed', () => {
  fc.assert(
    fc.property(day, day, (before, after) => {
      const bars = barsOf(before, after)
      const removed = minutes(bars.filter((bar) => bar.kind === 'removed'))
      expect(minutesGained(before, after)).toBe(minutes(bars) - removed - worked(before))
      expect(removed).toBeLessThanOrEqual(worked(before))
    }),
  )
})
