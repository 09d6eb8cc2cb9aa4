import type { Office } from '@chered/protocol/office'
import type { KioskView } from '@chered/protocol/views'
import { localDateInWords } from '@chered/ui/dates'
import { CalendarCheck, ClipboardList, FileText, MapPin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { LocalSpan } from '../../app/LocalSpan.tsx'
import { MoreKey } from '../../app/MoreKey.tsx'
import type { Stage } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { useFitting } from '../../app/use-fitting.ts'
import { useViewport } from '../../app/use-viewport.ts'
import { tell, useKiosk } from '../../store.ts'
import { documentsOf } from '../service/documents.ts'
import { pageOf } from '../survey/paging.ts'
import { paperOf } from '../ticket/paper.ts'
import { confirmBooking } from './book.ts'
import { HoldClock } from './HoldClock.tsx'
import { ServiceNames } from './ServiceNames.tsx'

interface Props {
  readonly stage: Extract<Stage, { kind: 'held' }>
  readonly office: Office
  readonly view: KioskView
}

/** What is about to be booked: read once more, then one key. The time is kept meanwhile. */
export function SummaryScreen({ stage, office, view }: Props) {
  const { t } = useTranslation()
  const { language, size, reach } = useKiosk((s) => s.session.wishes)
  const { booking, hold } = stage
  const look = [booking.bookingId, language, size, reach, useViewport()].join()
  const { perPage, ref } = useFitting(6, look)
  const documents = documentsOf(
    office,
    booking.services.map(({ serviceId }) => serviceId),
  )
  const shown = pageOf(documents, perPage, stage.page)
  const paper = paperOf(view.printer)
  const heading = t('summary.title')
  return (
    <Frame
      layout="words"
      part="summary"
      heading={heading}
      headingLength={heading.length}
      leave={<HoldClock hold={hold} />}
      matter={
        <>
          <ul className="facts">
            <li>
              <CalendarCheck className="icon" aria-hidden="true" />
              <b>
                {t('booking.when', { date: localDateInWords(booking.date, language), time: booking.time })}
              </b>
            </li>
            <li>
              <ClipboardList className="icon" aria-hidden="true" />
              <b>
                <ServiceNames office={office} services={booking.services} />
              </b>
            </li>
            <li>
              <MapPin className="icon" aria-hidden="true" />
              <BookingPlace office={office} booking={booking} />
            </li>
          </ul>
          {documents.length > 0 && (
            <section className="needs" ref={ref}>
              <h2>{t('summary.bring')}</h2>
              <ul>
                {shown.items.map((text) => (
                  <li key={text.ru}>
                    <FileText className="icon" aria-hidden="true" />
                    <span>
                      <LocalSpan text={text} />
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      }
      way="back"
      keys={
        <>
          <MoreKey page={shown} words={t('key.moreDocuments', { count: shown.left })} />
          <Touch
            className="solid main-key"
            onPress={() => void confirmBooking(stage, null, paper.kind === 'paper' ? 'print' : 'screen')}
          >
            {t('summary.confirm')}
          </Touch>
          <Touch className="side-key" onPress={() => tell({ kind: 'phone-wished' })}>
            {t('summary.phone')}
          </Touch>
        </>
      }
    />
  )
}

/** Where to come: the office, and the window or hall that is planned. */
export function BookingPlace({
  office,
  booking,
}: {
  office: Office
  booking: Extract<Stage, { kind: 'held' }>['booking']
}) {
  const { t } = useTranslation()
  const hall = office.halls.find(({ id }) => id === booking.resourceId)
  return (
    <div>
      <b>
        <LocalSpan text={office.name} />
      </b>
      {hall ? (
        <span>
          <LocalSpan text={hall.name} />
        </span>
      ) : (
        booking.desk !== null && <span>{t('desk.list', { desks: booking.desk })}</span>
      )}
    </div>
  )
}
