import type { IssuedTicket } from '@chered/protocol/commands'
import type { Office } from '@chered/protocol/office'
import { clockTime } from '@chered/ui/dates'
import { CalendarClock, Clock, Monitor, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { aheadWords, minutesWords } from '../service/service-words.ts'

interface Props {
  readonly office: Office
  readonly ticket: IssuedTicket
}

/** What happens next: how many before, about when, where to look. */
export function TicketFacts({ office, ticket }: Props) {
  const { t } = useTranslation()
  const { appointment } = ticket
  return (
    <ul className="facts">
      {appointment && (
        <li>
          <CalendarClock className="icon" aria-hidden="true" />
          <div>
            <b>
              {t(appointment.late ? 'ticket.bookedLate' : 'ticket.booked', {
                time: clockTime(appointment.start, office.timeZone),
              })}
            </b>
            <span>{t(appointment.late ? 'ticket.bookedLateHow' : 'ticket.bookedHow')}</span>
          </div>
        </li>
      )}
      {(appointment === null || appointment.late) && <Waiting office={office} ticket={ticket} />}
      <li>
        <Monitor className="icon" aria-hidden="true" />
        <div>
          <b>{t('ticket.board')}</b>
          <span>{t('ticket.boardHow')}</span>
        </div>
      </li>
    </ul>
  )
}

/** How many before and about when; who has a booked time is told that time instead. */
function Waiting({ office, ticket }: Props) {
  const { t } = useTranslation()
  const { estimate, issuedAt } = ticket
  const at = (minutes: number) => clockTime(issuedAt + minutes * 60_000, office.timeZone)
  return (
    <>
      <li>
        <Users className="icon" aria-hidden="true" />
        <b>{aheadWords(ticket.ahead, t)}</b>
      </li>
      <li>
        <Clock className="icon" aria-hidden="true" />
        {estimate ? (
          <div>
            <b>{minutesWords(estimate, t)}</b>
            <span>
              {estimate.fromMinutes === 0
                ? t('ticket.until', { to: at(estimate.toMinutes) })
                : t('ticket.between', { from: at(estimate.fromMinutes), to: at(estimate.toMinutes) })}
            </span>
          </div>
        ) : (
          <div>
            <b>{t('ticket.noEstimate')}</b>
            <span>{t('ticket.noEstimateWhy')}</span>
          </div>
        )}
      </li>
    </>
  )
}
