import type { Office } from '@chered/protocol/office'
import { QrCode } from '@chered/ui/QrCode.tsx'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { Check } from 'lucide-react'
import { Fragment, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { ServiceName } from '../visit/OfficeText.tsx'
import { closeIssued, useIssued } from './issued.ts'
import './issued.css'

/** The number that was just given, large enough to be turned to the visitor, with the visitor's link. */
export function IssuedTicketCard({ office }: { office: Office | null }) {
  const ticket = useIssued((s) => s.ticket)
  if (ticket === null) return null
  return createPortal(<Shown key={ticket.visitId} ticket={ticket} office={office} />, document.body)
}

function Shown(props: {
  ticket: NonNullable<ReturnType<typeof useIssued.getState>['ticket']>
  office: Office | null
}) {
  const { t } = useTranslation()
  const { ticket } = props
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const before = document.activeElement
    close.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const { estimate } = ticket
  return (
    <div
      role="dialog"
      aria-modal="true"
      className="issued-over"
      aria-label={t('issued.title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') closeIssued()
        // One button and nothing else to go to: the focus stays here.
        if (event.key === 'Tab') event.preventDefault()
      }}
    >
      <div className="issued">
        <div className="number">
          <p>{t('issued.title')}</p>
          <TicketNumber ticket={ticket.ticket} />
          <p>
            <ServiceName office={props.office} id={ticket.serviceId} />
            {ticket.planned.map((id) => (
              <Fragment key={id}>
                {' + '}
                <ServiceName office={props.office} id={id} />
              </Fragment>
            ))}
          </p>
          <p className="muted">
            {t('issued.ahead', { count: ticket.ahead })}
            {estimate && ` · ${t('issued.estimate', { from: estimate.fromMinutes, to: estimate.toMinutes })}`}
          </p>
          {ticket.desks.length > 0 && (
            <p className="muted">
              {t('issued.desks', { count: ticket.desks.length, desks: ticket.desks.join(', ') })}
            </p>
          )}
          <p className="muted">{ticket.printJobId === null ? t('issued.noPaper') : t('issued.paper')}</p>
        </div>
        <figure>
          <QrCode text={ticket.link} label={t('issued.qr')} />
          <figcaption className="muted small">{t('issued.qr')}</figcaption>
        </figure>
        <button type="button" ref={close} className="btn primary lg" onClick={closeIssued}>
          <Check aria-hidden="true" /> {t('issued.close')}
        </button>
      </div>
    </div>
  )
}
