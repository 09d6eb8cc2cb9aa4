import type { Availability } from '@chered/protocol/booking'

type Day = Availability['days'][number]
export type Interval = Day['intervals'][number]

/** Free times of one date, those of the past left out; empty when there are none. */
export function intervalsOf(days: readonly Day[], date: string, now: number): readonly Interval[] {
  const day = days.find((d) => d.date === date)
  return day?.state === 'open' ? day.intervals.filter(({ start }) => start > now) : []
}

/** The first free time on a later date than `today`; null when there is none. */
export function nearestAfter(
  days: readonly Day[],
  today: string,
): { readonly date: string; readonly time: string } | null {
  for (const day of days) {
    const first = day.intervals[0]
    if (day.date > today && day.state === 'open' && first) return { date: day.date, time: first.time }
  }
  return null
}

/** A day of the strip: it can be touched when something is free, else it says why not. */
export interface DayOnStrip {
  readonly date: string
  readonly state: Day['state']
  /** First free time `HH:MM`; null unless open. */
  readonly from: string | null
}

/**
 * The days to choose from, in order. Today stands there only while something of
 * it is free, and the strip ends with the last day on which something is free.
 */
export function strip(days: readonly Day[], today: string, now: number): readonly DayOnStrip[] {
  const shown = days
    .filter(({ date }) => date >= today)
    .map(({ date, state, intervals }): DayOnStrip => {
      const first = date === today ? intervals.find(({ start }) => start > now) : intervals[0]
      if (state !== 'open') return { date, state, from: null }
      return first ? { date, state, from: first.time } : { date, state: 'full', from: null }
    })
    .filter(({ date, state }) => date > today || state === 'open')
  const end = shown.findLastIndex(({ state }) => state === 'open')
  return shown.slice(0, end + 1)
}

/** The parts of a day, and the local hour with which each ends. */
const parts = [
  { part: 'morning', untilHour: 12 },
  { part: 'day', untilHour: 17 },
  { part: 'evening', untilHour: 24 },
] as const
export type PartOfDay = (typeof parts)[number]['part']

export interface TimesBlock {
  readonly part: PartOfDay
  readonly intervals: readonly Interval[]
}

/** What a part's heading takes of a page, in rows of times. */
const headingRows = 0.5

/**
 * Deals free times over pages that never scroll: each page has room for `rows`
 * rows of `columns` times, a part of the day begins under its heading, and a
 * part that goes on over a page has its heading there again.
 */
export function dealTimes(
  intervals: readonly Interval[],
  columns: number,
  rows: number,
): readonly (readonly TimesBlock[])[] {
  const pages: TimesBlock[][] = []
  let page: TimesBlock[] = []
  let left = rows
  const turn = () => {
    pages.push(page)
    page = []
    left = rows
  }
  for (const { part, of } of byPart(intervals)) {
    let from = 0
    while (from < of.length) {
      // A page holds at least one row under its heading, however small it is.
      const fits = Math.floor(left - headingRows)
      if (fits < 1 && page.length > 0) {
        turn()
        continue
      }
      const taken = of.slice(from, from + Math.max(1, fits) * columns)
      page.push({ part, intervals: taken })
      left -= headingRows + Math.ceil(taken.length / columns)
      from += taken.length
    }
  }
  if (page.length > 0) pages.push(page)
  return pages
}

function byPart(intervals: readonly Interval[]) {
  const hour = ({ time }: Interval) => Number(time.slice(0, 2))
  let begins = 0
  return parts.map(({ part, untilHour }) => {
    const from = begins
    begins = untilHour
    return { part, of: intervals.filter((i) => hour(i) >= from && hour(i) < untilHour) }
  })
}
