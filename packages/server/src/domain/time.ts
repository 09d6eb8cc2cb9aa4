import { DayDate } from '@chered/protocol/ids'
import { Temporal } from 'temporal-polyfill'

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
