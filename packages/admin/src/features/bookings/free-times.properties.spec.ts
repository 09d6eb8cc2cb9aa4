import type { Availability } from '@chered/protocol/booking'
import type { DayDate } from '@chered/protocol/ids'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byDay, nearestFirst } from './free-times.ts'

const availability = fc
  .uniqueArray(fc.tuple(fc.nat(4), fc.nat(50)), { selector: String, maxLength: 30 })
  .map((times): Availability => {
    const days = [...Map.groupBy(times, ([day]) => day)].sort(([a], [b]) => a - b)
    return {
      channel: 'reception',
      minutes: 10,
      days: days.map(([day, found]) => ({
        date: `2026-11-2${day}` as DayDate,
        state: 'open',
        intervals: found.map(([, n]) => {
          const start = day * 86_400_000 + n * 600_000
          return { start, end: start + 600_000, time: `№ ${n}`, resources: [] }
        }),
      })),
    }
  })

describe('free times for a booking that is moved', () => {
  it('are always all of them, and none is followed by one nearer to the old time', () => {
    fc.assert(
      fc.property(availability, fc.nat(4 * 86_400_000), (found, moment) => {
        const times = nearestFirst(found, moment)
        const far = times.map(({ start }) => Math.abs(start - moment))
        expect(far).toEqual(far.toSorted((a, b) => a - b))
        const all = found.days.flatMap(({ intervals }) => intervals.map(({ start }) => start))
        expect(new Set(times.map(({ start }) => start))).toEqual(new Set(all))
        const days = byDay(times)
        expect(days.map(([date]) => date)).toEqual(found.days.map(({ date }) => date))
        expect(days.flatMap(([, list]) => list)).toHaveLength(all.length)
      }),
    )
  })
})
