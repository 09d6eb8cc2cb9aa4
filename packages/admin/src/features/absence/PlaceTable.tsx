import type { AbsenceProposal, Reassignment } from '@chered/protocol/schedule'
import { clockTime, localDate } from '@chered/ui/dates'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { useAdmin } from '../../store.ts'
import { servicesLine } from '../bookings/booking-words.ts'
import { choosePlace } from './absence-store.ts'
import { type ChosenPlaces, placeKey, takenBy } from './chosen-places.ts'
import { useColleagueName } from './colleague-names.ts'

type Affected = AbsenceProposal['bookings'][number]

interface Props {
  readonly proposal: AbsenceProposal
  readonly chosen: ChosenPlaces
  readonly manyDays: boolean
  readonly fresh: boolean
}

/** Affected visitors by time, each with a list of places; what another of them has cannot be chosen. */
export function PlaceTable({ proposal, chosen, manyDays, fresh }: Props) {
  const { t, i18n } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const zone = useTimeZone()
  const columns = ['n', 'time', 'visitor', 'services', 'place'] as const
  return (
    <table className="bookings-table absence-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`absence.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {proposal.bookings.map((booking, n) => {
          const place = chosen.get(booking.bookingId) ?? booking.proposal
          const time = clockTime(booking.start, zone)
          const name = booking.visitorName ?? t('bookings.noName')
          return (
            <tr key={booking.bookingId}>
              <td className="muted">{n + 1}</td>
              <th scope="row" className="bookings-time">
                {place.kind === 'moved' ? (
                  <>
                    <s className="muted">{time}</s> {clockTime(place.start, zone)}
                  </>
                ) : (
                  time
                )}
                <Shift booking={booking} place={place} />
                {manyDays && <small className="muted">{localDate(booking.start, zone)}</small>}
              </th>
              <td>{name}</td>
              <td>
                {servicesLine(
                  booking.serviceIds.map((serviceId) => ({ serviceId, count: 1 })),
                  office,
                  i18n.language,
                )}
              </td>
              <td>
                <select
                  className="bookings-field absence-place"
                  aria-label={t('absence.placeOf', { name, time })}
                  value={placeKey(place)}
                  disabled={!fresh}
                  onChange={({ currentTarget: { value } }) => {
                    const to = booking.options.find((option) => placeKey(option) === value)
                    if (to) choosePlace(booking.bookingId, to)
                  }}
                >
                  <PlaceOptions proposal={proposal} chosen={chosen} booking={booking} />
                </select>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function PlaceOptions(props: { proposal: AbsenceProposal; chosen: ChosenPlaces; booking: Affected }) {
  const { t } = useTranslation()
  const zone = useTimeZone()
  const nameOf = useColleagueName()
  const { proposal, chosen, booking } = props
  return booking.options.map((place) => {
    const other = takenBy(proposal, chosen, booking, place)
    const words = optionWords(place)
    return (
      <option key={placeKey(place)} value={placeKey(place)} disabled={other !== null}>
        {other === null
          ? words
          : t('absence.taken', { place: words, n: proposal.bookings.indexOf(other) + 1 })}
      </option>
    )
  })
  function optionWords(place: Reassignment): string {
    switch (place.kind) {
      case 'same-time':
        return t('absence.sameTimeAt', { name: nameOf(place.resourceId) })
      case 'moved':
        return t('absence.movedAt', { name: nameOf(place.resourceId), time: clockTime(place.start, zone) })
      case 'needs-relocation':
        return t('absence.needsRelocation')
    }
  }
}

function Shift({ booking, place }: { booking: Affected; place: Reassignment }) {
  const { t } = useTranslation()
  switch (place.kind) {
    case 'same-time':
      return <small className="muted">{t('absence.sameTime')}</small>
    case 'moved': {
      const minutes = Math.round((place.start - booking.start) / 60_000)
      return (
        <small className="warn">
          {t(minutes > 0 ? 'absence.later' : 'absence.earlier', { minutes: Math.abs(minutes) })}
        </small>
      )
    }
    case 'needs-relocation':
      return <small className="trouble">{t('absence.call')}</small>
  }
}
