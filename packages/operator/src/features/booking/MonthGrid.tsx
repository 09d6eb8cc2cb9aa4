import { localDateInWords } from '@chered/ui/dates'
import { useTranslation } from 'react-i18next'
import { type FreeDay, weekColumns, weeksOf } from './time-columns.ts'
import { dayHead } from './WeekGrid.tsx'

/** How much is free on each day; a press opens its week. */
export function MonthGrid(props: { days: readonly FreeDay[]; onOpen: (date: string) => void }) {
  const { t, i18n } = useTranslation()
  const weeks = weeksOf(props.days)
  const most = Math.max(1, ...props.days.map(({ intervals }) => intervals.length))
  return (
    <div className="month">
      {weeks.map((monday) => (
        <div key={monday} className="month-week">
          {weekColumns(props.days, monday).map(({ date, state, intervals }) => {
            const { weekday, day } = dayHead(date, i18n.language)
            if (state !== 'open') {
              return (
                <p key={date} className="month-day">
                  <span>
                    {weekday} <b>{day}</b>
                  </span>
                  <small className="muted">{t(`times.state.${state}`)}</small>
                </p>
              )
            }
            return (
              <button
                key={date}
                type="button"
                className="month-day open"
                aria-label={t('times.monthDay', {
                  day: localDateInWords(date, i18n.language),
                  count: intervals.length,
                })}
                onClick={() => props.onOpen(date)}
              >
                <span>
                  {weekday} <b>{day}</b>
                </span>
                <small>{t('times.free', { count: intervals.length })}</small>
                <span className="bar6">
                  <i style={{ width: `${(intervals.length / most) * 100}%` }} />
                </span>
              </button>
            )
          })}
        </div>
      ))}
    </div>
  )
}
