import type { VisitorView } from '@chered/protocol/views'
import { officeText } from '@chered/ui/i18n'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { useTranslation } from 'react-i18next'
import { FitWidth } from '../frame/FitWidth.tsx'

/** The same ticket as on paper: number and service; its stub says to which desk. */
export function VisitorTicket({ view }: { view: VisitorView }) {
  const { t, i18n } = useTranslation()
  const serving = view.state === 'serving'
  const over = view.state !== 'waiting' && !serving
  return (
    <section className="ticket" aria-label={t('visitor.ticket')} data-over={over} data-serving={serving}>
      <div className="ticket-sheet">
        <div className="ticket-main">
          <FitWidth className="ticket-number">
            <TicketNumber ticket={view.ticket} />
          </FitWidth>
          <p className="service">
            {[view.service, ...(view.planned ?? [])]
              .map((service) => officeText(service, i18n.language))
              .join(' + ')}
          </p>
        </div>
        {!over && (
          <div className="ticket-stub">
            <span>{t('visitor.desk')}</span>
            <b className="ticket-desk">{view.desk ?? t('visitor.deskLater')}</b>
          </div>
        )}
      </div>
    </section>
  )
}
