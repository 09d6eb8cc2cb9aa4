import type { Booking } from '@chered/protocol/booking'
import type { BookingId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import { localDateInWords } from '@chered/ui/dates'
import { useLive } from '@chered/ui/live'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { OfficeText, ServiceName, serviceOf } from '../visit/OfficeText.tsx'
import { BookingActions } from './BookingActions.tsx'
import { BookingMark } from './BookingMark.tsx'
import { closeCard, keepOwn, takesFocus, useBookingDesk } from './booking-desk.ts'
import { placeText } from './ConfirmationPrint.tsx'
import { Course } from './Course.tsx'
import { codeText } from './code-text.ts'
import { phoneText } from './phone-text.ts'
import { useBookingBell } from './relocations.ts'
import { useReading } from './use-reading.ts'
import './card.css'

/** A booking to read out, and what can be done with it. Follows what others do with it meanwhile. */
export function BookingCard(props: {
  bookingId: BookingId
  office: Office | null
  mayBook: boolean
  mayCheckIn: boolean
}) {
  const { t } = useTranslation()
  const { bookingId, office } = props
  const own = useBookingDesk((s) => s.own[bookingId])
  const answer = useReading<Booking>(`/api/bookings/${bookingId}`, useBookingBell())
  const read = answer?.ok ? answer.value : undefined
  // The answer to an own press may be newer than the last reading.
  const booking = own && (!read || own.version > read.version) ? own : read
  const changed = own !== undefined && read !== undefined && read.version > own.version
  return (
    <article className="card" aria-label={t('card.label')}>
      <button type="button" className="icon-button close" aria-label={t('card.close')} onClick={closeCard}>
        <X aria-hidden="true" />
      </button>
      {!booking && <p role="status">{answer && !answer.ok ? refusalText(t, answer) : t('card.loading')}</p>}
      {changed && read && (
        <p className="changed" role="alert">
          <span className="st warn">
            <StateShape shape="trouble" />
          </span>
          <span className="grow">{t('card.changed')}</span>
          <button type="button" className="btn sm" onClick={() => keepOwn(read)}>
            {t('card.seen')}
          </button>
        </p>
      )}
      {booking && (
        <>
          <ReadOut booking={booking} office={office} />
          <BookingActions
            key={booking.version}
            booking={booking}
            office={office}
            mayBook={props.mayBook}
            mayCheckIn={props.mayCheckIn}
          />
          <Course booking={booking} office={office} />
        </>
      )}
    </article>
  )
}

function ReadOut({ booking, office }: { booking: Booking; office: Office | null }) {
  const { t, i18n } = useTranslation()
  const head = useRef<HTMLHeadingElement>(null)
  const lost = useLive((s) => s.link === 'lost')
  useEffect(() => {
    if (takesFocus('card')) head.current?.focus()
  })
  const documents = booking.services.flatMap(({ serviceId }) => serviceOf(office, serviceId)?.documents ?? [])
  return (
    <>
      <header>
        <h1 ref={head} tabIndex={-1}>
          {localDateInWords(booking.date, i18n.language)}, <span className="nowrap">{booking.time}</span>
        </h1>
        <p className={lost ? 'muted' : ''}>
          <BookingMark state={booking.state} />
        </p>
      </header>
      <div className="card-columns">
        <dl className="facts">
          {booking.code && (
            <>
              <dt>{t('card.code')}</dt>
              <dd className="code">{codeText(booking.code)}</dd>
            </>
          )}
          {booking.ticket && (
            <>
              <dt>{t('card.ticket')}</dt>
              <dd className="ticket">
                <TicketNumber ticket={booking.ticket} />
              </dd>
            </>
          )}
          <dt>{t('card.services')}</dt>
          {booking.services.map(({ serviceId, count }) => (
            <dd key={serviceId}>
              <ServiceName office={office} id={serviceId} />
              {count > 1 && ` × ${count}`}
            </dd>
          ))}
          <dt>{t('card.place')}</dt>
          <dd>
            {office && <OfficeText text={office.name} />}
            {', '}
            {placeText(booking, t)}
            {booking.kind === 'specialist' && <span className="muted"> · {booking.resourceName}</span>}
          </dd>
          <dt>{t('card.visitor')}</dt>
          <dd>
            {booking.visitor?.name ?? t('visitor.noName')}
            {booking.visitor?.phone && <span className="nowrap"> · {phoneText(booking.visitor.phone)}</span>}
          </dd>
          {booking.applicationNumber && (
            <>
              <dt>{t('visitor.application')}</dt>
              <dd>{booking.applicationNumber}</dd>
            </>
          )}
        </dl>
        <section className="bring">
          <h2 className="h">{t('card.bring')}</h2>
          {documents.length === 0 ? (
            <p className="muted">{t('documents.none')}</p>
          ) : (
            <ul>
              {documents.map((text) => (
                <li key={text.ru}>
                  <OfficeText text={text} />
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  )
}
