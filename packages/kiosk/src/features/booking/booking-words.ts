import type { Service } from '@chered/protocol/office'
import { dayOnKey, localDateInWords } from '@chered/ui/dates'
import type { TFunction } from 'i18next'

/** `2 документа`, `1 человек`; empty for a service that counts nothing. */
export function countWords(service: Pick<Service, 'booking'>, count: number, t: TFunction): string {
  const of = service.booking?.count?.of
  // A figure is not parted from its word at the end of a line.
  return of === undefined ? '' : t(`count.${of}`, { count }).replace(' ', '\u00a0')
}

/** `26 ноября`, as short as a key needs it. */
export function shortDate(date: string, language: string): string {
  return dayOnKey(date, language).day
}

/** `завтра, 25 ноября` or `четверг, 26 ноября`. */
export function dateWords(date: string, today: string, language: string, t: TFunction): string {
  if (date === today) return t('day.today')
  if (date === dayAfter(today)) return `${t('day.tomorrow')}, ${shortDate(date, language)}`
  return localDateInWords(date, language)
}

/** The date after a date, `YYYY-MM-DD`. */
export function dayAfter(date: string): string {
  const next = new Date(`${date}T12:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

/** `4:32` of whole seconds. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
