import type { Office } from '@chered/protocol/office'
import { ticketText } from '@chered/protocol/ticket-text'
import type { MissedVisit } from '@chered/protocol/views'
import { clockTime, elapsed } from '@chered/ui/dates'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { useNow } from '@chered/ui/use-now'
import { useTranslation } from 'react-i18next'
import { order, useOrderUnderWay } from '../booking/orders.ts'
import { ServiceName } from '../visit/OfficeText.tsx'
import type { Wanted } from './IssueTicket.tsx'

/** Called and did not come: back into the queue while there is time, after it a new ticket. */
export function MissedList(props: {
  missed: readonly MissedVisit[]
  office: Office | null
  onNewTicket: (wanted: Wanted) => void
}) {
  const { t } = useTranslation()
  const { missed, office } = props
  const now = useNow()
  const running = useOrderUnderWay((s) => s.running !== null)
  return (
    <section aria-label={t('missed.title')}>
      <h2>
        {t('missed.title')} <b>{missed.length}</b>
      </h2>
      {missed.length === 0 && <p className="muted">{t('missed.empty')}</p>}
      <ul className="hall-rows">
        {missed.map((visit) => {
          const left = visit.returnUntil - now
          const ticket = ticketText(visit.ticket)
          return (
            <li key={visit.visitId}>
              <TicketNumber ticket={visit.ticket} />
              <p className="what">
                <ServiceName office={office} id={visit.serviceId} />
                <small className="muted">
                  {office && t('missed.at', { time: clockTime(visit.at, office.timeZone) })}
                  {visit.desk !== null && ` · ${t('desk.name', { number: visit.desk })}`}
                  {' · '}
                  {left > 0 ? t('missed.left', { time: elapsed(left) }) : t('missed.over')}
                </small>
              </p>
              {left > 0 ? (
                <button
                  type="button"
                  className="btn sm"
                  aria-label={t('missed.bringBackLabel', { ticket })}
                  aria-disabled={running}
                  onClick={() => void order('POST', `/api/visits/${visit.visitId}/bring-back`)}
                >
                  {t('missed.bringBack')}
                </button>
              ) : (
                <button
                  type="button"
                  className="btn sm"
                  aria-label={t('missed.newTicketLabel', { ticket })}
                  onClick={() => props.onNewTicket({ serviceId: visit.serviceId, alsoServiceId: null })}
                >
                  {t('missed.newTicket')}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
