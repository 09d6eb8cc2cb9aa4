import type { IssuedTicket } from '@chered/protocol/commands'
import type { Office } from '@chered/protocol/office'
import { QrCode } from '@chered/ui/QrCode.tsx'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { Leave, useSecondsUntil } from '../../app/Leave.tsx'
import { ticketShownMs } from '../../app/session.ts'
import { steadyNow, tell } from '../../store.ts'
import { deskWords } from '../service/service-words.ts'
import { TicketFacts } from './TicketFacts.tsx'
import { TicketSheet } from './TicketSheet.tsx'

/** A touch that came with the press before it does not send the ticket away. */
const deafMs = 1200

interface Props {
  readonly office: Office
  readonly ticket: IssuedTicket
  readonly since: number
}

/** The ticket is out: what stands on it, where to take it, what happens next. A touch ends it. */
export function TicketScreen({ office, ticket, since }: Props) {
  const { t } = useTranslation()
  const seconds = useSecondsUntil(since + ticketShownMs)
  useEffect(() => {
    const leave = () => {
      const at = steadyNow()
      if (at >= since + deafMs) tell({ kind: 'left', at })
    }
    addEventListener('pointerdown', leave)
    addEventListener('keydown', leave)
    return () => {
      removeEventListener('pointerdown', leave)
      removeEventListener('keydown', leave)
    }
  }, [since])
  return (
    <Frame
      layout="ticket"
      heading={t('ticket.take')}
      headingLength={t('ticket.take').length}
      leave={
        <Leave seconds={seconds} of={ticketShownMs / 1000} words={t('ticket.leaves', { count: seconds })} />
      }
      matter={
        <>
          <div className="next">
            <TicketFacts office={office} ticket={ticket} />
            <div className="by-phone">
              <QrCode className="qr" text={ticket.link} label={t('ticket.qr')} />
              <span>{t('ticket.byPhone')}</span>
            </div>
          </div>
          <TicketSheet office={office} ticket={ticket} where={deskWords(ticket.desks, t)}>
            <div className="slot-arrow">
              {t('ticket.slot')}
              <svg viewBox="0 0 176 326" aria-hidden="true">
                <path d="M88 8v308M12 240l76 76 76-76" />
              </svg>
            </div>
          </TicketSheet>
        </>
      }
      way={null}
    />
  )
}
