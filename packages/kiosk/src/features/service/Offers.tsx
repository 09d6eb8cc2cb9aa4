import type { Office } from '@chered/protocol/office'
import type { KioskService, KioskView } from '@chered/protocol/views'
import { localDate } from '@chered/ui/dates'
import { useNow } from '@chered/ui/use-now'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Place, WishedInterval, WishedService } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { tell, useKiosk } from '../../store.ts'
import { type FreeTimes, useFreeTimes } from '../booking/availability.ts'
import { beginBooking } from '../booking/booking-steps.ts'
import { dateWords } from '../booking/booking-words.ts'
import { intervalsOf, nearestAfter } from '../booking/free-days.ts'
import { ClaimKey } from '../claim/ClaimKey.tsx'
import { NotNow } from './NotNow.tsx'
import { spread } from './spread.ts'
import { TakeKey } from './TakeKey.tsx'

interface Props {
  readonly office: Office
  readonly view: KioskView
  readonly place: Extract<Place, { kind: 'service' }>
  readonly paper: 'print' | 'screen'
}

/** What the kiosk offers for a service: the live queue, a time of today, another day; only what there is. */
export function Offers({ office, view, place, paper }: Props) {
  const { t } = useTranslation()
  const { language, size } = useKiosk((s) => s.session.wishes)
  const now = useNow(5_000)
  const services = wishOf(place)
  const present = view.services.find((s) => s.serviceId === place.serviceId)
  const bookable = services.every((wished) => isBookable(view, wished))
  const free = useFreeTimes(bookable ? services : [])
  const today = localDate(now, office.timeZone)
  const times = bookable ? todaysTimes(free, services, present, today, now) : []
  const nearest = bookable && free.kind === 'known' ? nearestAfter(free.days, today) : null
  const shown = spread(times, size === 'large' ? 2 : 4)
  const more = times.length > shown.length
  const otherDay = bookable && (free.kind !== 'known' || nearest !== null || more)
  const live = present !== undefined && (present.state === 'open' || present.state === 'no-desk')
  const begin = (interval: WishedInterval | null) => beginBooking(office, services, interval, tell)
  if (!live && times.length === 0 && !otherDay) {
    return <NotNow office={office} view={view} place={place} now={present} />
  }
  return (
    <>
      {(times.length > 0 || otherDay) && <h2 className="when">{t('offer.when')}</h2>}
      {live && <TakeKey office={office} now={present} place={place} paper={paper} />}
      {live && <ClaimKey office={office} place={place} />}
      {shown.length > 0 && (
        <section className="today" aria-labelledby="today">
          <h3 id="today">{t('offer.today')}</h3>
          <div>
            {shown.map(({ start, time }) => (
              <Touch key={start} className="time" onPress={() => begin({ date: today, start })}>
                {time}
              </Touch>
            ))}
          </div>
        </section>
      )}
      {otherDay && (
        <Touch className="later" onPress={() => begin(null)}>
          <span>
            <b>{t(more ? 'offer.otherTime' : 'offer.otherDay')}</b>
            {nearest && (
              <small>
                {t('offer.nearest', {
                  date: dateWords(nearest.date, today, language, t),
                  time: nearest.time,
                })}
              </small>
            )}
          </span>
          <ChevronRight className="icon" aria-hidden="true" />
        </Touch>
      )}
    </>
  )
}

function wishOf(place: Extract<Place, { kind: 'service' }>): readonly WishedService[] {
  const ids = place.alsoServiceId === null ? [place.serviceId] : [place.serviceId, place.alsoServiceId]
  return ids.map((serviceId) => ({ serviceId, count: 1 }))
}

function isBookable(view: KioskView, wished: WishedService): boolean {
  return view.services.find((s) => s.serviceId === wished.serviceId)?.bookable === true
}

/** Until the free times have been read, the first one of today is known from the kiosk's view. */
function todaysTimes(
  free: FreeTimes,
  services: readonly WishedService[],
  present: KioskService | undefined,
  today: string,
  now: number,
): readonly { readonly start: number; readonly time: string }[] {
  if (free.kind === 'known') return intervalsOf(free.days, today, now)
  const first = services.length === 1 ? present?.firstToday : null
  return first && first.start > now ? [first] : []
}
