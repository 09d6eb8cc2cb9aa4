import type { DayDate } from '@chered/protocol/ids'
import type { CalendarDay } from '@chered/protocol/schedule'
import { addDays } from './week-dates.ts'

export interface CalendarStretch {
  readonly from: DayDate
  readonly to: DayDate
  readonly day: CalendarDay
}

/** Days in a row with the same kind, name and status as one stretch. */
export function stretchesOf(days: readonly CalendarDay[]): readonly CalendarStretch[] {
  const stretches: CalendarStretch[] = []
  for (const day of days.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = stretches.at(-1)
    const same =
      last !== undefined &&
      addDays(last.to, 1) === day.date &&
      last.day.kind === day.kind &&
      last.day.name === day.name &&
      last.day.status === day.status
    if (same) stretches[stretches.length - 1] = { ...last, to: day.date }
    else stretches.push({ from: day.date, to: day.date, day })
  }
  return stretches
}
