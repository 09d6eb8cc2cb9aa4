import type { IssuedTicket } from '@chered/protocol/commands'
import type { Office } from '@chered/protocol/office'
import { QrCode } from '@chered/ui/QrCode.tsx'
import { PrinterX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { Leave, useSecondsUntil } from '../../app/Leave.tsx'
import { numberShownMs } from '../../app/session.ts'
import type { WithoutPaper } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { steadyNow, tell } from '../../store.ts'
import { aheadWords, deskWords, minutesWords } from '../service/service-words.ts'
import { TicketSheet } from './TicketSheet.tsx'

interface Props {
  readonly office: Office
  readonly ticket: IssuedTicket
  readonly since: number
  readonly why: WithoutPaper
}

/** The number is on the screen and not on paper: it stays longer, and goes only by its key or its time. */
export function NumberScreen({ office, ticket, since, why }: Props) {
  const { t } = useTranslation()
  const seconds = useSecondsUntil(since + numberShownMs)
  const minutes = ticket.estimate ? minutesWords(ticket.estimate, t) : ''
  const where = [deskWords(ticket.desks, t), minutes].filter(Boolean).join(', ')
  return (
    <Frame
      layout="number"
      heading={t('number.title')}
      headingLength={t('number.title').length}
      leave={
        <Leave seconds={seconds} of={numberShownMs / 1000} words={t('number.stays', { count: seconds })} />
      }
      under={
        why === 'not-printed' && (
          <p className="notice" role="alert">
            <PrinterX className="icon" aria-hidden="true" />
            <span>
              <b>{t('number.notPrinted')}</b> {t('number.inQueue')}
            </span>
          </p>
        )
      }
      matter={
        <TicketSheet office={office} ticket={ticket} where={where}>
          <div className="to-phone">
            <div>
              <b>{t('number.camera')}</b>
              <p className="to-phone-how">{t('number.cameraHow')}</p>
              <p className="to-phone-ahead">{aheadWords(ticket.ahead, t)}</p>
            </div>
            <QrCode className="qr" text={ticket.link} label={t('ticket.qr')} />
          </div>
        </TicketSheet>
      }
      way="none"
      keys={
        <>
          <Touch className="solid main-key" onPress={() => tell({ kind: 'left', at: steadyNow() })}>
            {t('number.remembered')}
          </Touch>
          <Touch className="side-key" onPress={() => tell({ kind: 'more-time', at: steadyNow() })}>
            {t('number.longer')}
          </Touch>
        </>
      }
    />
  )
}
