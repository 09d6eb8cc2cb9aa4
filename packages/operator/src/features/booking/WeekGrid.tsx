import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DayColumn, type FreeInterval, hoursIn, neighbour } from './time-columns.ts'

/** `24 нояб.` and the weekday above it. */
export function dayHead(date: string, language: string): { weekday: string; day: string } {
  const at = new Date(`${date}T12:00:00Z`)
  const locale = language === 'en' ? 'en-GB' : language
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at)
  return { weekday: format({ weekday: 'short' }), day: format({ day: 'numeric', month: 'short' }) }
}

/**
 * Days as columns, hours as rows, free times as keys with the number of people
 * who are free then. One stop of the Tab key; arrows move inside, PageUp and
 * PageDown turn the week.
 */
export function WeekGrid(props: {
  columns: readonly DayColumn[]
  chosen: number | null
  onChoose: (interval: FreeInterval) => void
  onWeek: (step: number) => void
}) {
  const { t, i18n } = useTranslation()
  const { columns, chosen } = props
  const grid = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<number | null>(null)
  const turned = useRef(false)
  const all = columns.flatMap(({ intervals }) => intervals)
  const stop = [at, chosen, all[0]?.start].find((start) => all.some((each) => each.start === start)) ?? null
  const hours = hoursIn(columns)
  const firstDay = columns[0]?.date

  function focusOn(start: number) {
    setAt(start)
    grid.current?.querySelector<HTMLElement>(`[data-start="${start}"]`)?.focus()
  }
  // After turning the week by a key the focus goes on in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another week is shown
  useEffect(() => {
    if (turned.current && all[0]) focusOn(all[0].start)
    turned.current = false
  }, [firstDay])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'PageDown' || event.key === 'PageUp') {
      event.preventDefault()
      turned.current = true
      return props.onWeek(event.key === 'PageDown' ? 1 : -1)
    }
    if (stop === null) return
    const next = neighbour(columns, stop, event.key)
    if (next === null) return
    event.preventDefault()
    focusOn(next)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the buttons inside
    <div className="week" ref={grid} onKeyDown={onKeyDown}>
      <div className="week-heads" style={{ gridTemplateColumns: template(columns) }}>
        <span />
        {columns.map(({ date, state }) => {
          const { weekday, day } = dayHead(date, i18n.language)
          return (
            <p key={date} className={state}>
              <span>{weekday}</span> <b>{day}</b>
              {state !== 'open' && <small>{t(`times.state.${state}`)}</small>}
            </p>
          )
        })}
      </div>
      {hours.length === 0 && <p className="week-empty muted">{t('times.weekEmpty')}</p>}
      <div className="week-hours">
        {hours.map((hour) => (
          <div key={hour} className="week-hour" style={{ gridTemplateColumns: template(columns) }}>
            <span className="muted small">{hour}</span>
            {columns.map(({ date, intervals }) => (
              <div key={date} className="cell">
                {intervals
                  .filter(({ time }) => time.startsWith(hour))
                  .map((each) => (
                    <Chip
                      key={each.start}
                      date={date}
                      interval={each}
                      chosen={each.start === chosen}
                      stop={each.start === stop}
                      onChoose={() => {
                        setAt(each.start)
                        props.onChoose(each)
                      }}
                    />
                  ))}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Days without anything free stand narrow. */
function template(columns: readonly DayColumn[]): string {
  return `28px ${columns.map(({ intervals }) => (intervals.length > 0 ? 'minmax(0, 1fr)' : '70px')).join(' ')}`
}

function Chip(props: {
  date: string
  interval: FreeInterval
  chosen: boolean
  stop: boolean
  onChoose: () => void
}) {
  const { t, i18n } = useTranslation()
  const { interval } = props
  const { weekday, day } = dayHead(props.date, i18n.language)
  const free = interval.resources.length
  return (
    <button
      type="button"
      className="chip"
      data-start={interval.start}
      tabIndex={props.stop ? 0 : -1}
      aria-pressed={props.chosen}
      aria-label={t('times.chip', { day: `${weekday}, ${day}`, time: interval.time, count: free })}
      onClick={props.onChoose}
    >
      {interval.time}
      {free > 1 && <small>{free}</small>}
    </button>
  )
}
