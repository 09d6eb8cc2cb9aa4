import type { IssuedTicket } from '@chered/protocol/commands'
import type { Office } from '@chered/protocol/office'
import type { ExpectedBooking } from '@chered/protocol/views'
import { useNow } from '@chered/ui/use-now'
import { useTranslation } from 'react-i18next'
import { servicesLine } from '../booking/BookingRow.tsx'
import { openCard } from '../booking/booking-desk.ts'
import { order, useOrderUnderWay } from '../booking/orders.ts'
import { showIssued } from './issued.ts'

/** Booked for today and not here yet; a press checks in. The screen is seen by the hall, so there are no names. */
export function ExpectedList(props: { expected: readonly ExpectedBooking[]; office: Office | null }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('expected.title')}>
      <h2>
        {t('expected.title')} <b>{props.expected.length}</b>
      </h2>
      {props.expected.length === 0 && <p className="muted">{t('expected.empty')}</p>}
      <ul className="hall-rows">
        {props.expected.map((booking) => (
          <li key={booking.bookingId}>
            <Expected booking={booking} office={props.office} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Expected({ booking, office }: { booking: ExpectedBooking; office: Office | null }) {
  const { t, i18n } = useTranslation()
  const now = useNow(10_000)
  const running = useOrderUnderWay((s) => s.running !== null)
  const opensAt = booking.start - (office?.settings.earlyCheckInMinutes ?? 0) * 60_000
  const late = Math.floor((now - booking.start) / 60_000)
  const services = servicesLine(booking.services, office, i18n.language)
  async function checkIn() {
    const answer = await order<IssuedTicket>('POST', '/api/check-ins', {
      bookingId: booking.bookingId,
      language: booking.language,
      paper: 'screen',
    })
    if (answer?.ok) showIssued(answer.value)
  }
  return (
    <>
      <button
        type="button"
        className="row-open big-time"
        aria-label={t('expected.open', { time: booking.time })}
        onClick={() => openCard(booking.bookingId)}
      >
        {booking.time}
      </button>
      <p className="what">
        <span title={services}>{services}</span>
        <small className={late > 0 ? 'warn' : 'muted'}>
          {late > 0 ? t('expected.late', { count: late }) : booking.resourceName}
        </small>
      </p>
      {booking.state === 'needs-relocation' ? (
        <button type="button" className="btn sm" onClick={() => openCard(booking.bookingId)}>
          {t('expected.relocate')}
        </button>
      ) : (
        <button
          type="button"
          className="btn sm"
          aria-label={t('expected.checkInLabel', { time: booking.time, services })}
          aria-disabled={running || now < opensAt}
          title={now < opensAt ? t('expected.early') : undefined}
          onClick={() => void checkIn()}
        >
          {t('expected.checkIn')}
        </button>
      )}
    </>
  )
}
