import type { Booking, Bookings } from '@chered/protocol/booking'
import type { ResourceId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import { localDateInWords } from '@chered/ui/dates'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { useTranslation } from 'react-i18next'
import { BookingMark, type BookingState } from './BookingMark.tsx'
import { servicesLine } from './BookingRow.tsx'
import { codeText } from './code-text.ts'
import { useBookingBell } from './relocations.ts'
import { useReading } from './use-reading.ts'

export interface DayFilter {
  readonly date: string
  readonly resourceId: ResourceId | null
  readonly state: BookingState | null
}

/** The bookings of a day for a filter, the earliest first; holds are nobody's yet and are left out. */
export function useDayBookings(filter: Omit<DayFilter, 'state'> | null) {
  const resource = filter?.resourceId ? `&resourceId=${encodeURIComponent(filter.resourceId)}` : ''
  const path = filter === null ? null : `/api/bookings?date=${filter.date}${resource}`
  const answer = useReading<Bookings>(path, useBookingBell())
  const bookings = answer?.ok
    ? answer.value.bookings
        .filter(({ state }) => state !== 'held' && state !== 'hold-expired')
        .toSorted((a, b) => a.start - b.start)
    : null
  return { bookings, refused: answer && !answer.ok ? answer : null }
}

/** A day's bookings as a table; a press on a row opens its card. */
export function DayBookings(props: {
  filter: DayFilter
  office: Office | null
  onOpen: (booking: Booking) => void
}) {
  const { t, i18n } = useTranslation()
  const { filter } = props
  const { bookings, refused } = useDayBookings(filter)
  const rows = bookings?.filter(({ state }) => filter.state === null || state === filter.state) ?? null
  return (
    <section className="day-list" aria-label={t('day-list.title')}>
      <header>
        <h1>{localDateInWords(filter.date, i18n.language)}</h1>
        {rows !== null && <span className="muted">{t('day-list.count', { count: rows.length })}</span>}
      </header>
      {rows === null && (
        <p role="status" className="none">
          {refused ? refusalText(t, refused) : t('day-list.loading')}
        </p>
      )}
      {rows?.length === 0 && <p className="none muted">{t('day-list.empty')}</p>}
      {rows !== null && rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled table has to be reachable by keys
        <section className="scroll" tabIndex={0} aria-label={t('day-list.title')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('col.time')}</th>
                <th scope="col">{t('col.visitor')}</th>
                <th scope="col">{t('col.services')}</th>
                <th scope="col">{t('col.resource')}</th>
                <th scope="col">{t('col.state')}</th>
                <th scope="col">{t('col.code')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((booking) => (
                <Row
                  key={booking.bookingId}
                  booking={booking}
                  office={props.office}
                  onOpen={() => props.onOpen(booking)}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}

function Row(props: { booking: Booking; office: Office | null; onOpen: () => void }) {
  const { t, i18n } = useTranslation()
  const { booking } = props
  const services = servicesLine(booking.services, props.office, i18n.language)
  return (
    <tr>
      <td className="time">
        <button
          type="button"
          className="row-open"
          aria-label={t('day-list.open', { time: booking.time, name: booking.visitor?.name ?? '' })}
          onClick={props.onOpen}
        >
          {booking.time}
        </button>
      </td>
      <td className="name">
        {booking.visitor?.name ?? <span className="muted">{t('visitor.noName')}</span>}
      </td>
      <td title={services}>{services}</td>
      <td>{booking.resourceName}</td>
      <td>
        <BookingMark state={booking.state} />
      </td>
      <td className="nowrap">{booking.code ? codeText(booking.code) : ''}</td>
    </tr>
  )
}
