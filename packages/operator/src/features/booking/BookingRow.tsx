import type { Booking } from '@chered/protocol/booking'
import type { Office } from '@chered/protocol/office'
import { useTranslation } from 'react-i18next'
import { serviceName } from '../visit/OfficeText.tsx'
import { BookingMark } from './BookingMark.tsx'
import { dayHead } from './WeekGrid.tsx'

/** Names of the services of a booking in one line, with the count where it is more than one. */
export function servicesLine(services: Booking['services'], office: Office | null, language: string): string {
  return services
    .map(({ serviceId, count }) => {
      const name = serviceName(office, serviceId, language)
      return count > 1 ? `${name} × ${count}` : name
    })
    .join('; ')
}

/** A found booking: when, who, what for, how it stands. */
export function BookingRow(props: { booking: Booking; office: Office | null; onOpen: () => void }) {
  const { t, i18n } = useTranslation()
  const { booking } = props
  const { weekday, day } = dayHead(booking.date, i18n.language)
  const services = servicesLine(booking.services, props.office, i18n.language)
  return (
    <button type="button" className="booking-row" onClick={props.onOpen}>
      <span className="when">
        <b>{booking.time}</b>
        <small>
          {weekday}, {day}
        </small>
      </span>
      <span className="what">
        <b title={booking.visitor?.name ?? undefined}>{booking.visitor?.name ?? t('visitor.noName')}</b>
        <small title={services}>{services}</small>
        <BookingMark state={booking.state} />
      </span>
    </button>
  )
}
