import type { DayDate } from '@chered/protocol/ids'
import type { CalendarDay } from '@chered/protocol/schedule'
import { addDays, weekdayOf } from './week-dates.ts'

/** What a file says about one layer, as far as it can be shown before the server takes it. */
export interface CalendarFile {
  readonly title: string | null
  readonly source: string | null
  readonly days: readonly CalendarDay[]
}

type Layer = 'federal' | 'regional'
type Named = Readonly<Record<string, unknown>>

function isRecord(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

const kinds = ['off', 'shortened', 'working'] as const
const statuses = ['decreed', 'statutory', 'derived', 'provisional'] as const
const datePattern = /^\d{4}-\d{2}-\d{2}$/

/** Reads a calendar file: `days` as the system writes them, or years with their days off. Null: neither. */
export function parseCalendarFile(content: string, layer: Layer): CalendarFile | null {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch {
    return null
  }
  if (!isRecord(json)) return null
  const days = Array.isArray(json.days) ? listedDays(json.days) : yearlyDays(json, layer)
  if (days === null || days.length === 0) return null
  const sorted = [...new Map(days.map((day) => [day.date, day])).values()].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  )
  return { title: text(json.title), source: text(json.source), days: sorted }
}

function listedDays(values: readonly unknown[]): readonly CalendarDay[] | null {
  const days: CalendarDay[] = []
  for (const value of values) {
    if (!isRecord(value)) return null
    const date = text(value.date)
    const kind = kinds.find((known) => known === value.kind)
    const status = statuses.find((known) => known === value.status)
    if (date === null || !datePattern.test(date) || kind === undefined || status === undefined) return null
    days.push({ date: date as DayDate, kind, name: text(value.name), status })
  }
  return days
}

function statusOf(value: unknown): CalendarDay['status'] {
  const said = text(value) ?? ''
  return statuses.find((known) => said.startsWith(known)) ?? 'statutory'
}

function yearlyDays(json: Named, layer: Layer): readonly CalendarDay[] | null {
  const years = Object.entries(json).filter(([year, value]) => /^\d{4}$/.test(year) && isRecord(value))
  if (years.length === 0) return null
  return years.flatMap(([, value]) => {
    const year = value as Named
    if (layer === 'regional') {
      return list(year.tatarstanDaysOff).flatMap((day): CalendarDay[] => {
        const date = isRecord(day) ? text(day.date) : null
        if (!isRecord(day) || date === null || !datePattern.test(date)) return []
        return [
          {
            date: date as DayDate,
            kind: 'off',
            name: text(day.name),
            status: statusOf(year.tatarstanStatus ?? year.federalStatus),
          },
        ]
      })
    }
    return federalDays(year)
  })
}

/** Holidays of the whole country by their dates: Labour Code, art. 112. The server names them alike. */
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

function federalDays(year: Named): readonly CalendarDay[] {
  const status = statusOf(year.federalStatus)
  const days = new Map<DayDate, CalendarDay>()
  for (const date of list(year.federalDaysOff).flatMap((range) => datesOf(text(range) ?? ''))) {
    days.set(date, { date, kind: 'off', name: holidays[date.slice(5)] ?? null, status })
  }
  for (const move of list(year.moved)) {
    if (!isRecord(move)) continue
    const [source] = datesOf(text(move.from) ?? '')
    const [rest] = datesOf(text(move.to) ?? '')
    if (source === undefined || rest === undefined) continue
    const named = days.get(rest)?.name ?? null
    days.set(rest, { date: rest, kind: 'off', name: named ?? `Перенос с ${russianDate(source)}`, status })
    // A rest day that is given up and is no holiday itself is worked.
    if (['sat', 'sun'].includes(weekdayOf(source)) && !days.has(source)) {
      const name = `Перенос на ${russianDate(rest)}`
      days.set(source, { date: source, kind: 'working', name, status })
    }
  }
  const eve = year.shortenedStatus === undefined ? status : statusOf(year.shortenedStatus)
  for (const date of list(year.shortenedByOneHour).flatMap((one) => datesOf(text(one) ?? ''))) {
    days.set(date, { date, kind: 'shortened', name: null, status: eve })
  }
  return [...days.values()]
}

function russianDate(date: string): string {
  return `${date.slice(8)}.${date.slice(5, 7)}`
}

/** `2026-01-01..2026-01-11` or one date. */
function datesOf(range: string): readonly DayDate[] {
  const [from = '', to = from] = range.split('..')
  if (!datePattern.test(from) || !datePattern.test(to)) return []
  const dates: DayDate[] = []
  for (let date = from as DayDate; date <= to && dates.length < 366; date = addDays(date, 1)) dates.push(date)
  return dates
}

export interface CalendarChange {
  readonly date: DayDate
  readonly before: CalendarDay | null
  readonly after: CalendarDay | null
}

/** What a file changes on dates from `since` on; what is past stays as it was lived. */
export function calendarChanges(
  before: readonly CalendarDay[],
  after: readonly CalendarDay[],
  since: DayDate,
): readonly CalendarChange[] {
  const was = new Map(before.map((day) => [day.date, day]))
  const will = new Map(after.map((day) => [day.date, day]))
  return [...new Set([...was.keys(), ...will.keys()])]
    .filter((date) => date >= since)
    .sort()
    .map((date) => ({ date, before: was.get(date) ?? null, after: will.get(date) ?? null }))
    .filter(
      ({ before: a, after: b }) => a?.kind !== b?.kind || a?.status !== b?.status || a?.name !== b?.name,
    )
}
