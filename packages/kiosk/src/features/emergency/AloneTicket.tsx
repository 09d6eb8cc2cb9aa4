import type { Office } from '@chered/protocol/office'
import { QrCode } from '@chered/ui/QrCode.tsx'
import { HandHelping, Monitor, PrinterX, Unplug } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { Leave, useSecondsUntil } from '../../app/Leave.tsx'
import { leavesAt } from '../../app/session.ts'
import type { Stage } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { steadyNow, tell } from '../../store.ts'
import { PrintingScreen } from '../ticket/IssuingScreen.tsx'
import { TicketSheet } from '../ticket/TicketSheet.tsx'

type Given = Extract<Stage, { kind: 'alone' }>
/** A touch that came with the press before it does not send the ticket away. */
const deafMs = 1200

/** A number that was given out without the server: on its way to paper, on paper, or on the screen to be kept. */
export function AloneTicket({ office, stage }: { office: Office; stage: Given }) {
  if (stage.paper === 'printing') return <PrintingScreen />
  return stage.paper === 'printed' ? (
    <OnPaper office={office} stage={stage} />
  ) : (
    <OnScreen office={office} stage={stage} />
  )
}

function OnPaper({ office, stage }: { office: Office; stage: Given }) {
  const { t } = useTranslation()
  const { given, since } = stage
  const leaves = leavesAt(stage) ?? since
  const seconds = useSecondsUntil(leaves)
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
        <Leave
          seconds={seconds}
          of={(leaves - since) / 1000}
          words={t('ticket.leaves', { count: seconds })}
        />
      }
      matter={
        <>
          <div className="next">
            <ul className="facts">
              <li>
                <Monitor className="icon" aria-hidden="true" />
                <div>
                  <b>{t('ticket.board')}</b>
                  <span>{t('ticket.boardHow')}</span>
                </div>
              </li>
              <li>
                <HandHelping className="icon" aria-hidden="true" />
                <div>
                  <b>{t('alone.noTime')}</b>
                  <span>{t('alone.inTurn')}</span>
                </div>
              </li>
            </ul>
            <div className="by-phone">
              <QrCode className="qr" text={given.link} label={t('ticket.qr')} />
              <span>{t('ticket.byPhone')}</span>
            </div>
          </div>
          <TicketSheet office={office} ticket={{ ...given, issuedAt: given.at }} where="">
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

function OnScreen({ office, stage }: { office: Office; stage: Given }) {
  const { t } = useTranslation()
  const { given, since, paper } = stage
  const leaves = leavesAt(stage) ?? since
  const seconds = useSecondsUntil(leaves)
  const isFailed = paper === 'not-printed'
  const Icon = isFailed ? PrinterX : Unplug
  return (
    <Frame
      layout="number"
      heading={t('number.title')}
      headingLength={t('number.title').length}
      leave={
        <Leave seconds={seconds} of={(leaves - since) / 1000} words={t('number.stays', { count: seconds })} />
      }
      under={
        <p className="notice" role={isFailed ? 'alert' : 'status'}>
          <Icon className="icon" aria-hidden="true" />
          <span>
            <b>{t(isFailed ? 'number.notPrinted' : 'alone.keep')}</b> {t('alone.inTurn')}
          </span>
        </p>
      }
      matter={
        <TicketSheet office={office} ticket={{ ...given, issuedAt: given.at }} where={t('alone.noTime')}>
          <div className="to-phone">
            <div>
              <b>{t('number.camera')}</b>
              <p className="to-phone-how">{t('alone.cameraHow')}</p>
            </div>
            <QrCode className="qr" text={given.link} label={t('ticket.qr')} />
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
