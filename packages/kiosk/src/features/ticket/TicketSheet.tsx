import type { IssuedTicket } from '@chered/protocol/commands'
import type { Office } from '@chered/protocol/office'
import { ticketText } from '@chered/protocol/ticket-text'
import { clockTime, dayInWords } from '@chered/ui/dates'
import { officeText } from '@chered/ui/i18n'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LocalSpan } from '../../app/LocalSpan.tsx'
import { useKiosk } from '../../store.ts'

interface Props {
  readonly office: Office
  /** `planned`: further services of the same visit. */
  readonly ticket: Pick<IssuedTicket, 'ticket' | 'serviceId' | 'issuedAt'> &
    Partial<Pick<IssuedTicket, 'planned'>>
  /** The line under the service: where to go. */
  readonly where: string
  /** What the hand or the phone needs, below the tear line. */
  readonly children: ReactNode
}

/** The ticket as an object, as it looks on every screen of the kiosk. */
export function TicketSheet({ office, ticket, where, children }: Props) {
  const { t } = useTranslation()
  const language = useKiosk((s) => s.session.wishes.language)
  const services = [ticket.serviceId, ...(ticket.planned ?? [])].flatMap(
    (id) => office.services.find((s) => s.id === id) ?? [],
  )
  const day = dayInWords(ticket.issuedAt, office.timeZone, language)
  const length = Math.min(7, Math.max(4, ticketText(ticket.ticket).length))
  return (
    <div className="ticket" data-testid="ticket">
      <div className="ticket-sheet">
        <div className="ticket-main">
          <div className="ticket-head">
            <span>{t('ticket.yours')}</span>
            <span>
              <span className="ticket-day">{day}, </span>
              {clockTime(ticket.issuedAt, office.timeZone)}
            </span>
          </div>
          <p data-chars={length}>
            <TicketNumber ticket={ticket.ticket} />
          </p>
          {services.length > 0 && (
            <p
              className="ticket-service"
              data-length={lengthOf(services.map(({ name }) => officeText(name, language)).join(' + '))}
            >
              {services.map(({ id, name }, n) => (
                <Fragment key={id}>
                  {n > 0 && ' + '}
                  <LocalSpan text={name} />
                </Fragment>
              ))}
            </p>
          )}
          {where && <p className="ticket-where">{where}</p>}
        </div>
        <div className="ticket-stub">{children}</div>
      </div>
    </div>
  )
}

/** Long names are set smaller, so that they end above the tear line. */
function lengthOf(name: string): 'short' | 'medium' | 'long' {
  return name.length <= 44 ? 'short' : name.length <= 70 ? 'medium' : 'long'
}
