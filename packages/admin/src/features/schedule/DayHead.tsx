import type { ResolvedDay } from '@chered/protocol/schedule'
import { useTranslation } from 'react-i18next'
import { hoursWords, officeDayWords } from './day-words.ts'
import { shortDay } from './week-dates.ts'

/** A column's head: day, the office's hours, and the holiday or shortened day by name, layer and standing. */
export function DayHead({ day, quiet }: { day: ResolvedDay; quiet: boolean }) {
  const { t, i18n } = useTranslation()
  const named = officeDayWords(t, day.office)
  const hours = hoursWords(t, day.office.hours)
  const provisional = day.office.provisional ? t('schedule.provisional') : null
  const title = [hours, named, provisional].filter((part) => part !== null).join('. ')
  return (
    <th scope="col" className={quiet ? 'is-quiet' : ''} title={title}>
      {shortDay(day.date, i18n.language)}
      {quiet ? (
        <span className="visually-hidden">{title}</span>
      ) : (
        <>
          <span>{hours}</span>
          {named && <span className="day-named">{named}</span>}
          {provisional && <span className="day-provisional">{t('schedule.provisionalShort')}</span>}
        </>
      )}
      {quiet && (named ?? provisional) && <span className="day-mark" aria-hidden="true" />}
    </th>
  )
}
