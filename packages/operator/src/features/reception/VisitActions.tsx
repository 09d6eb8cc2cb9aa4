import type { CategoryId, ServiceId, VisitId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { TicketNumber as Ticket } from '@chered/protocol/ticket'
import { ticketText } from '@chered/protocol/ticket-text'
import type { FoundVisit } from '@chered/protocol/views'
import { useNow } from '@chered/ui/use-now'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { order, useOrderUnderWay } from '../booking/orders.ts'
import { CategoryChoice, type Claim, isProved } from './CategoryChoice.tsx'
import { Redirect } from './Redirect.tsx'

/** What reception does for one ticket: a category with its proof, back into the queue, out of it on request. */
export function VisitActions(props: {
  visitId: VisitId
  ticket: Ticket
  serviceId: ServiceId
  categoryId: CategoryId | null
  state: FoundVisit['state']
  returnUntil: number | null
  office: Office | null
  onEnd: () => void
}) {
  const { t } = useTranslation()
  const { visitId, office } = props
  const running = useOrderUnderWay((s) => s.running !== null)
  const now = useNow()
  const [claim, setClaim] = useState<Claim>({ categoryId: props.categoryId, proved: false })
  const [asking, setAsking] = useState<'cancel' | 'redirect' | null>(null)
  const waiting = props.state === 'waiting'
  const movable = waiting || props.state === 'called'
  const mayReturn = props.state === 'no-show' && props.returnUntil !== null && props.returnUntil > now
  const ticket = ticketText(props.ticket)
  const changed = claim.categoryId !== props.categoryId
  const proof = office?.categories.find(({ id }) => id === claim.categoryId)?.proof ?? null

  async function send(method: 'POST' | 'PUT', path: string, facts: Readonly<Record<string, unknown>> = {}) {
    const answer = await order(method, `/api/visits/${visitId}/${path}`, facts)
    if (answer?.ok) props.onEnd()
  }
  return (
    <fieldset
      className="visit-actions"
      aria-label={t('visit.actionsLabel', { ticket })}
      onKeyDown={(event) => event.key === 'Escape' && props.onEnd()}
    >
      {waiting && asking !== 'redirect' && (
        <CategoryChoice office={office} claim={claim} onChange={setClaim} />
      )}
      {movable && asking === 'redirect' && (
        <Redirect
          ticket={ticket}
          serviceId={props.serviceId}
          office={office}
          onSend={(facts) => void send('POST', 'redirect', facts)}
          onCancel={() => setAsking(null)}
        />
      )}
      <div className="card-actions">
        {waiting && changed && asking !== 'redirect' && (
          <button
            type="button"
            className="btn primary"
            aria-disabled={running || !isProved(claim)}
            onClick={() =>
              isProved(claim) &&
              void send('PUT', 'category', {
                categoryId: claim.categoryId,
                proof: claim.categoryId === null ? null : proof,
              })
            }
          >
            {claim.categoryId === null ? t('category.remove') : t('category.set')}
          </button>
        )}
        {mayReturn && (
          <button
            type="button"
            className="btn primary"
            aria-disabled={running}
            onClick={() => void send('POST', 'bring-back')}
          >
            {t('missed.bringBack')}
          </button>
        )}
        {props.state === 'no-show' && !mayReturn && <p className="muted">{t('missed.over')}</p>}
        {movable && asking === null && (
          <button type="button" className="btn" onClick={() => setAsking('redirect')}>
            {t('redirect.open')}
          </button>
        )}
        {waiting && asking === null && (
          <button type="button" className="btn" onClick={() => setAsking('cancel')}>
            {t('visit.cancel')}
          </button>
        )}
        {waiting && asking === 'cancel' && (
          <>
            <span className="grow">{t('visit.cancelAsk', { ticket })}</span>
            <button
              type="button"
              className="btn danger"
              aria-disabled={running}
              onClick={() => void send('POST', 'cancel')}
            >
              {t('visit.cancelYes')}
            </button>
            <button type="button" className="btn" onClick={() => setAsking(null)}>
              {t('visit.cancelNo')}
            </button>
          </>
        )}
      </div>
    </fieldset>
  )
}
