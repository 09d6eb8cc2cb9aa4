import type { Office, Weekday } from '@chered/protocol/office'

// Written out: the list in the protocol brings the whole validation library with it.
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Weekday[]

/** Days in a row with the same hours; `hours` is empty on days off. */
export interface HoursRow {
  readonly from: Weekday
  readonly to: Weekday
  readonly hours: readonly string[]
}

/** The week from Monday, neighbours with the same hours put together. */
export function openingHours(week: Office['week']): readonly HoursRow[] {
  const rows: HoursRow[] = []
  for (const day of weekdays) {
    const hours = week[day] ?? []
    const last = rows.at(-1)
    if (last && last.hours.join() === hours.join()) rows[rows.length - 1] = { ...last, to: day }
    else rows.push({ from: day, to: day, hours })
  }
  return rows
}

/** The local date `YYYY-MM-DD` of a moment. */
export function localDate(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
}
