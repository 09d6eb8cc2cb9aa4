import type { DayDate } from '@chered/protocol/ids'
import type { CalendarDay } from '@chered/protocol/schedule'
import { useTranslation } from 'react-i18next'
import { addDays, dayMonth, monthName, weekdayOf, weekdays, weekdayWord } from './week-dates.ts'

/** Twelve months; a named day has its colour and, on pointing and for a screen reader, its words. */
export function YearView(props: { year: number; days: readonly CalendarDay[]; today: DayDate }) {
  const { t } = useTranslation()
  const byDate = new Map(props.days.map((day) => [day.date, day]))
  return (
    <div>
      <div className="year">
        {Array.from({ length: 12 }, (_, n) => n + 1).map((month) => (
          <Month key={month} year={props.year} month={month} days={byDate} today={props.today} />
        ))}
      </div>
      <ul className="legend" aria-label={t('schedule.legend.label')}>
        {(['off', 'shortened', 'working'] as const).map((kind) => (
          <li key={kind}>
            <span className={`year-day is-${kind}`} aria-hidden="true" />
            {t(`schedule.dayKind.${kind}`)}
          </li>
        ))}
        <li>
          <span className="year-day is-off is-provisional" aria-hidden="true" />
          {t('schedule.status.provisional')}
        </li>
      </ul>
    </div>
  )
}

function Month(props: {
  year: number
  month: number
  days: ReadonlyMap<DayDate, CalendarDay>
  today: DayDate
}) {
  const { t, i18n } = useTranslation()
  const { year, month } = props
  const first = `${year}-${String(month).padStart(2, '0')}-01` as DayDate
  const lead = weekdays.indexOf(weekdayOf(first))
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const cells = Array.from({ length: Math.ceil((lead + count) / 7) }, (_, week) =>
    weekdays.map((_, n) => {
      const day = week * 7 + n - lead
      return day < 0 || day >= count ? null : addDays(first, day)
    }),
  )
  return (
    <table className="month" aria-label={`${monthName(month, i18n.language)} ${year}`}>
      <caption>{monthName(month, i18n.language)}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" abbr={weekdayWord(weekday, i18n.language, 'long')}>
              {weekdayWord(weekday, i18n.language, 'short').slice(0, 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cells.map((week) => (
          <tr key={week.find((date) => date !== null)}>
            {week.map((date, n) => {
              const weekday = weekdays[n]
              if (date === null) return <td key={weekday} />
              const day = props.days.get(date)
              const words = day && [
                dayMonth(date, i18n.language),
                day.name ?? t(`schedule.dayKind.${day.kind}`),
                t(`schedule.status.${day.status}`),
              ]
              return (
                <td key={weekday}>
                  <span
                    className={[
                      'year-day',
                      day ? `is-${day.kind}` : '',
                      day?.status === 'provisional' ? 'is-provisional' : '',
                      date === props.today ? 'is-today' : '',
                    ].join(' ')}
                    title={words?.join(', ')}
                  >
                    {Number(date.slice(8))}
                    {words && <span className="visually-hidden"> {words.slice(1).join(', ')}</span>}
                  </span>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
