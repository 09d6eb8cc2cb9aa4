import type { Booking } from '@chered/protocol/booking'
import { checkInScheme } from '@chered/protocol/choices'
import type { Office } from '@chered/protocol/office'
import { localDateInWords } from '@chered/ui/dates'
import { QrCode } from '@chered/ui/QrCode.tsx'
import { CalendarCheck, MapPin, PrinterX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { Leave, useSecondsUntil } from '../../app/Leave.tsx'
import type { Stage } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { steadyNow, tell, useKiosk } from '../../store.ts'
import { codeShownMs, confirmationShownMs } from './evolve-booking.ts'
import { BookingPlace } from './SummaryScreen.tsx'

interface Props {
  readonly office: Office
  readonly booking: Booking
  readonly since: number
  readonly paper: Extract<Stage, { kind: 'booked' }>['paper']
}

const headings = {
  printing: 'booked.printing',
  printed: 'booked.take',
  agreed: 'booked.write',
  'not-printed': 'booked.write',
} as const

/** The booking is made: its code as large as it can be, as it also stands on the paper. */
export function BookedScreen({ office, booking, since, paper }: Props) {
  const { t } = useTranslation()
  const { language } = useKiosk((s) => s.session.wishes)
  const shownMs = paper === 'printed' ? confirmationShownMs : codeShownMs
  const seconds = useSecondsUntil(since + shownMs)
  const heading = t(headings[paper])
  const code = booking.code ?? ''
  return (
    <Frame
      layout="words"
      part="booked"
      heading={heading}
      headingLength={heading.length}
      {...(paper === 'printing'
        ? {}
        : {
            leave: (
              <Leave seconds={seconds} of={shownMs / 1000} words={t('booked.stays', { count: seconds })} />
            ),
          })}
      under={
        paper === 'not-printed' && (
          <p className="notice" role="alert">
            <PrinterX className="icon" aria-hidden="true" />
            <b>{t('booked.notPrinted')}</b>
          </p>
        )
      }
      matter={
        <>
          <div className="booked-code" data-testid="booking-code">
            <div>
              <p>{t('booked.code')}</p>
              <p className="code-large">
                <span className="visually-hidden">{[...code].join(' ')}</span>
                <span aria-hidden="true">
                  {code.slice(0, 3)}
                  <i />
                  {code.slice(3)}
                </span>
              </p>
            </div>
            <QrCode className="qr" text={checkInScheme + code} label={t('booked.qr')} />
          </div>
          <ul className="facts">
            <li>
              <CalendarCheck className="icon" aria-hidden="true" />
              <div>
                <b>
                  {t('booking.when', { date: localDateInWords(booking.date, language), time: booking.time })}
                </b>
                <span>{t('booked.how')}</span>
              </div>
            </li>
            <li>
              <MapPin className="icon" aria-hidden="true" />
              <BookingPlace office={office} booking={booking} />
            </li>
          </ul>
        </>
      }
      way="none"
      keys={
        <>
          <Touch className="solid main-key" onPress={() => tell({ kind: 'left', at: steadyNow() })}>
            {t(paper === 'printed' || paper === 'printing' ? 'booked.done' : 'booked.written')}
          </Touch>
          <Touch className="side-key" onPress={() => tell({ kind: 'more-time', at: steadyNow() })}>
            {t('booked.longer')}
          </Touch>
        </>
      }
    />
  )
}
