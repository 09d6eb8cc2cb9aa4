import type { Office } from '@chered/protocol/office'
import { localDateInWords } from '@chered/ui/dates'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ServiceName } from '../visit/OfficeText.tsx'
import { confirmMove, dropMove, type Task } from './booking-desk.ts'
import { localDay } from './local-day.ts'
import { useOrderUnderWay } from './orders.ts'

/** Another time for a booking: from where, to where, one press. Until then the old time stays. */
export function MovePanel(props: { task: Extract<Task, { kind: 'move' }>; office: Office | null }) {
  const { t, i18n } = useTranslation()
  const { booking, chosen } = props.task
  const running = useOrderUnderWay((s) => s.running !== null)
  const yes = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (chosen) yes.current?.focus()
  }, [chosen])
  const lost = booking.state === 'needs-relocation'
  return (
    <div className="new-booking">
      <button type="button" className="btn plain sm back" onClick={dropMove}>
        <ArrowLeft aria-hidden="true" /> {t('move-booking.drop')}
      </button>
      <h1>{t('move-booking.title')}</h1>
      <ul className="chosen">
        {booking.services.map(({ serviceId }) => (
          <li key={serviceId}>
            <span className="grow">
              <ServiceName office={props.office} id={serviceId} />
            </span>
          </li>
        ))}
      </ul>
      {booking.visitor?.name && <p>{booking.visitor.name}</p>}
      <dl className="from-to">
        <dt>{lost ? t('move-booking.was') : t('move-booking.from')}</dt>
        <dd>
          {localDateInWords(booking.date, i18n.language)}, {booking.time}
        </dd>
        <dd className="muted">{booking.resourceName}</dd>
      </dl>
      {chosen === null ? (
        <p className="muted">{t('move-booking.choose')}</p>
      ) : (
        <div className="confirm-move">
          <p>
            {t('move-booking.to')}{' '}
            <b>
              {localDateInWords(localDay(chosen.start, props.office?.timeZone ?? 'UTC'), i18n.language)},{' '}
              {chosen.time}
            </b>
          </p>
          <button
            type="button"
            ref={yes}
            className="btn primary lg wide"
            aria-disabled={running}
            aria-busy={running}
            onClick={() => void confirmMove()}
          >
            {t('move-booking.confirm')}
          </button>
          <p className="muted small">{t('move-booking.stays')}</p>
        </div>
      )}
    </div>
  )
}
