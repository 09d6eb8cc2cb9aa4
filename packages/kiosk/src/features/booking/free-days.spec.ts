import type { Availability } from '@chered/protocol/booking'
import type { DayDate } from '@chered/protocol/ids'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dealTimes, type Interval, intervalsOf, nearestAfter, strip } from './free-days.ts'

type Day = Availability['days'][number]
const at = (minutes: number): Interval => ({
  start: minutes,
  end: minutes + 10,
  time: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
  resources: [],
})
const day = (date: string, state: Day['state'], ...minutes: number[]): Day => ({
  date: date as DayDate,
  state,
  intervals: minutes.map(at),
})
const today = '2026-11-24'
const days = [
  day(today, 'open', 560, 620),
  day('2026-11-25', 'full'),
  day('2026-11-26', 'closed'),
  day('2026-11-27', 'open', 540, 600),
  day('2026-11-28', 'not-served'),
]

describe('the strip of days', () => {
  it('begins with today while something of it is free and ends with the last day that has something', () => {
    expect(strip(days, today, 600).map(({ date, from }) => [date, from])).toEqual([
      [today, '10:20'],
      ['2026-11-25', null],
      ['2026-11-26', null],
      ['2026-11-27', '09:00'],
    ])
    expect(strip(days, today, 700)[0]?.date).toBe('2026-11-25')
  })

  it('is empty when nothing is free', () => {
    expect(strip([day('2026-11-25', 'full'), day('2026-11-26', 'closed')], today, 0)).toEqual([])
  })
})

describe('free times', () => {
  it('of the past are not offered', () => {
    expect(intervalsOf(days, today, 600).map(({ time }) => time)).toEqual(['10:20'])
    expect(intervalsOf(days, '2026-11-25', 0)).toEqual([])
  })

  it('of another day begin with the nearest', () => {
    expect(nearestAfter(days, today)).toEqual({ date: '2026-11-27', time: '09:00' })
    expect(nearestAfter([day(today, 'open', 560)], today)).toBeNull()
  })
})

describe('pages of times', () => {
  const intervals = fc
    .uniqueArray(fc.integer({ min: 0, max: 143 }), { maxLength: 90 })
    .map((tens) => tens.sort((a, b) => a - b).map((ten) => at(ten * 10)))

  it('hold each time once, in order', () => {
    fc.assert(
      fc.property(
        intervals,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (all, columns, rows) => {
          const dealt = dealTimes(all, columns, rows).flat()
          expect(dealt.flatMap((block) => block.intervals)).toEqual(all)
        },
      ),
    )
  })

  it('never need more rows than there are, and never stand empty', () => {
    fc.assert(
      fc.property(
        intervals,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 2, max: 9 }),
        (all, columns, rows) => {
          for (const page of dealTimes(all, columns, rows)) {
            const used = page.map((block) => 0.5 + Math.ceil(block.intervals.length / columns))
            expect(used.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(rows)
            expect(page.length).toBeGreaterThan(0)
            for (const block of page) expect(block.intervals.length).toBeGreaterThan(0)
          }
        },
      ),
    )
  })

  it('say the part of the day over its times', () => {
    const [page] = dealTimes([at(660), at(720), at(1020)], 4, 9)
    expect(page?.map(({ part }) => part)).toEqual(['morning', 'day', 'evening'])
  })
})
