import type { ResourceId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { Session } from '@chered/protocol/staff'
import { localDateInWords } from '@chered/ui/dates'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { useNow } from '@chered/ui/use-now'
import { Printer, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BookingMark } from '../booking/BookingMark.tsx'
import { servicesLine } from '../booking/BookingRow.tsx'
import { useDayBookings } from '../booking/DayBookings.tsx'
import { DayPicker } from '../booking/DayPicker.tsx'
import { localDay } from '../booking/local-day.ts'
import { useResources } from '../booking/resources.ts'
import { KeyHint } from '../desk/KeyHint.tsx'
import { DaySheetPrint } from './DaySheetPrint.tsx'
import './day-sheet.css'

/**
 * Who is booked for a day with this specialist or another, by name, and on
 * paper (instruction 6.1.5). A sheet in the place of the work area: the ticket
 * and the main button stay.
 */
export function DaySheet(props: { session: Session; office: Office | null; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const { session, office } = props
  const id = useId()
  const own = session.staffId as string as ResourceId
  const today = localDay(useNow(30_000), office?.timeZone ?? 'UTC')
  const [date, setDate] = useState<string | null>(null)
  const [resourceId, setResource] = useState<ResourceId | null>(own)
  const [printing, setPrinting] = useState(false)
  const sheet = useRef<HTMLElement>(null)
  const shown = date ?? today
  const colleagues = useResources(office)
  const choices = [
    { resourceId: own, name: session.name },
    ...colleagues.filter((each) => each.resourceId !== own),
  ]
  const { bookings, refused } = useDayBookings({ date: shown, resourceId })
  const who = choices.find((each) => each.resourceId === resourceId)?.name ?? t('resource.all')
  useEffect(() => sheet.current?.focus({ preventScroll: true }), [])
  return (
    <section
      className="sheet day-sheet"
      aria-label={t('day-sheet.title')}
      tabIndex={-1}
      ref={sheet}
      onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
    >
      <header>
        <h2>{t('day-sheet.title')}</h2>
        <span className="day-sheet-buttons">
          <button
            type="button"
            className="btn"
            aria-disabled={bookings === null}
            onClick={() => bookings !== null && setPrinting(true)}
          >
            <Printer aria-hidden="true" /> {t('day-sheet.print')}
          </button>
          <button type="button" className="btn" onClick={props.onClose}>
            <X aria-hidden="true" /> {t('day-sheet.close')} <KeyHint name="Esc" />
          </button>
        </span>
      </header>
      <div className="day-sheet-filter">
        <DayPicker date={shown} today={today} onChange={setDate} />
        <div className="field">
          <label htmlFor={id}>{t('resource.label')}</label>
          <select
            id={id}
            className="input select"
            value={resourceId ?? ''}
            onChange={(event) => setResource((event.target.value || null) as ResourceId | null)}
          >
            {choices.map((each) => (
              <option key={each.resourceId} value={each.resourceId}>
                {each.resourceId === own ? t('day-sheet.me', { name: each.name }) : each.name}
              </option>
            ))}
            <option value="">{t('resource.all')}</option>
          </select>
        </div>
      </div>
      {bookings === null && (
        <p role="status" className="muted">
          {refused ? refusalText(t, refused) : t('day-list.loading')}
        </p>
      )}
      {bookings?.length === 0 && <p className="muted">{t('day-list.empty')}</p>}
      {bookings !== null && bookings.length > 0 && (
        <table className="table" aria-label={localDateInWords(shown, i18n.language)}>
          <thead>
            <tr>
              <th scope="col">{t('col.time')}</th>
              <th scope="col">{t('col.visitor')}</th>
              <th scope="col">{t('col.services')}</th>
              {resourceId === null && <th scope="col">{t('col.resource')}</th>}
              <th scope="col">{t('col.state')}</th>
              <th scope="col">{t('col.application')}</th>
            </tr>
          </thead>
          <tbody>
            {bookings.map((booking) => (
              <tr key={booking.bookingId}>
                <td className="time">{booking.time}</td>
                <td className="name">{booking.visitor?.name ?? t('visitor.noName')}</td>
                <td>{servicesLine(booking.services, office, i18n.language)}</td>
                {resourceId === null && <td>{booking.resourceName}</td>}
                <td>
                  <BookingMark state={booking.state} />
                </td>
                <td>{booking.applicationNumber ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {printing && bookings !== null && office && (
        <DaySheetPrint
          office={office}
          who={who}
          date={shown}
          bookings={bookings}
          onDone={() => setPrinting(false)}
        />
      )}
    </section>
  )
}
