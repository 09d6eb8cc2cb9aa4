import type { Booking } from '@chered/protocol/booking'
import { bookingStates } from '@chered/protocol/choices'
import type { DayDate } from '@chered/protocol/ids'
import { ticketText } from '@chered/protocol/ticket-text'
import { localDate, localDateInWords } from '@chered/ui/dates'
import { useLive } from '@chered/ui/live'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { useAdmin } from '../../store.ts'
import { addDays } from '../schedule/week-dates.ts'
import { BookingMark } from './BookingMark.tsx'
import { phoneText, servicesLine } from './booking-words.ts'
import { type BookingsAddress, goTo } from './bookings-address.ts'
import { loadDay, useBookings } from './bookings-store.ts'
import { useBookingBell } from './use-bookings-keeping.ts'

type DayAddress = Extract<BookingsAddress, { tab: 'day' }>

/** All bookings of one day, by time; which day and which of them stands in the link. */
export function DayList({ address, fresh, now }: { address: DayAddress; fresh: boolean; now: number }) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const today = localDate(now, zone) as DayDate
  const date = address.date ?? today
  const day = useBookings((s) => s.day)
  const online = useLive((s) => s.link !== 'lost')
  const bell = useBookingBell()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bell is a reason to read again
  useEffect(() => {
    if (online) void loadDay(date)
  }, [date, online, bell])
  const all = day.date === date ? day.value : null
  const shown = (all ?? []).filter(
    ({ resourceId, state }) =>
      (address.resourceId === null || resourceId === address.resourceId) &&
      (address.state === null || state === address.state),
  )
  const step = (days: number) => goTo({ ...address, date: addDays(date, days) })
  return (
    <section aria-label={t('bookings.tab.day')} className="bookings-day">
      <div className="bookings-filter">
        <fieldset className="bookings-date" aria-label={t('bookings.date')}>
          <button
            type="button"
            className="icon-button"
            aria-label={t('bookings.dayBefore')}
            onClick={() => step(-1)}
          >
            <ChevronLeft aria-hidden="true" />
          </button>
          <input
            type="date"
            className="bookings-field"
            aria-label={t('bookings.date')}
            value={date}
            onChange={({ currentTarget: { value } }) => {
              if (value !== '') goTo({ ...address, date: value as DayDate })
            }}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={t('bookings.dayAfter')}
            onClick={() => step(1)}
          >
            <ChevronRight aria-hidden="true" />
          </button>
          {date !== today && (
            <button type="button" className="btn plain" onClick={() => goTo({ ...address, date: null })}>
              {t('bookings.today')}
            </button>
          )}
        </fieldset>
        <ResourceFilter address={address} all={all ?? []} />
        <select
          className="bookings-field"
          aria-label={t('bookings.col.state')}
          value={address.state ?? ''}
          onChange={({ currentTarget: { value } }) =>
            goTo({ ...address, date, state: bookingStates.find((state) => state === value) ?? null })
          }
        >
          <option value="">{t('bookings.anyState')}</option>
          {bookingStates.map((state) => (
            <option key={state} value={state}>
              {t(`bookings.state.${state}`)}
            </option>
          ))}
        </select>
        <p className="muted bookings-shown" role="status">
          {all !== null && t('bookings.count', { count: shown.length })}
        </p>
      </div>
      <h2 className="t">{localDateInWords(date, i18n.language)}</h2>
      {day.refused && fresh && (
        <p className="hint warn" role="status">
          {t('bookings.failed', { why: refusalText(t, day.refused) })}
        </p>
      )}
      {all === null && !day.refused && (
        <p className="page-wait" role="status">
          {t('bookings.loading')}
        </p>
      )}
      {all !== null && shown.length === 0 && (
        <p className="muted empty">{t(all.length === 0 ? 'bookings.none' : 'bookings.noneOfThese')}</p>
      )}
      {shown.length > 0 && <BookingTable bookings={shown} />}
    </section>
  )
}

function ResourceFilter({ address, all }: { address: DayAddress; all: readonly Booking[] }) {
  const { t, i18n } = useTranslation()
  const collator = new Intl.Collator(i18n.language, { numeric: true })
  const names = new Map<string, string>(all.map((booking) => [booking.resourceId, booking.resourceName]))
  const chosen = address.resourceId
  if (chosen !== null && !names.has(chosen)) names.set(chosen, chosen)
  return (
    <select
      className="bookings-field"
      aria-label={t('bookings.col.resource')}
      value={chosen ?? ''}
      onChange={({ currentTarget: { value } }) =>
        goTo({ ...address, resourceId: value === '' ? null : value })
      }
    >
      <option value="">{t('bookings.anyResource')}</option>
      {[...names]
        .sort(([, a], [, b]) => collator.compare(a, b))
        .map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
    </select>
  )
}

function BookingTable({ bookings }: { bookings: readonly Booking[] }) {
  const { t, i18n } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const columns = ['time', 'visitor', 'services', 'resource', 'channel', 'state'] as const
  return (
    <table className="bookings-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`bookings.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bookings.map((booking) => (
          <tr key={booking.bookingId}>
            <th scope="row" className="bookings-time">
              {booking.time}
            </th>
            <td>
              {booking.visitor?.name ?? <span className="muted">{t('bookings.noName')}</span>}
              {booking.visitor?.phone && (
                <small className="muted nowrap">{phoneText(booking.visitor.phone)}</small>
              )}
            </td>
            <td>{servicesLine(booking.services, office, i18n.language)}</td>
            <td>
              {booking.resourceName}
              {booking.desk !== null && (
                <small className="muted">{t('bookings.desk', { desk: booking.desk })}</small>
              )}
            </td>
            <td className="muted">{t(`bookings.channel.${booking.channel}`)}</td>
            <td>
              <BookingMark state={booking.state} />
              {booking.ticket && (
                <small className="muted">
                  {t('bookings.ticket', { ticket: ticketText(booking.ticket) })}
                </small>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
