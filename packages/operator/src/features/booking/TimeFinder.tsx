import type { Availability, BookedService } from '@chered/protocol/booking'
import type { BookingId, ResourceId } from '@chered/protocol/ids'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setResource, takesFocus } from './booking-desk.ts'
import { MonthGrid } from './MonthGrid.tsx'
import { ResourceSelect } from './ResourceSelect.tsx'
import { useBookingBell } from './relocations.ts'
import type { Resource } from './resources.ts'
import {
  type FreeInterval,
  mondayOf,
  nearestFree,
  type Own,
  weekColumns,
  weeksOf,
  withOwn,
} from './time-columns.ts'
import { useReading } from './use-reading.ts'
import { dayHead, WeekGrid } from './WeekGrid.tsx'
import './times.css'

/** `id` or `id*count`, comma-separated: the services as the server asks for them. */
export function servicesText(services: readonly BookedService[]): string {
  return services.map(({ serviceId, count }) => (count > 1 ? `${serviceId}*${count}` : serviceId)).join(',')
}

function inShort(date: string, language: string): string {
  const { weekday, day } = dayHead(date, language)
  return `${weekday}, ${day}`
}

interface TimeFinderProps {
  services: readonly BookedService[]
  resourceId: ResourceId | null
  /** The booking that these times are for, when it has one already. */
  moving: BookingId | null
  resources: readonly Resource[]
  /** The interval that is held for this conversation; free for it and nobody else. */
  held: Own | null
  /** Start of the interval that is held or chosen; null when there is none. */
  chosen: number | null
  /** Time that somebody else has just taken. */
  taken: string | null
  /** Rises when the times have to be read at once. */
  again: number
  onChoose: (interval: FreeInterval) => void
}

/** Free intervals of the next 31 days: the nearest on top, a week as columns of times, a month at a glance. */
export function TimeFinder(props: TimeFinderProps) {
  const { t } = useTranslation()
  const bell = useBookingBell()
  const { services, resourceId } = props
  const asked = `/api/availability?services=${encodeURIComponent(servicesText(services))}${
    resourceId === null ? '' : `&resourceId=${encodeURIComponent(resourceId)}`
  }${props.moving === null ? '' : `&moving=${encodeURIComponent(props.moving)}`}`
  const path = services.length === 0 ? null : asked
  const answer = useReading<Availability>(path, bell + props.again)
  const wanted = servicesText(services)
  // Another specialist of the same services: the times stay on the screen until the new ones are there.
  const [last, setLast] = useState<{ readonly wanted: string; readonly value: Availability } | null>(null)
  if (answer?.ok && last?.value !== answer.value) setLast({ wanted, value: answer.value })
  const shown = answer?.ok ? answer.value : last?.wanted === wanted ? last.value : null
  if (path === null) return <Nothing title={t('times.noService')} hint={t('times.noServiceHint')} />
  if (answer && !answer.ok) return <Nothing title={refusalText(t, answer)} hint="" />
  if (shown === null) return <Nothing title={t('times.loading')} hint="" />
  return <Times key={wanted} {...props} availability={shown} />
}

function Nothing(props: { title: string; hint: string }) {
  return (
    <div className="times-none" role="status">
      <p>{props.title}</p>
      <p className="muted">{props.hint}</p>
    </div>
  )
}

function Times(props: TimeFinderProps & { availability: Availability }) {
  const { t, i18n } = useTranslation()
  const { minutes } = props.availability
  const days = withOwn(props.availability.days, props.held)
  const weeks = weeksOf(days)
  const nearest = nearestFree(days, 3)
  const [shown, setShown] = useState<'week' | 'month'>('week')
  const [monday, setMonday] = useState(() => mondayOf(nearest[0]?.date ?? days[0]?.date ?? '1970-01-01'))
  const place = weeks.indexOf(monday)
  const first = useRef<HTMLButtonElement>(null)
  // Straight from the choice of a service to its nearest time: the next press holds it.
  useEffect(() => {
    if (first.current && takesFocus('times')) first.current.focus({ preventScroll: true })
  }, [])

  function toWeek(step: number) {
    const next = weeks[place + step]
    if (next !== undefined) setMonday(next)
  }
  return (
    <section className="times" aria-label={t('times.title')}>
      {props.taken !== null && (
        <p className="times-taken" role="alert">
          {t('times.taken', { time: props.taken })}
        </p>
      )}
      <div className="nearest">
        <h2>{t('times.nearest')}</h2>
        {nearest.length === 0 && <p>{t('times.full')}</p>}
        {nearest.map(({ date, interval }, n) => (
          <button
            key={interval.start}
            type="button"
            ref={n === 0 ? first : null}
            className={n === 0 ? 'btn lg near' : 'btn lg'}
            aria-pressed={interval.start === props.chosen}
            onClick={() => props.onChoose(interval)}
          >
            {inShort(date, i18n.language)}, <b>{interval.time}</b>
          </button>
        ))}
      </div>
      <div className="times-bar">
        <div className="seg sm">
          {(['week', 'month'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={shown === each} onClick={() => setShown(each)}>
              {t(`times.${each}`)}
            </button>
          ))}
        </div>
        {shown === 'week' && (
          <>
            <button
              type="button"
              className="icon-button"
              aria-label={t('times.earlier')}
              disabled={place <= 0}
              onClick={() => toWeek(-1)}
            >
              <ChevronLeft aria-hidden="true" />
            </button>
            <button
              type="button"
              className="icon-button"
              aria-label={t('times.later')}
              disabled={place >= weeks.length - 1}
              onClick={() => toWeek(1)}
            >
              <ChevronRight aria-hidden="true" />
            </button>
          </>
        )}
        <p className="muted small nowrap">{t('times.length', { count: minutes })}</p>
        <ResourceSelect
          resources={props.resources}
          value={props.resourceId}
          any={t('resource.any')}
          onChange={setResource}
        />
      </div>
      {shown === 'week' ? (
        <WeekGrid
          columns={weekColumns(days, monday)}
          chosen={props.chosen}
          onChoose={props.onChoose}
          onWeek={toWeek}
        />
      ) : (
        <MonthGrid
          days={days}
          onOpen={(date) => {
            setMonday(mondayOf(date))
            setShown('week')
          }}
        />
      )}
    </section>
  )
}
