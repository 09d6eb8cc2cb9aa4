import type { Office } from '@chered/protocol/office'
import { localDate } from '@chered/ui/dates'
import { useNow } from '@chered/ui/use-now'
import { CalendarX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { MoreKey } from '../../app/MoreKey.tsx'
import type { Place } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { useFitting } from '../../app/use-fitting.ts'
import { useViewport } from '../../app/use-viewport.ts'
import { tell, useKiosk } from '../../store.ts'
import { pageOf } from '../survey/paging.ts'
import { StartKey } from '../survey/WayOn.tsx'
import { useFreeTimes } from './availability.ts'
import { holdInterval } from './book.ts'
import { dateWords } from './booking-words.ts'
import { dealTimes, intervalsOf } from './free-days.ts'
import { NoTimes } from './NoTimes.tsx'

interface Props {
  readonly office: Office
  readonly place: Extract<Place, { kind: 'times' }>
  readonly page: number
}

/** Free times of one day by its parts; a touch keeps the time at once. */
export function TimesScreen({ office, place, page }: Props) {
  const { t } = useTranslation()
  const { language, size, reach } = useKiosk((s) => s.session.wishes)
  const now = useNow(5_000)
  const free = useFreeTimes(place.services, place.news && place)
  const look = [place.date, language, size, reach, useViewport()].join()
  const { perPage: rows, ref } = useFitting(10, look)
  const columns = size === 'large' ? 3 : 4
  const today = localDate(now, office.timeZone)
  const times = free.kind === 'known' ? intervalsOf(free.days, place.date, now) : []
  const pages = dealTimes(times, columns, rows)
  const shown = pageOf(pages, 1, page)
  const later = pages.slice(shown.page + 1).flat()
  const left = later.reduce((sum, { intervals }) => sum + intervals.length, 0)
  const heading = t('times.title')
  const otherDay = () => tell({ kind: 'went', to: { kind: 'days', services: place.services } })
  return (
    <Frame
      layout="start"
      part="times"
      heading={heading}
      headingLength={heading.length}
      under={
        <>
          <p>{dateWords(place.date, today, language, t)}</p>
          {place.news && (
            <p className="notice" role="alert">
              <CalendarX className="icon icon-s" aria-hidden="true" />
              <b>{t(`refusal.${place.news}`)}</b>
            </p>
          )}
        </>
      }
      way="back"
      keys={
        times.length > 0 ? (
          <>
            <div className="fitted">
              <div className="times" ref={ref as never} style={{ '--columns': columns } as never}>
                {shown.items[0]?.map(({ part, intervals }) => (
                  <section key={part} aria-label={t(`times.${part}`)}>
                    <h2>{t(`times.${part}`)}</h2>
                    <div className="times-row">
                      {intervals.map(({ start, time }) => (
                        <Touch
                          key={start}
                          className="time"
                          onPress={() => void holdInterval(place.services, { date: place.date, start })}
                        >
                          {time}
                        </Touch>
                      ))}
                    </div>
                  </section>
                ))}
              </div>
            </div>
            <MoreKey page={shown} words={t('key.moreTimes', { count: left })} />
          </>
        ) : (
          <>
            <NoTimes free={free} words={t('times.none')} />
            {free.kind !== 'loading' && (
              <>
                <Touch className="solid main-key" onPress={otherDay}>
                  {t('times.otherDay')}
                </Touch>
                <StartKey />
              </>
            )}
          </>
        )
      }
    />
  )
}
