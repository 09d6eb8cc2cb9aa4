import type { Booking } from '@chered/protocol/booking'
import type { Office } from '@chered/protocol/office'
import { localDateInWords } from '@chered/ui/dates'
import { officeText } from '@chered/ui/i18n'
import { QrCode } from '@chered/ui/QrCode.tsx'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type PaperKind, PrintPage } from '../print/PrintPage.tsx'
import { serviceOf } from '../visit/OfficeText.tsx'
import { codeText } from './code-text.ts'

/** Text of the QR on a confirmation; the same as `checkInScheme` of the contract, which carries the validation library with it. */
const scheme = 'chered:'

/** What a booked visitor takes home: when, where, the code, what to bring. */
export function ConfirmationPrint(props: {
  booking: Booking
  office: Office
  paper: PaperKind
  onDone: () => void
}) {
  const { t, i18n } = useTranslation()
  const { booking, office } = props
  const documents = [
    ...new Set(
      booking.services.flatMap(
        ({ serviceId }) =>
          serviceOf(office, serviceId)?.documents.map((text) => officeText(text, i18n.language)) ?? [],
      ),
    ),
  ]
  return (
    <PrintPage paper={props.paper} onDone={props.onDone}>
      <h1>{officeText(office.name, i18n.language)}</h1>
      <p>{t('print.title')}</p>
      <p className="when">
        {localDateInWords(booking.date, i18n.language)}, {booking.time}
      </p>
      <ul>
        {booking.services.map(({ serviceId, count }) => {
          const service = serviceOf(office, serviceId)
          return (
            <li key={serviceId}>
              {service && officeText(service.name, i18n.language)}
              {count > 1 && ` × ${count}`}
            </li>
          )
        })}
      </ul>
      <p>{placeText(booking, t)}</p>
      {booking.visitor?.name && <p>{booking.visitor.name}</p>}
      {booking.applicationNumber && <p>{t('print.application', { number: booking.applicationNumber })}</p>}
      {booking.code && (
        <>
          <h2>{t('print.code')}</h2>
          <p className="code">{codeText(booking.code)}</p>
          <QrCode text={scheme + booking.code} label={t('print.code')} className="qr" />
        </>
      )}
      {documents.length > 0 && (
        <>
          <h2>{t('card.bring')}</h2>
          <ul>
            {documents.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <p className="foot">{t('print.how', { minutes: office.settings.earlyCheckInMinutes })}</p>
    </PrintPage>
  )
}

/** Where the visitor goes: `Окно 3` when it is planned, else the hall or the specialist. */
export function placeText(booking: Booking, t: TFunction): string {
  if (booking.kind === 'hall') return booking.resourceName
  return booking.desk === null ? t('card.deskLater') : t('desk.name', { number: booking.desk })
}
