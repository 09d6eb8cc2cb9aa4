import { DayDate } from '@chered/protocol/ids'
import type { Week, Weekday } from '@chered/protocol/office'
import { Temporal } from 'temporal-polyfill'

const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

function zoned(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
}

/** Local date of a moment in the office's time zone. */
export function localDate(at: number, timeZone: string): DayDate {
  return DayDate.parse(zoned(at, timeZone).toPlainDate().toString())
}

/** `HH:MM` of a moment in the office's time zone. */
export function localTime(at: number, timeZone: string): string {
  return zoned(at, timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** `24.11`: day and month as a ticket prints them. */
export function shortDate(at: number, timeZone: string): string {
  const day = zoned(at, timeZone)
  return `${String(day.day).padStart(2, '0')}.${String(day.month).padStart(2, '0')}`
}

/** The moment of a local time on a local date; a time that the clocks skip moves on, as Temporal has it. */
export function momentOf(date: string, time: string, timeZone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
}

export type OpenState =
  | { readonly state: 'open'; readonly closesAt: string | null }
  | { readonly state: 'closed'; readonly opensAt: { readonly date: string; readonly time: string } | null }

/**
 * Whether the week has the office open at a moment, and when that changes: the
 * end of the present interval, or the next opening within two weeks. An end is
 * not part of its interval: at 13:00 `09:00-13:00` is over.
 */
export function openState(week: Week, at: number, timeZone: string): OpenState {
  const now = zoned(at, timeZone)
  const time = localTime(at, timeZone)
  for (let ahead = 0; ahead <= 14; ahead++) {
    const date = now.toPlainDate().add({ days: ahead })
    const weekday = weekdays[date.dayOfWeek - 1] as Weekday
    const intervals = [...(week[weekday] ?? [])].sort()
    for (const interval of intervals) {
      const [from = '', to = ''] = interval.split('-')
      if (ahead > 0 || time < from) {
        return { state: 'closed', opensAt: { date: date.toString(), time: from } }
      }
      if (time < to) return { state: 'open', closesAt: to }
    }
  }
  return { state: 'closed', opensAt: null }
}
