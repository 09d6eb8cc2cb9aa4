import { clockTime, dayInWords } from '@chered/ui/dates'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'

/** When a device last answered: at a time of today, or on a day. */
export function LastSeen({ at, now }: { at: number; now: number }) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const time = clockTime(at, zone)
  const date = dayInWords(at, zone, i18n.language)
  const today = date === dayInWords(now, zone, i18n.language)
  return <span>{today ? t('life.seenAt', { time }) : t('life.seenDay', { date, time })}</span>
}
