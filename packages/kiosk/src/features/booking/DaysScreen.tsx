import type { Office } from '@chered/protocol/office'
import { dayOnKey, localDate } from '@chered/ui/dates'
import { useNow } from '@chered/ui/use-now'
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
import { dayAfter } from './booking-words.ts'
import { type DayOnStrip, strip } from './free-days.ts'
import { NoTimes } from './NoTimes.tsx'
import { ServiceNames } from './ServiceNames.tsx'

interface Props {
  readonly office: Office
  readonly place: Extract<Place, { kind: 'days' }>
  readonly page: number
}

/** The next days as they follow each other; those with nothing free say so and cannot be touched. */
export function DaysScreen({ office, place, page }: Props) {
  const { t } = useTranslation()
  const { language, size, reach } = useKiosk((s) => s.session.wishes)
  const now = useNow(30_000)
  const free = useFreeTimes(place.services)
  const look = [language, size, reach, useViewport()].join()
  const columns = size === 'large' ? 2 : 3
  const { perPage: rows, ref } = useFitting(5, look)
  const today = localDate(now, office.timeZone)
  const days = free.kind === 'known' ? strip(free.days, today, now) : []
  const shown = pageOf(days, columns * rows, page)
  const heading = t('days.title')
  return (
    <Frame
      layout="start"
      part="days"
      heading={heading}
      headingLength={heading.length}
      under={
        <p>
          <ServiceNames office={office} services={place.services} />
        </p>
      }
      way="back"
      keys={
        free.kind === 'known' && days.length > 0 ? (
          <>
            <div className="fitted">
              <div
                className="days"
                ref={ref as never}
                style={{ '--columns': columns, '--rows': rows } as never}
              >
                {shown.items.map((day) => (
                  <DayKey
                    key={day.date}
                    day={day}
                    today={today}
                    onPress={() =>
                      tell({
                        kind: 'went',
                        to: { kind: 'times', services: place.services, date: day.date, news: null },
                      })
                    }
                  />
                ))}
              </div>
            </div>
            <MoreKey page={shown} words={t('key.moreDays', { count: shown.left })} />
          </>
        ) : (
          <>
            <NoTimes free={free} words={t('days.none')} />
            {free.kind !== 'loading' && <StartKey />}
          </>
        )
      }
    />
  )
}

function DayKey({ day, today, onPress }: { day: DayOnStrip; today: string; onPress: () => void }) {
  const { t } = useTranslation()
  const language = useKiosk((s) => s.session.wishes.language)
  const { weekday, day: date } = dayOnKey(day.date, language)
  const name =
    day.date === today ? t('day.today') : day.date === dayAfter(today) ? t('day.tomorrow') : weekday
  return (
    <Touch className="day" data-state={day.state} disabled={day.state !== 'open'} onPress={onPress}>
      <span className="day-name">{name}</span>
      <b>{date}</b>
      <small>{day.from === null ? t(`days.${day.state}`) : t('days.from', { time: day.from })}</small>
    </Touch>
  )
}
