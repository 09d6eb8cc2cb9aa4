import type { Availability, Booking } from '@chered/protocol/booking'

export type FreeDay = Availability['days'][number]
export type FreeInterval = FreeDay['intervals'][number]

/** What is held, as far as the columns show it. */
export type Own = Pick<Booking, 'date' | 'start' | 'end' | 'time' | 'resourceId'>

/** One day of a week as a column. `outside`: not in what was asked for (past, or beyond the horizon). */
export interface DayColumn {
  readonly date: string
  readonly state: FreeDay['state'] | 'outside'
  readonly intervals: readonly FreeInterval[]
}

const dayMs = 86_400_000

/** The local date so many days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** The Monday of the week that the date is in. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return addDays(date, -((weekday + 6) % 7))
}

/** Seven columns, Monday first, of the week that begins on `monday`. */
export function weekColumns(days: readonly FreeDay[], monday: string): DayColumn[] {
  const byDate = new Map<string, FreeDay>(days.map((day) => [day.date, day]))
  return Array.from({ length: 7 }, (_, n) => {
    const date = addDays(monday, n)
    const day = byDate.get(date)
    return day
      ? { date, state: day.state, intervals: day.intervals }
      : { date, state: 'outside' as const, intervals: [] }
  })
}

/**
 * The days with the interval that is held here among the free ones: it is free
 * for this conversation, stays in sight and can be chosen again. As they are when
 * nothing is held, or somebody else is free then too.
 */
export function withOwn(days: readonly FreeDay[], own: Own | null): readonly FreeDay[] {
  if (own === null) return days
  const { date, start, end, time, resourceId } = own
  return days.map((day) =>
    day.date !== date || day.intervals.some((each) => each.start === start)
      ? day
      : {
          ...day,
          state: 'open' as const,
          intervals: [...day.intervals, { start, end, time, resources: [resourceId] }].toSorted(
            (a, b) => a.start - b.start,
          ),
        },
  )
}

/** Mondays of all weeks in which the days lie. */
export function weeksOf(days: readonly FreeDay[]): string[] {
  return [...new Set(days.map((day) => mondayOf(day.date)))].toSorted()
}

/** Hours at which something begins in any of the columns, `09`, `10`, …: the rows of the week. */
export function hoursIn(columns: readonly DayColumn[]): string[] {
  const hours = columns.flatMap(({ intervals }) => intervals.map(({ time }) => time.slice(0, 2)))
  return [...new Set(hours)].toSorted()
}

export interface Nearest {
  readonly date: string
  readonly interval: FreeInterval
}

/** The first free interval of each of the next days that have one, at most `atMost`. */
export function nearestFree(days: readonly FreeDay[], atMost: number): Nearest[] {
  return days
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .flatMap(({ date, intervals }) => (intervals[0] ? [{ date, interval: intervals[0] }] : []))
    .slice(0, atMost)
}

/** Where an arrow leads from an interval: up and down within the day, left and right to the nearest time of the next day that has one. */
export function neighbour(columns: readonly DayColumn[], start: number, key: string): number | null {
  const column = columns.findIndex(({ intervals }) => intervals.some((each) => each.start === start))
  const here = columns[column]
  if (!here) return null
  const row = here.intervals.findIndex((each) => each.start === start)
  const time = here.intervals[row]?.time ?? ''
  switch (key) {
    case 'ArrowDown':
      return here.intervals[row + 1]?.start ?? null
    case 'ArrowUp':
      return here.intervals[row - 1]?.start ?? null
    case 'Home':
      return here.intervals[0]?.start ?? null
    case 'End':
      return here.intervals.at(-1)?.start ?? null
    case 'ArrowLeft':
    case 'ArrowRight': {
      const side = key === 'ArrowRight' ? columns.slice(column + 1) : columns.slice(0, column).toReversed()
      const next = side.find(({ intervals }) => intervals.length > 0)
      return next ? nearestTime(next.intervals, time).start : null
    }
    default:
      return null
  }
}

function nearestTime(intervals: readonly FreeInterval[], time: string): FreeInterval {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  const far = (each: FreeInterval) => Math.abs(minutes(each.time) - minutes(time))
  return intervals.reduce((best, each) => (far(each) < far(best) ? each : best))
}
