import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from './time-columns.ts'

/** A date, with the days before and after one press away. */
export function DayPicker(props: { date: string; today: string; onChange: (date: string) => void }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('day-list.date')}</label>
      <div className="day-picker">
        <button
          type="button"
          className="btn"
          aria-label={t('day-list.before')}
          onClick={() => props.onChange(addDays(props.date, -1))}
        >
          <ChevronLeft aria-hidden="true" />
        </button>
        <input
          id={id}
          type="date"
          className="input"
          value={props.date}
          onChange={(event) => event.target.value && props.onChange(event.target.value)}
        />
        <button
          type="button"
          className="btn"
          aria-label={t('day-list.after')}
          onClick={() => props.onChange(addDays(props.date, 1))}
        >
          <ChevronRight aria-hidden="true" />
        </button>
        <button
          type="button"
          className="btn"
          aria-pressed={props.date === props.today}
          onClick={() => props.onChange(props.today)}
        >
          {t('day-list.today')}
        </button>
      </div>
    </div>
  )
}
