import type { DayDate } from '@chered/protocol/ids'
import type { Weekday } from '@chered/protocol/office'

/** Days of a week in the order of a working week. */
export const weekdays = [
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
] as const satisfies readonly Weekday[]

const dayMs = 86_400_000

function noon(date: string): number {
  return Date.parse(`${date}T12:00:00Z`)
}

/** The date so many days later, or earlier with a negative `days`. */
export function addDays(date: DayDate, days: number): DayDate {
  return new Date(noon(date) + days * dayMs).toISOString().slice(0, 10) as DayDate
}

export function weekdayOf(date: DayDate): Weekday {
  return weekdays[(new Date(noon(date)).getUTCDay() + 6) % 7] ?? 'mon'
}

/** The Monday of the week that `date` lies in. */
export function mondayOf(date: DayDate): DayDate {
  return addDays(date, -weekdays.indexOf(weekdayOf(date)))
}

/** Seven dates from `monday` on. */
export function weekFrom(monday: DayDate): readonly DayDate[] {
  return weekdays.map((_, n) => addDays(monday, n))
}

/** Whether `date` lies between two dates, both included; null is without an end on that side. */
export function within(date: DayDate, from: DayDate | null, to: DayDate | null): boolean {
  return (from === null || date >= from) && (to === null || date <= to)
}

function locale(language: string): string {
  return language === 'en' ? 'en-GB' : language
}

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale(language), { ...options, timeZone: 'UTC' })
}

/** `ср 2`, `Wed 2`. */
export function shortDay(date: DayDate, language: string): string {
  return `${weekdayWord(weekdayOf(date), language, 'short')} ${Number(date.slice(8))}`
}

/** `ср`, `среда`; `Wed`, `Wednesday`. */
export function weekdayWord(weekday: Weekday, language: string, width: 'short' | 'long'): string {
  // 1 January 2024 was a Monday.
  return format(language, { weekday: width }).format(Date.UTC(2024, 0, 1 + weekdays.indexOf(weekday), 12))
}

/** `2 декабря`, `2 December`; with the year when it is not that of `today`. */
export function dayMonth(date: DayDate, language: string, today?: DayDate): string {
  const year = today !== undefined && date.slice(0, 4) !== today.slice(0, 4)
  return format(language, { day: 'numeric', month: 'long', ...(year ? { year: 'numeric' } : {}) }).format(
    noon(date),
  )
}

/** `1–5 декабря`, `29 декабря – 2 января`; with short months `29 дек. – 2 янв.`. */
export function dayRange(
  from: DayDate,
  to: DayDate,
  language: string,
  month: 'long' | 'short' = 'long',
): string {
  if (from === to) return dayMonth(from, language)
  return format(language, { day: 'numeric', month }).formatRange(noon(from), noon(to))
}

/** `ноябрь`, `November`: month 1…12. */
export function monthName(month: number, language: string): string {
  return format(language, { month: 'long' }).format(Date.UTC(2024, month - 1, 1, 12))
}
