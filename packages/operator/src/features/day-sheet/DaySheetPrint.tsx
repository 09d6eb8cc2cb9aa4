import type { Booking } from '@chered/protocol/booking'
import type { Office } from '@chered/protocol/office'
import { clockTime, localDateInWords } from '@chered/ui/dates'
import { officeText } from '@chered/ui/i18n'
import { serverNow } from '@chered/ui/live'
import { useTranslation } from 'react-i18next'
import { servicesLine } from '../booking/BookingRow.tsx'
import { PrintPage } from '../print/PrintPage.tsx'

/** The day's booked visitors on A4: whose, which day, a row each, a line for the signature. */
export function DaySheetPrint(props: {
  office: Office
  who: string
  date: string
  bookings: readonly Booking[]
  onDone: () => void
}) {
  const { t, i18n } = useTranslation()
  const { office, bookings } = props
  return (
    <PrintPage paper="a4" onDone={props.onDone}>
      <p>{officeText(office.name, i18n.language)}</p>
      <h1>{t('day-sheet.heading')}</h1>
      <p className="sheet-for">
        <span>
          {t('resource.label')}: <b>{props.who}</b>
        </span>
        <span>
          {t('day-list.date')}:{' '}
          <b>
            {localDateInWords(props.date, i18n.language)} {props.date.slice(0, 4)}
          </b>
        </span>
      </p>
      <table className="sheet-table">
        <thead>
          <tr>
            <th scope="col">{t('col.time')}</th>
            <th scope="col">{t('col.visitor')}</th>
            <th scope="col">{t('col.services')}</th>
            <th scope="col">{t('col.state')}</th>
            <th scope="col">{t('col.application')}</th>
          </tr>
        </thead>
        <tbody>
          {bookings.map((booking) => (
            <tr key={booking.bookingId}>
              <td>{booking.time}</td>
              <td>{booking.visitor?.name ?? ''}</td>
              <td>{servicesLine(booking.services, office, i18n.language)}</td>
              <td>{t(`state.${booking.state}`)}</td>
              <td>{booking.applicationNumber ?? ''}</td>
            </tr>
          ))}
          {bookings.length === 0 && (
            <tr>
              <td colSpan={5}>{t('day-list.empty')}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="sheet-sum">
        {t('day-sheet.sum', { count: bookings.length })}
        {' · '}
        {t('day-sheet.printed', { time: clockTime(serverNow(), office.timeZone) })}
      </p>
      <p className="signature">
        <span>{t('day-sheet.signature')}</span>
        <i />
        <i className="short" />
      </p>
      <p className="foot">{t('day-sheet.personal')}</p>
    </PrintPage>
  )
}
