import type { FoundCheckIn } from '@chered/protocol/booking'
import type { Office } from '@chered/protocol/office'
import type { KioskView } from '@chered/protocol/views'
import { clockTime, localDateInWords } from '@chered/ui/dates'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import type { TFunction } from 'i18next'
import { CalendarCheck, ClipboardList } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { Touch } from '../../app/Touch.tsx'
import { tell, useKiosk } from '../../store.ts'
import { ServiceNames } from '../booking/ServiceNames.tsx'
import { StartKey } from '../survey/WayOn.tsx'
import { PaperNotice } from '../ticket/PaperNotice.tsx'
import { paperOf } from '../ticket/paper.ts'
import { checkIn } from './check-in.ts'

interface Props {
  readonly office: Office
  readonly view: KioskView
  readonly booking: FoundCheckIn
}

/** One booking: what is so, and what the visitor can do now. */
export function FoundOne({ office, view, booking }: Props) {
  const { t } = useTranslation()
  const { language } = useKiosk((s) => s.session.wishes)
  const paper = paperOf(view.printer)
  const takes = booking.state === 'ready' || booking.state === 'late'
  const heading = t(`found.heading.${booking.state}`, { time: booking.time })
  const words = wordsOf(booking, office.timeZone, t)
  return (
    <Frame
      layout="words"
      part="found"
      heading={heading}
      headingLength={heading.length}
      matter={
        <>
          {takes && paper.kind === 'not-ready' && <PaperNotice problem={paper.problem} />}
          {booking.ticket && (
            <p className="found-ticket">
              <TicketNumber ticket={booking.ticket} />
            </p>
          )}
          {words !== '' && (
            <p className="words" role={takes ? undefined : 'alert'}>
              {words}
            </p>
          )}
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
          </ul>
        </>
      }
      way="back"
      keys={
        <>
          {takes && (
            <Touch
              className="solid main-key"
              onPress={() => void checkIn(booking, paper.kind === 'paper' ? 'print' : 'screen')}
            >
              {t(paper.kind === 'paper' ? 'key.take' : 'key.takeOnScreen')}
            </Touch>
          )}
          {booking.state === 'over' && <OverKeys office={office} booking={booking} />}
          <StartKey />
        </>
      }
    />
  )
}

/** What follows, and why; empty where the key says it all. */
function wordsOf(booking: FoundCheckIn, timeZone: string, t: TFunction): string {
  switch (booking.state) {
    case 'ready':
      return ''
    case 'late':
      return t(booking.lateRule === 'keep' ? 'found.lateKept' : 'found.lateWalkIn')
    case 'too-early':
      return booking.opensAt === null
        ? t('found.comeNearer')
        : t('found.tooEarly', { time: clockTime(booking.opensAt, timeZone) })
    case 'other-day':
      return t('found.otherDay')
    case 'needs-relocation':
      return t('refusal.needs-relocation')
    case 'done':
      return t('found.done')
    case 'over':
      return t('found.over')
  }
}

/** The same service without a booking, and another code. */
function OverKeys({ office, booking }: { office: Office; booking: FoundCheckIn }) {
  const { t } = useTranslation()
  const [first, second] = booking.services
  const known = office.services.find((s) => s.id === first?.serviceId)
  if (!known) return null
  const place = {
    kind: 'service',
    serviceId: known.id,
    alsoServiceId: second?.serviceId ?? null,
    via: null,
  } as const
  return (
    <Touch className="solid main-key" onPress={() => tell({ kind: 'went', to: place })}>
      {t('found.anew')}
    </Touch>
  )
}
