import type { FoundCheckIn } from '@chered/protocol/booking'
import type { Office } from '@chered/protocol/office'
import type { KioskView } from '@chered/protocol/views'
import { officeText } from '@chered/ui/i18n'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { MoreKey } from '../../app/MoreKey.tsx'
import { Touch } from '../../app/Touch.tsx'
import { tell, useKiosk } from '../../store.ts'
import { shortDate } from '../booking/booking-words.ts'
import { pageOf } from '../survey/paging.ts'
import { FoundOne } from './FoundOne.tsx'

interface Props {
  readonly office: Office
  readonly view: KioskView
  readonly bookings: readonly FoundCheckIn[]
  readonly page: number
}

/** One booking: what follows for it; several: by their times, and by nothing that is personal. */
export function FoundScreen({ office, view, bookings, page }: Props) {
  const { t } = useTranslation()
  const { language, size } = useKiosk((s) => s.session.wishes)
  const [only] = bookings
  if (only && bookings.length === 1) return <FoundOne office={office} view={view} booking={only} />
  const shown = pageOf(bookings, size === 'large' ? 3 : 5, page)
  const heading = t('found.which')
  return (
    <Frame
      layout="start"
      part="found"
      heading={heading}
      headingLength={heading.length}
      way="back"
      keys={
        <>
          <div className="answers">
            {shown.items.map((booking) => (
              <Touch
                key={booking.bookingId}
                className="answer"
                onPress={() => tell({ kind: 'went', to: { kind: 'found', bookings: [booking] } })}
              >
                <b className="found-time">{booking.time}</b>
                <span className="answer-name" data-long={booking.services.length > 1 || undefined}>
                  {booking.services
                    .flatMap(({ serviceId }) => office.services.find((s) => s.id === serviceId) ?? [])
                    .map((service) => officeText(service.name, language))
                    .join(', ')}
                </span>
                <span className="wait">
                  <span>
                    {booking.state === 'other-day'
                      ? shortDate(booking.date, language)
                      : t(`found.state.${booking.state}`)}
                  </span>
                </span>
              </Touch>
            ))}
          </div>
          <MoreKey page={shown} words={t('key.moreBookings', { count: shown.left })} />
        </>
      }
    />
  )
}
