import type { VisitId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import { ticketText } from '@chered/protocol/ticket-text'
import type { ReceptionView, ReceptionVisit } from '@chered/protocol/views'
import { clockTime } from '@chered/ui/dates'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { useNow } from '@chered/ui/use-now'
import { useTranslation } from 'react-i18next'
import { ServiceName, serviceName } from '../visit/OfficeText.tsx'
import { VisitActions } from './VisitActions.tsx'

/** Everybody who waits, in call order, with what reception can do for each. */
export function WaitingList(props: {
  view: ReceptionView
  office: Office | null
  open: VisitId | null
  onOpen: (visitId: VisitId) => void
}) {
  const { t } = useTranslation()
  const { view, office } = props
  const now = useNow(10_000)
  return (
    <section className="hall-waiting" aria-label={t('hall.list')}>
      <h2>
        {t('hall.list')} <span className="small muted">{t('waiting.order')}</span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled list has to be reachable by keys */}
      <section className="scroll" tabIndex={0} aria-label={t('hall.list')}>
        <ol className="hall-rows">
          {view.visits.map((visit) => (
            <li key={visit.visitId} className={props.open === visit.visitId ? 'opened' : ''}>
              <Row
                visit={visit}
                office={office}
                now={now}
                open={props.open === visit.visitId}
                onOpen={() => props.onOpen(visit.visitId)}
              />
            </li>
          ))}
        </ol>
        {view.waiting > view.visits.length && (
          <p className="muted">{t('waiting.more', { count: view.waiting - view.visits.length })}</p>
        )}
      </section>
    </section>
  )
}

function Row(props: {
  visit: ReceptionVisit
  office: Office | null
  now: number
  open: boolean
  onOpen: () => void
}) {
  const { t, i18n } = useTranslation()
  const { visit, office } = props
  const ticket = ticketText(visit.ticket)
  return (
    <>
      <TicketNumber ticket={visit.ticket} />
      <p className="what">
        <span title={serviceName(office, visit.serviceId, i18n.language)}>
          <ServiceName office={office} id={visit.serviceId} />
        </span>
        <small className="muted">
          {t('row.minutes', { count: Math.max(0, Math.floor((props.now - visit.since) / 60_000)) })}
          {office && ` · ${t('row.until', { time: clockTime(visit.callBy, office.timeZone) })}`}
          {visit.categoryId !== null && ` · ${t('row.priority')}`}
        </small>
      </p>
      <button
        type="button"
        className="btn sm"
        aria-label={t('visit.actionsLabel', { ticket })}
        aria-expanded={props.open}
        onClick={props.onOpen}
      >
        {t('visit.actions')}
      </button>
      {props.open && (
        <VisitActions
          visitId={visit.visitId}
          ticket={visit.ticket}
          serviceId={visit.serviceId}
          categoryId={visit.categoryId}
          state="waiting"
          returnUntil={null}
          office={office}
          onEnd={props.onOpen}
        />
      )}
    </>
  )
}
