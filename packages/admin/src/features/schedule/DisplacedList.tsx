import type { ScheduleDifference } from '@chered/protocol/schedule'
import { clockTime } from '@chered/ui/dates'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { personName, serviceName, type Wording } from './row-words.ts'
import { shortDay } from './week-dates.ts'
import { localDay } from './zone-day.ts'

const atMost = 8

/** Booked visits that a version would leave without a place: when, what, with whom. */
export function DisplacedList(props: {
  displaced: ScheduleDifference['displaced']
  words: Wording
  all?: boolean
}) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const { displaced, words } = props
  const shown = props.all ? displaced : displaced.slice(0, atMost)
  if (displaced.length === 0) {
    return (
      <p className="st ok thin displaced-none">
        <StateShape shape="ok" /> {t('schedule.displaced.none')}
      </p>
    )
  }
  return (
    <>
      <ul className="displaced" aria-label={t('schedule.displaced.list')}>
        {shown.map((visit) => (
          <li key={visit.bookingId}>
            <b>
              {shortDay(localDay(visit.start, zone), i18n.language)}, {clockTime(visit.start, zone)}
            </b>
            <span>
              {visit.serviceIds.map((id) => serviceName(words, id)).join(', ')}
              <span className="small muted">{personName(words, visit.resourceId)}</span>
            </span>
            <span className="st trouble">
              <StateShape shape="trouble" />
              <span className="visually-hidden">{t('schedule.displaced.needs')}</span>
            </span>
          </li>
        ))}
      </ul>
      {shown.length < displaced.length && (
        <p className="small muted">
          {t('schedule.displaced.more', { count: displaced.length - shown.length })}
        </p>
      )}
    </>
  )
}
