import type { DayDate } from '@chered/protocol/ids'
import { type Weekday, weekdays } from '@chered/protocol/office'
import { Temporal } from 'temporal-polyfill'

const dayMs = 86_400_000
const minuteMs = 60_000

/**
 * The wall clock of one date: minutes since midnight → ms. It never runs
 * backwards: a time that the clocks skip is the moment of the jump, and one
 * that they repeat is the first of the two.
 */
export function dayClock(date: DayDate, timeZone: string): (minutes: number) => number {
  const day = Temporal.PlainDate.from(date)
  const midnight = day.toZonedDateTime({ timeZone })
  const start = midnight.epochMilliseconds
  const next = day.add({ days: 1 }).toZonedDateTime({ timeZone }).epochMilliseconds
  // Nearly all days have no jump, and there counting is enough.
  if (next - start === dayMs && midnight.hour === 0 && midnight.minute === 0) {
    return (minutes) => start + minutes * minuteMs
  }
  return (minutes) => {
    const wall = day.toPlainDateTime().add({ minutes })
    const moment = wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    if (moment.toPlainDateTime().equals(wall)) return moment.epochMilliseconds
    // The transition before a moment is never at it.
    const jump = moment.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
    return jump === null ? moment.epochMilliseconds : jump.epochMilliseconds
  }
}

/** Days since 1 January 1970; consecutive dates differ by one. */
export function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs)
}

export function weekdayOf(date: string): Weekday {
  // 1 January 1970 was a Thursday.
  return weekdays[(((dayNumber(date) + 3) % 7) + 7) % 7] as Weekday
}

/** The date so many days later. */
export function dateAfter(date: string, days: number): DayDate {
  return new Date((dayNumber(date) + days) * dayMs).toISOString().slice(0, 10) as DayDate
}

/** Whether the calendar has such a date: `2026-02-30` is written like one and is none. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}
