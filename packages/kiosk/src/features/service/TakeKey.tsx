import type { Office } from '@chered/protocol/office'
import type { KioskService } from '@chered/protocol/views'
import { ChevronRight } from 'lucide-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { expectedWait } from '../survey/expected-wait.ts'
import { takeTicket } from '../ticket/take-ticket.ts'
import { deskWords, queueWords } from './service-words.ts'
import { useServedNext } from './use-served-next.ts'

interface Props {
  readonly office: Office
  readonly now: KioskService
  readonly place: Extract<Place, { kind: 'service' }>
  readonly paper: 'print' | 'screen'
}

/** The end of the live queue: how many are before, how long it will be, and the ticket. */
export function TakeKey({ office, now, place, paper }: Props) {
  const { t } = useTranslation()
  const queue = queueWords(expectedWait(office, [now], [now.serviceId]), t)
  const desks = deskWords(now.desks, t)
  const next = useServedNext(office, now)
  return (
    <Touch className="solid take" onPress={() => void takeTicket(place, paper)}>
      <span>
        <b>{t(paper === 'print' ? 'key.take' : 'key.takeOnScreen')}</b>
        <small>
          {queue.map((words, n) => (
            <Fragment key={words}>
              {n > 0 && ' · '}
              <span>{words}</span>
            </Fragment>
          ))}
        </small>
        {desks && <small>{desks}</small>}
        {next && <small>{next}</small>}
      </span>
      <ChevronRight className="icon" aria-hidden="true" />
    </Touch>
  )
}
