import type { Calendar, CalendarDay, ScheduleOverview } from '@chered/protocol/schedule'
import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { stretchesOf } from './calendar-stretches.ts'
import { ImportCalendarDialog } from './ImportCalendarDialog.tsx'
import { dayMonth, dayRange } from './week-dates.ts'
import { YearView } from './YearView.tsx'
import { localDay } from './zone-day.ts'

const layers = ['federal', 'regional'] as const
type Layer = Calendar['layer']

/** The two calendars below the office's own week: a year at a glance, each day by name and standing. */
export function CalendarsTab(props: { overview: ScheduleOverview; administrator: boolean; fresh: boolean }) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const { overview } = props
  const thisYear = Number(overview.today.slice(0, 4))
  const [layer, setLayer] = useState<Layer>('federal')
  const [year, setYear] = useState(thisYear)
  const [importing, setImporting] = useState(false)
  const calendar = overview.calendars.find((own) => own.layer === layer) ?? null
  const known = new Set((calendar?.days ?? []).map((day) => Number(day.date.slice(0, 4))))
  const years = [...new Set([thisYear, thisYear + 1, ...known])].sort()
  const days = (calendar?.days ?? []).filter((day) => day.date.startsWith(`${year}-`))
  const provisional = days.some((day) => day.status === 'provisional')
  return (
    <section className="calendars">
      <div className="tab-head">
        <fieldset className="seg sm" aria-label={t('schedule.calendar.layer')}>
          {layers.map((own) => (
            <button key={own} type="button" aria-pressed={own === layer} onClick={() => setLayer(own)}>
              {t(`schedule.layer.${own}`)}
            </button>
          ))}
        </fieldset>
        <fieldset className="seg sm" aria-label={t('schedule.calendar.year')}>
          {years.map((own) => (
            <button key={own} type="button" aria-pressed={own === year} onClick={() => setYear(own)}>
              {own}
            </button>
          ))}
        </fieldset>
        {props.administrator && (
          <button type="button" className="btn" disabled={!props.fresh} onClick={() => setImporting(true)}>
            <FileUp aria-hidden="true" />
            {t('schedule.calendar.import')}
          </button>
        )}
      </div>
      {calendar === null ? (
        <p className="empty muted">{t('schedule.calendar.none')}</p>
      ) : (
        <p className="muted">
          <b>{calendar.title}.</b> {calendar.source !== '' && `${calendar.source}. `}
          {t('schedule.calendar.taken', {
            author: calendar.author,
            date: dayMonth(localDay(calendar.importedAt, zone), i18n.language, overview.today),
          })}
        </p>
      )}
      {calendar !== null && days.length === 0 && (
        <p className="hint warn">{t('schedule.calendar.yearEmpty', { year })}</p>
      )}
      {provisional && <p className="hint warn">{t('schedule.calendar.provisional', { year })}</p>}
      <div className="calendar-cols">
        <YearView year={year} days={days} today={overview.today} />
        <NamedDays days={days} title={t('schedule.calendar.days', { year })} />
      </div>
      {importing && (
        <ImportCalendarDialog
          layer={layer}
          present={calendar}
          today={overview.today}
          close={() => setImporting(false)}
        />
      )}
    </section>
  )
}

/** The same days as words, days in a row that are alike in one line. */
function NamedDays({ days, title }: { days: readonly CalendarDay[]; title: string }) {
  const { t, i18n } = useTranslation()
  return (
    <div>
      <h2 className="t">{title}</h2>
      <ul className="named-days">
        {stretchesOf(days).map(({ from, to, day }) => (
          <li key={from}>
            <b>{dayRange(from, to, i18n.language)}</b>
            <span>
              {day.name ?? t(`schedule.dayKind.${day.kind}`)}
              <span className="small muted">
                {day.name !== null && `${t(`schedule.dayKind.${day.kind}`)}, `}
                {t(`schedule.status.${day.status}`)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
