import type { Returned } from '@chered/protocol/returns'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { Clock, Monitor, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { Leave, useSecondsUntil } from '../../app/Leave.tsx'
import { returnedShownMs } from '../../app/session.ts'
import { Touch } from '../../app/Touch.tsx'
import { steadyNow, tell } from '../../store.ts'
import { aheadWords, minutesWords } from '../service/service-words.ts'

type Back = Extract<Returned, { kind: 'back' }>

/** Back in the queue: the number and the place, and nothing else. */
export function ReturnedScreen({ returned, since }: { returned: Back; since: number }) {
  const { t } = useTranslation()
  const seconds = useSecondsUntil(since + returnedShownMs)
  const { ticket, ahead, estimate } = returned
  const heading = t('returns.done')
  return (
    <Frame
      layout="words"
      part="found"
      heading={heading}
      headingLength={heading.length}
      leave={
        <Leave seconds={seconds} of={returnedShownMs / 1000} words={t('ticket.leaves', { count: seconds })} />
      }
      matter={
        <>
          <p className="found-ticket">
            <TicketNumber ticket={ticket} />
          </p>
          <ul className="facts">
            <li>
              <Users className="icon" aria-hidden="true" />
              <b>{aheadWords(ahead, t)}</b>
            </li>
            {estimate && (
              <li>
                <Clock className="icon" aria-hidden="true" />
                <b>{minutesWords(estimate, t)}</b>
              </li>
            )}
            <li>
              <Monitor className="icon" aria-hidden="true" />
              <div>
                <b>{t('ticket.board')}</b>
                <span>{t('ticket.boardHow')}</span>
              </div>
            </li>
          </ul>
        </>
      }
      way="none"
      keys={
        <Touch className="solid main-key" onPress={() => tell({ kind: 'left', at: steadyNow() })}>
          {t('returns.ok')}
        </Touch>
      }
    />
  )
}
