import type { DayDate } from '@chered/protocol/ids'
import { Calendar, CalendarDay, HolidayYear } from '@chered/protocol/schedule'
import { dateAfter, isDate, weekdayOf } from './day-clock.ts'

export type ParsedCalendar =
  | { readonly ok: true; readonly days: readonly CalendarDay[] }
  /** `field`: the place in the file, such as `2026.federalDaysOff.3`. */
  | { readonly ok: false; readonly field: string }

/** Days of two years in one line are a mistake of writing. */
const longestRange = 31

/** Holidays of the whole country by their dates: Labour Code, art. 112. */
const holidays: Readonly<Record<string, string>> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 8].map((day) => [`01-0${day}`, 'Новогодние каникулы'] as const)),
  '01-07': 'Рождество Христово',
  '02-23': 'День защитника Отечества',
  '03-08': 'Международный женский день',
  '05-01': 'Праздник Весны и Труда',
  '05-09': 'День Победы',
  '06-12': 'День России',
  '11-04': 'День народного единства',
}

/**
 * Reads the file of one layer: either days as `Calendar` has them, in `days`, or
 * a table of years as `holidays-ru.json` has it, of which the federal or the
 * regional part is taken. Nothing is guessed: an unknown field, a date that the
 * calendar does not have or has twice, a range that runs backwards refuse the
 * whole file and name the place.
 */
export function parseCalendar(file: unknown, layer: 'federal' | 'regional'): ParsedCalendar {
  try {
    const days = isObject(file) && 'days' in file ? ofDays(file, layer) : ofYears(file, layer)
    if (days.length === 0) throw new Wrong(layer)
    const sorted = [...days].sort((a, b) => (a.date < b.date ? -1 : 1))
    return { ok: true, days: sorted }
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, field: error.field }
    throw error
  }
}

/** Ends the reading at the first fault. */
class Wrong extends Error {
  readonly field: string
  constructor(...path: readonly PropertyKey[]) {
    super('calendar invalid')
    this.field = path.map(String).join('.')
  }
}

function ofDays(file: object, layer: string): readonly CalendarDay[] {
  if ('layer' in file && file.layer !== layer) throw new Wrong('layer')
  const days = read(Calendar.shape.days, (file as { days: unknown }).days, 'days')
  const seen = new Set<string>()
  days.forEach(({ date }, n) => {
    if (!isDate(date) || seen.has(date)) throw new Wrong('days', n, 'date')
    seen.add(date)
  })
  return days
}

function ofYears(file: unknown, layer: 'federal' | 'regional'): readonly CalendarDay[] {
  if (!isObject(file)) throw new Wrong('file')
  return Object.entries(file).flatMap(([key, value]) => {
    if (key === 'note') return []
    if (!/^\d{4}$/.test(key)) throw new Wrong(key)
    const year = read(HolidayYear, value, key)
    return layer === 'federal' ? federal(key, year) : regional(key, year)
  })
}

function federal(key: string, year: HolidayYear): readonly CalendarDay[] {
  const status = statusOf(year.federalStatus, key, 'federalStatus')
  const days = new Map<string, CalendarDay>()
  year.federalDaysOff.forEach((text, n) => {
    for (const date of datesOf(text, key, [key, 'federalDaysOff', n])) {
      if (days.has(date)) throw new Wrong(key, 'federalDaysOff', n)
      days.set(date, { date, kind: 'off', name: holidays[date.slice(5)] ?? null, status })
    }
  })
  year.moved.forEach(({ from, to }, n) => {
    // Days off of this year may come from or go to the one beside it.
    const [source] = datesOf(from, null, [key, 'moved', n, 'from'])
    const [rest] = datesOf(to, null, [key, 'moved', n, 'to'])
    if (source === undefined || rest === undefined) throw new Wrong(key, 'moved', n)
    const named = days.get(rest)?.name ?? null
    if (rest.startsWith(key)) {
      days.set(rest, { date: rest, kind: 'off', name: named ?? `Перенос с ${russianDate(source)}`, status })
    }
    // A rest day that is given up and is no holiday itself is worked.
    const isRest = ['sat', 'sun'].includes(weekdayOf(source))
    if (source.startsWith(key) && isRest && !days.has(source)) {
      days.set(source, { date: source, kind: 'working', name: `Перенос на ${russianDate(rest)}`, status })
    }
  })
  const eve =
    year.shortenedStatus === undefined ? status : statusOf(year.shortenedStatus, key, 'shortenedStatus')
  year.shortenedByOneHour.forEach((text, n) => {
    for (const date of datesOf(text, key, [key, 'shortenedByOneHour', n])) {
      if (days.has(date)) throw new Wrong(key, 'shortenedByOneHour', n)
      days.set(date, { date, kind: 'shortened', name: null, status: eve })
    }
  })
  return [...days.values()]
}

/** A region's holidays have fixed dates or are decreed with the federal ones; without a word of their own they are as certain as those. */
function regional(key: string, year: HolidayYear): readonly CalendarDay[] {
  const status = statusOf(year.tatarstanStatus ?? year.federalStatus, key, 'tatarstanStatus')
  const days = new Map<string, CalendarDay>()
  year.tatarstanDaysOff.forEach(({ date: text, name }, n) => {
    for (const date of datesOf(text, key, [key, 'tatarstanDaysOff', n, 'date'])) {
      if (days.has(date)) throw new Wrong(key, 'tatarstanDaysOff', n, 'date')
      days.set(date, { date, kind: 'off', name, status })
    }
  })
  year.tatarstanShortened.forEach((text, n) => {
    for (const date of datesOf(text, key, [key, 'tatarstanShortened', n])) {
      if (days.has(date)) throw new Wrong(key, 'tatarstanShortened', n)
      days.set(date, { date, kind: 'shortened', name: null, status })
    }
  })
  return [...days.values()]
}

/** `a` or `a..b`, both ends included. */
function datesOf(text: string, year: string | null, path: readonly PropertyKey[]): readonly DayDate[] {
  const [first = '', last = first, ...more] = text.split('..')
  const inYear = (date: string) => year === null || date.startsWith(`${year}-`)
  if (more.length > 0 || !isDate(first) || !isDate(last) || !inYear(first) || !inYear(last))
    throw new Wrong(...path)
  if (last < first) throw new Wrong(...path)
  const dates: DayDate[] = []
  for (let date = first as DayDate; date <= last; date = dateAfter(date, 1)) {
    if (dates.length >= longestRange) throw new Wrong(...path)
    dates.push(date)
  }
  return dates
}

/** What a shape of the protocol says of a value. */
interface Shape<T> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } }
}
interface Issue {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly keys?: readonly string[]
}

/** The first word counts; an explanation may follow it. */
function statusOf(text: string, ...path: readonly PropertyKey[]): CalendarDay['status'] {
  return read(CalendarDay.shape.status, text.split(' ')[0], ...path)
}

function read<T>(schema: Shape<T>, value: unknown, ...path: readonly PropertyKey[]): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const unknown = issue?.code === 'unrecognized_keys' ? (issue.keys ?? []).slice(0, 1) : []
  throw new Wrong(...path, ...(issue?.path ?? []), ...unknown)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function russianDate(date: string): string {
  return `${date.slice(8)}.${date.slice(5, 7)}`
}
