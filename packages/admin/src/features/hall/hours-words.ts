import type { OfficeSettings } from '@chered/protocol/office'
import type { SupervisionView } from '@chered/protocol/views'
import { localDateInWords } from '@chered/ui/dates'
import type { TFunction } from 'i18next'

/** `вторник, 24 ноября, приём до 18:00`, or when the office opens. */
export function hoursWords(
  t: TFunction,
  view: Pick<SupervisionView, 'date' | 'hours'>,
  issuing: OfficeSettings['hours'],
  language: string,
): string {
  return `${localDateInWords(view.date, language)}, ${today(t, view, issuing, language)}`
}

function today(
  t: TFunction,
  { date: present, hours }: Pick<SupervisionView, 'date' | 'hours'>,
  issuing: OfficeSettings['hours'],
  language: string,
): string {
  if (issuing === 'always') return t('hours.openAlways')
  if (hours.state === 'open') {
    return hours.closesAt === null ? t('hours.openAlways') : t('hours.openUntil', { time: hours.closesAt })
  }
  if (hours.opensAt === null) return t('hours.closed')
  const { date, time } = hours.opensAt
  if (date === present) return t('hours.closedToday', { time })
  return t('hours.closedUntil', { date: localDateInWords(date, language), time })
}
