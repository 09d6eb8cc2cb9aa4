import type { KioskService } from '@chered/protocol/views'
import { localDate } from '@chered/ui/dates'
import { serverNow } from '@chered/ui/live'
import { useTranslation } from 'react-i18next'
import { useKiosk } from '../../store.ts'
import { shortDate } from '../booking/booking-words.ts'

/** When a service is given next, in the two or three words that a key has room for; empty when nobody knows. */
export function useNextWords(next: KioskService['servedNext']): string {
  const { t } = useTranslation()
  const language = useKiosk((s) => s.session.wishes.language)
  const timeZone = useKiosk((s) => s.office?.timeZone)
  if (next === null || timeZone === undefined) return ''
  return next.date === localDate(serverNow(), timeZone)
    ? t('wait.fromTime', { time: next.time })
    : t('wait.onDate', { date: shortDate(next.date, language) })
}
