import type { VisitId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { FoundVisit, FoundVisits } from '@chered/protocol/views'
import { useLive } from '@chered/ui/live'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { Search } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReading } from '../booking/use-reading.ts'
import { ServiceName } from '../visit/OfficeText.tsx'
import { VisitActions } from './VisitActions.tsx'

/** A ticket of today by its number, in whatever state: what came of it, and what can still be done. */
export function VisitSearch(props: {
  office: Office | null
  open: VisitId | null
  onOpen: (visitId: VisitId) => void
}) {
  const { t } = useTranslation()
  const id = useId()
  const [typed, setTyped] = useState('')
  const text = typed.trim()
  // The reception view changes with every visit; what was found is then read again.
  const bell = useLive((s) => s.views.reception?.n ?? 0)
  const answer = useReading<FoundVisits>(
    text === '' ? null : `/api/visits?query=${encodeURIComponent(text)}`,
    bell,
  )
  const visits = answer?.ok ? answer.value.visits : null
  return (
    <section className="visit-search" aria-label={t('ticket-search.label')}>
      <div className="field">
        <label className="visually-hidden" htmlFor={id}>
          {t('ticket-search.label')}
        </label>
        <div className="input">
          <Search aria-hidden="true" />
          <input
            id={id}
            autoComplete="off"
            spellCheck={false}
            maxLength={8}
            placeholder={t('ticket-search.label')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && setTyped('')}
          />
        </div>
      </div>
      {text !== '' && (
        <>
          <p className="visually-hidden" role="status">
            {visits === null ? t('search.loading') : t('ticket-search.found', { count: visits.length })}
          </p>
          {visits?.length === 0 && <p className="muted">{t('ticket-search.none')}</p>}
          <ul className="hall-rows">
            {visits?.map((visit) => (
              <li key={visit.visitId} className={props.open === visit.visitId ? 'opened' : ''}>
                <FoundRow
                  visit={visit}
                  office={props.office}
                  open={props.open === visit.visitId}
                  onOpen={() => props.onOpen(visit.visitId)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function FoundRow(props: { visit: FoundVisit; office: Office | null; open: boolean; onOpen: () => void }) {
  const { t } = useTranslation()
  const { visit, office } = props
  const actionable = visit.state === 'waiting' || visit.state === 'no-show' || visit.state === 'called'
  return (
    <>
      <TicketNumber ticket={visit.ticket} />
      <p className="what">
        <ServiceName office={office} id={visit.serviceId} />
        <small className="muted">
          {t(`visit-state.${visit.state}`)}
          {visit.desk !== null && ` · ${t('desk.name', { number: visit.desk })}`}
        </small>
      </p>
      {actionable && (
        <button type="button" className="btn sm" aria-expanded={props.open} onClick={props.onOpen}>
          {t('visit.actions')}
        </button>
      )}
      {props.open && (
        <VisitActions
          visitId={visit.visitId}
          ticket={visit.ticket}
          serviceId={visit.serviceId}
          categoryId={visit.categoryId}
          state={visit.state}
          returnUntil={visit.returnUntil}
          office={office}
          onEnd={props.onOpen}
        />
      )}
    </>
  )
}
