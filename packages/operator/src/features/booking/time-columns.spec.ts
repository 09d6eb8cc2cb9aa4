import type { DayDate, ResourceId } from '@chered/protocol/ids'
import { describe, expect, it } from 'vitest'
import {
  type FreeDay,
  hoursIn,
  mondayOf,
  nearestFree,
  neighbour,
  weekColumns,
  weeksOf,
  withOwn,
} from './time-columns.ts'

const day = (date: string, ...times: string[]): FreeDay => ({
  date: date as DayDate,
  state: times.length > 0 ? 'open' : 'closed',
  intervals: times.map((time) => {
    const start = Date.parse(`${date}T${time}:00Z`)
    return { start, end: start + 1_800_000, time, resources: ['s1' as ResourceId] }
  }),
})
const at = (date: string, time: string) => Date.parse(`${date}T${time}:00Z`)

// 23 November 2026 is a Monday.
const days = [
  day('2026-11-25', '09:00', '10:30'),
  day('2026-11-26'),
  day('2026-11-27', '09:30', '10:15', '16:00'),
  day('2026-12-01', '12:00'),
]
const week = weekColumns(days, '2026-11-23')

describe('the week', () => {
  it('has seven columns from Monday, with days that were not asked for marked', () => {
    expect(week.map(({ date, state }) => `${date.slice(8)} ${state}`)).toEqual([
      '23 outside',
      '24 outside',
      '25 open',
      '26 closed',
      '27 open',
      '28 outside',
      '29 outside',
    ])
    expect(mondayOf('2026-11-29')).toBe('2026-11-23')
    expect(weeksOf(days)).toEqual(['2026-11-23', '2026-11-30'])
    expect(hoursIn(week)).toEqual(['09', '10', '16'])
  })

  it('offers the first interval of each of the next days', () => {
    expect(nearestFree(days, 2).map(({ interval }) => interval.time)).toEqual(['09:00', '09:30'])
  })
})

describe('an arrow', () => {
  it('goes to the nearest time of the next day that has one', () => {
    expect(neighbour(week, at('2026-11-25', '10:30'), 'ArrowRight')).toBe(at('2026-11-27', '10:15'))
    expect(neighbour(week, at('2026-11-27', '16:00'), 'ArrowLeft')).toBe(at('2026-11-25', '10:30'))
  })

  it('stays within the day when it points up or down, and leads nowhere at an edge', () => {
    expect(neighbour(week, at('2026-11-27', '09:30'), 'ArrowDown')).toBe(at('2026-11-27', '10:15'))
    expect(neighbour(week, at('2026-11-25', '09:00'), 'ArrowUp')).toBeNull()
    expect(neighbour(week, at('2026-11-25', '09:00'), 'ArrowLeft')).toBeNull()
  })
})

describe('what is held here', () => {
  const own = (time: string) => ({
    date: '2026-11-25' as DayDate,
    start: at('2026-11-25', time),
    end: at('2026-11-25', time) + 1_800_000,
    time,
    resourceId: 's1' as ResourceId,
  })
  const times = (held: ReturnType<typeof own> | null) =>
    withOwn(days, held).map(({ intervals }) => intervals.map(({ time }) => time))

  it('stands among the free times, in its place', () => {
    expect(times(own('10:00'))[0]).toEqual(['09:00', '10:00', '10:30'])
    expect(times(own('10:00')).slice(1)).toEqual(times(null).slice(1))
  })

  it('stands there once when somebody else is free then too', () => {
    expect(times(own('09:00'))).toEqual(times(null))
  })

  it('opens a day that it fills', () => {
    const [full] = withOwn([{ date: '2026-11-25' as DayDate, state: 'full', intervals: [] }], own('10:00'))
    expect(full?.state).toBe('open')
  })
})
