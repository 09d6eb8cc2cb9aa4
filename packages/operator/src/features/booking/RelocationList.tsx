import type { Booking } from '@chered/protocol/booking'
import type { Office } from '@chered/protocol/office'
import { localDateInWords } from '@chered/ui/dates'
import { useTranslation } from 'react-i18next'
import { servicesLine } from './BookingRow.tsx'
import { beginMove, openCard } from './booking-desk.ts'
import { phoneText } from './phone-text.ts'
import { useRelocations } from './relocations.ts'

/** Bookings that lost their time to a schedule or an absence: whom to call, and the way to another time. */
export function RelocationList(props: { office: Office | null; mayBook: boolean }) {
  const { t } = useTranslation()
  const list = useRelocations((s) => s.list)
  return (
    <section className="day-list" aria-label={t('area.relocation')}>
      <header>
        <h1>{t('area.relocation')}</h1>
        <span className="muted">{list !== null && t('day-list.count', { count: list.length })}</span>
      </header>
      {list === null && (
        <p role="status" className="none">
          {t('day-list.loading')}
        </p>
      )}
      {list?.length === 0 && <p className="none muted">{t('relocation.empty')}</p>}
      {list !== null && list.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled list has to be reachable by keys
        <section className="scroll" tabIndex={0} aria-label={t('area.relocation')}>
          <ul className="relocations">
            {list.map((booking) => (
              <li key={booking.bookingId}>
                <Lost booking={booking} office={props.office} mayBook={props.mayBook} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  )
}

function Lost(props: { booking: Booking; office: Office | null; mayBook: boolean }) {
  const { t, i18n } = useTranslation()
  const { booking, office } = props
  const name = booking.visitor?.name ?? t('visitor.noName')
  return (
    <>
      <p className="when">
        <b>{booking.time}</b>
        <small>{localDateInWords(booking.date, i18n.language)}</small>
      </p>
      <p className="what">
        <b>{name}</b>
        {booking.visitor?.phone && <span className="nowrap"> {phoneText(booking.visitor.phone)}</span>}
        <small>{servicesLine(booking.services, office, i18n.language)}</small>
        <small>
          {booking.resourceName}
          {booking.relocation && ` · ${t(`course-of.lost-${booking.relocation.cause}`)}`}
        </small>
      </p>
      <button type="button" className="btn" onClick={() => openCard(booking.bookingId)}>
        {t('relocation.card')}
      </button>
      {props.mayBook && (
        <button
          type="button"
          className="btn primary"
          aria-label={t('relocation.findFor', { name, time: booking.time })}
          onClick={() => beginMove(booking)}
        >
          {t('relocation.find')}
        </button>
      )}
    </>
  )
}
