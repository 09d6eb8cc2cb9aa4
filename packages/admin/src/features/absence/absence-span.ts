import type { DayDate } from '@chered/protocol/ids'
import { clockTime, localDate, localDateInWords } from '@chered/ui/dates'
import type { TFunction } from 'i18next'
import { addDays } from '../schedule/week-dates.ts'

/** For how long somebody is away, as it is asked of a person. Dates are the office's, both included. */
export type AbsenceTime =
  | { readonly kind: 'now' }
  | { readonly kind: 'today' }
  | { readonly kind: 'period'; readonly first: DayDate; readonly last: DayDate }

interface AbsenceSpan {
  readonly from: number
  /** Exclusive. */
  readonly to: number
}

const minuteMs = 60_000

/** The moments of an absence; null for a period that ends before it begins. */
export function spanOf(time: AbsenceTime, now: number, timeZone: string): AbsenceSpan | null {
  const today = localDate(now, timeZone) as DayDate
  switch (time.kind) {
    case 'now':
      // The minute that has begun: the server's clock may be a little behind this one.
      return {
        from: Math.floor(now / minuteMs) * minuteMs,
        to: midnight(addDays(today, 1), timeZone),
      }
    case 'today':
      return { from: midnight(today, timeZone), to: midnight(addDays(today, 1), timeZone) }
    case 'period':
      if (time.last < time.first) return null
      return { from: midnight(time.first, timeZone), to: midnight(addDays(time.last, 1), timeZone) }
  }
}

/** The beginning of a local day. */
export function midnight(date: DayDate, timeZone: string): number {
  const wanted = Date.parse(`${date}T00:00:00Z`)
  let at = wanted
  // The second round settles a day on which the clocks are changed.
  for (let round = 0; round < 2; round++) {
    const shown = Date.parse(`${localDate(at, timeZone)}T${clockTime(at, timeZone, true)}Z`)
    at += wanted - shown
  }
  return at
}

/** `вторник, 24 ноября, весь день`, `вторник, 24 ноября, с 10:42 до конца дня`, `с … по …`. */
export function spanWords(t: TFunction, language: string, timeZone: string, span: AbsenceSpan): string {
  const first = localDate(span.from, timeZone)
  const last = localDate(Math.max(span.from, span.to - 1), timeZone)
  const date = localDateInWords(first, language)
  const [from, to] = [clockTime(span.from, timeZone), clockTime(span.to, timeZone)]
  const atMidnight = to === '00:00'
  if (first !== last) {
    return t('absence.span.days', {
      first: from === '00:00' ? date : `${date}, ${from}`,
      last: `${localDateInWords(last, language)}${atMidnight ? '' : `, ${to}`}`,
    })
  }
  if (from === '00:00' && atMidnight) return t('absence.span.day', { date })
  return atMidnight ? t('absence.span.toEnd', { date, from }) : t('absence.span.hours', { date, from, to })
}
