import type { DayDate } from '@chered/protocol/ids'

/** Local date of a moment (ms) in a time zone. */
export function localDay(at: number, timeZone: string): DayDate {
  // The Canadian way of writing a date is the ISO one.
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(at) as DayDate
}
