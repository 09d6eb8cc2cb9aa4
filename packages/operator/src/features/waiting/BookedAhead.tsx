import type { Office } from '@chered/protocol/office'
import type { DeskView } from '@chered/protocol/views'
import { clockTime } from '@chered/ui/dates'
import { useTranslation } from 'react-i18next'
import { ServiceName, serviceName } from '../visit/OfficeText.tsx'

/** So many in sight: the next ones to come; the whole day is on the sheet of the booked. */
const shownAhead = 3

/** Who is booked to come later today, with the times; they join the queue at check-in. Stays in sight under a full queue. */
export function BookedAhead({ view, office }: { view: DeskView; office: Office | null }) {
  const { t, i18n } = useTranslation()
  const { booked } = view
  if (booked.length === 0 || !office) return null
  return (
    <section className="booked-ahead" aria-label={t('booked.title')}>
      <h3 className="h">{t('booked.title')}</h3>
      <ol>
        {booked.slice(0, shownAhead).map(({ bookingId, start, serviceId, state }) => (
          <li key={bookingId}>
            <b>{clockTime(start, office.timeZone)}</b>
            <span className="what" title={serviceName(office, serviceId, i18n.language)}>
              <ServiceName office={office} id={serviceId} />
            </span>
            <span className="muted">{t(`state.${state}`)}</span>
          </li>
        ))}
      </ol>
      {booked.length > shownAhead && (
        <p className="muted small">{t('waiting.more', { count: booked.length - shownAhead })}</p>
      )}
    </section>
  )
}
