import type { Office } from '@chered/protocol/office'
import type { DeskView, InFront, WaitingRow } from '@chered/protocol/views'
import { clockTime, elapsed } from '@chered/ui/dates'
import { type Shape, StateShape } from '@chered/ui/staff/StateShape.tsx'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { useNow } from '@chered/ui/use-now'
import { CornerDownRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { shapeOf } from '../desk/shape-of.ts'
import type { Situation } from '../desk/situation.ts'
import { ServiceName, serviceOf } from './OfficeText.tsx'
import { CallPace, ServicePace } from './Pace.tsx'
import { callReasonText, nextReasonText } from './reason-text.ts'
import './slip.css'

/** Minutes of a length in ms, begun ones not counted. */
const wholeMinutes = (ms: number) => Math.max(0, Math.floor(ms / 60_000))

interface SlipProps {
  situation: Situation
  view: DeskView
  office: Office | null
  fresh: boolean
  /** The desk was closed by somebody else while this screen held it. */
  takenAway: boolean
}

/** The ticket in front of the specialist, or what stands in its place. Always of the same size. */
export function Slip({ situation, view, office, fresh, takenAway }: SlipProps) {
  switch (situation.kind) {
    case 'called':
    case 'serving':
      return <VisitSlip visit={situation.visit} office={office} fresh={fresh} />
    case 'free':
      return situation.next ? (
        <NextSlip next={situation.next} rows={view.next} office={office} />
      ) : (
        <PlainSlip kind="empty" situation={situation} number={view.number} />
      )
    case 'paused':
      return <PauseSlip pause={situation.pause} office={office} />
    case 'closed':
    case 'taken':
      return (
        <PlainSlip
          kind={situation.kind}
          situation={situation}
          number={view.number}
          takenAway={takenAway && situation.kind === 'closed'}
        />
      )
  }
}

function Sheet(props: {
  kind: string
  shape: Shape
  word: string
  number: ReactNode
  foot: ReactNode
  title: ReactNode
  why: ReactNode
  pace?: ReactNode
}) {
  return (
    <article className={`slip ${props.kind}`}>
      <div className="slip-sheet">
        <div className="slip-stub">
          <p className="st">
            <StateShape shape={props.shape} /> {props.word}
          </p>
          {props.number}
          <p className="foot">{props.foot}</p>
        </div>
        <div className="slip-body">
          <h1>{props.title}</h1>
          <p className="why">
            <CornerDownRight aria-hidden="true" />
            <span>{props.why}</span>
          </p>
          {props.pace}
        </div>
      </div>
    </article>
  )
}

function VisitSlip({ visit, office, fresh }: { visit: InFront; office: Office | null; fresh: boolean }) {
  const { t } = useTranslation()
  const timeZone = office?.timeZone ?? 'UTC'
  const why = callReasonText(visit.reason, { t, timeZone, at: visit.calledAt })
  const waited = t('slip.waited', { count: wholeMinutes(visit.waitedMs) })
  const channel = t(`channel.${visit.channel}`, { defaultValue: visit.channel })
  const norm = visit.normMinutes ?? serviceOf(office, visit.serviceId)?.minutes ?? null
  return (
    <Sheet
      kind={fresh ? visit.state : 'stale'}
      shape={visit.state}
      word={t(`slip.${visit.state}`)}
      number={<TicketNumber ticket={visit.ticket} />}
      foot={office && t('slip.issued', { channel, time: clockTime(visit.issuedAt, timeZone) })}
      title={<ServiceName office={office} id={visit.serviceId} />}
      why={office && `${why}. ${waited}`}
      pace={
        visit.state === 'serving' ? (
          <ServicePace visit={visit} norm={norm} />
        ) : (
          <CallPace visit={visit} intervalSeconds={office?.settings.recallIntervalSeconds ?? null} />
        )
      }
    />
  )
}

function NextSlip(props: { next: WaitingRow; rows: readonly WaitingRow[]; office: Office | null }) {
  const { t } = useTranslation()
  const now = useNow(5000)
  const { next, office } = props
  const timeZone = office?.timeZone ?? 'UTC'
  const usual = serviceOf(office, next.serviceId)?.minutes
  return (
    <Sheet
      kind="next"
      shape="free"
      word={t('slip.next')}
      number={<TicketNumber ticket={next.ticket} />}
      foot={office && t('slip.waitsSince', { time: clockTime(next.since, timeZone) })}
      title={<ServiceName office={office} id={next.serviceId} />}
      why={office && nextReasonText(props.rows, { t, timeZone, at: now })}
      pace={
        <p className="pace">
          <b>{t('slip.waits', { count: wholeMinutes(now - next.since) })}</b>
          <span />
          <span className="muted">{usual !== undefined && t('slip.usual', { count: usual })}</span>
        </p>
      }
    />
  )
}

function PlainSlip(props: {
  kind: 'empty' | 'closed' | 'taken'
  situation: Situation
  number: number
  takenAway?: boolean
}) {
  const { t } = useTranslation()
  const { kind, situation } = props
  const name = situation.kind === 'taken' ? situation.name : null
  const title =
    kind === 'taken' && name === null ? t('slip.takenTitleUnknown') : t(`slip.${kind}Title`, { name })
  return (
    <Sheet
      kind="next none"
      shape={shapeOf(situation)}
      word={t(`desk.state.${situation.kind}`)}
      number={<span className="num">{kind === 'empty' ? '—' : props.number}</span>}
      foot=""
      title={title}
      why={props.takenAway ? t('slip.closedElsewhere') : t(`slip.${kind}Why`)}
    />
  )
}

function PauseSlip(props: { pause: NonNullable<DeskView['paused']>; office: Office | null }) {
  const { t } = useTranslation()
  const now = useNow()
  const { since, until, reason } = props.pause
  const timeZone = props.office?.timeZone
  const over = until === null ? 0 : wholeMinutes(now - until)
  const planned = until === null ? null : Math.max(1, until - since)
  return (
    <Sheet
      kind="next"
      shape="paused"
      word={t('desk.state.paused')}
      number={<span className="num">{elapsed(now - since)}</span>}
      foot={timeZone && t('slip.pauseSince', { time: clockTime(since, timeZone) })}
      title={t(`break.${reason}`)}
      why={until === null ? t('slip.pausePanelOpen') : t('slip.pausePanel')}
      pace={
        <div className="pace">
          <b>
            {until === null || timeZone === undefined
              ? t('slip.pauseOpen')
              : t('slip.pauseUntil', { time: clockTime(until, timeZone) })}
          </b>
          {planned === null ? (
            <span />
          ) : (
            <div className="bar6" aria-hidden="true">
              <i
                className={over > 0 ? 'over' : ''}
                style={{ width: `${Math.min(100, ((now - since) / planned) * 100)}%` }}
              />
            </div>
          )}
          <span className="muted">{over > 0 && t('slip.pauseOver', { count: over })}</span>
        </div>
      }
    />
  )
}
