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
  return `${localDateInWords(view.date, language)}, ${today(t, view.hours, issuing, language)}`
}

function today(
  t: TFunction,
  hours: SupervisionView['hours'],
  issuing: OfficeSettings['hours'],
  language: string,
): string {
  if (issuing === 'always') return t('hours.openAlways')
  if (hours.state === 'open') {
    return hours.closesAt === null ? t('hours.openAlways') : t('hours.openUntil', { time: hours.closesAt })
  }
  if (hours.opensAt === null) return t('hours.closed')
  const { date, time } = hours.opensAt
  return t('hours.closedUntil', { date: localDateInWords(date, language), time })
}
