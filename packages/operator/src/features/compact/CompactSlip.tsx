import type { Office } from '@chered/protocol/office'
import type { DeskView, InFront } from '@chered/protocol/views'
import { clockTime, elapsed } from '@chered/ui/dates'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Situation } from '../desk/situation.ts'
import { ServiceName, serviceName } from '../visit/OfficeText.tsx'

const wholeMinutes = (ms: number) => Math.max(0, Math.floor(ms / 60_000))

/** The ticket in front, or what stands in its place: number, service, time against the usual one. */
export function CompactSlip(props: {
  situation: Situation
  view: DeskView
  office: Office | null
  fresh: boolean
  now: number
}) {
  const { t, i18n } = useTranslation()
  const { situation, office, fresh, now } = props
  switch (situation.kind) {
    case 'called':
    case 'serving':
      return <FrontSlip visit={situation.visit} office={office} fresh={fresh} now={now} />
    case 'free':
      return situation.next === null ? (
        <Slip kind="next none" number={<span className="num">—</span>} title={t('slip.emptyTitle')} />
      ) : (
        <Slip
          kind="next"
          number={<TicketNumber ticket={situation.next.ticket} />}
          title={<ServiceName office={office} id={situation.next.serviceId} />}
          full={serviceName(office, situation.next.serviceId, i18n.language)}
          line={t('slip.next')}
          pace={<b>{t('slip.waits', { count: wholeMinutes(now - situation.next.since) })}</b>}
        />
      )
    case 'paused': {
      const { since, until, reason } = situation.pause
      const over = until === null ? 0 : wholeMinutes(now - until)
      return (
        <Slip
          kind="next"
          number={<span className="num">{elapsed(now - since)}</span>}
          title={t(`break.${reason}`)}
          line={over > 0 ? t('slip.pauseOver', { count: over }) : ''}
          pace={
            <b>
              {until === null || office === null
                ? t('slip.pauseOpen')
                : t('slip.pauseUntil', { time: clockTime(until, office.timeZone) })}
            </b>
          }
        />
      )
    }
    case 'closed':
      return <Slip kind="next none" number={<span className="num">—</span>} title={t('slip.closedTitle')} />
    case 'taken':
      return (
        <Slip kind="next none" number={<span className="num">—</span>} title={t('slip.takenTitleUnknown')} />
      )
  }
}

function Slip(props: {
  kind: string
  /** The whole of a title that may be cut. */
  full?: string
  number: ReactNode
  title: ReactNode
  line?: ReactNode
  pace?: ReactNode
}) {
  return (
    <article className={`slip ${props.kind}`}>
      <div className="slip-sheet">
        <div className="slip-stub">{props.number}</div>
        <div className="slip-body">
          <h1 title={props.full}>{props.title}</h1>
          <p className="muted">{props.line}</p>
          <div className="compact-pace">{props.pace}</div>
        </div>
      </div>
    </article>
  )
}

function FrontSlip(props: { visit: InFront; office: Office | null; fresh: boolean; now: number }) {
  const { t, i18n } = useTranslation()
  const { visit, office, fresh, now } = props
  const { planned, startedAt, normMinutes = 0, servedBeforeMs = 0 } = visit
  const [then] = planned
  const spentMs = startedAt === null ? now - visit.calledAt : servedBeforeMs + Math.max(0, now - startedAt)
  const share = normMinutes === 0 ? 0 : Math.min(1, spentMs / (normMinutes * 60_000))
  const over = normMinutes > 0 && wholeMinutes(spentMs) >= normMinutes
  return (
    <Slip
      kind={fresh ? visit.state : 'stale'}
      number={<TicketNumber ticket={visit.ticket} />}
      title={<ServiceName office={office} id={visit.serviceId} />}
      full={serviceName(office, visit.serviceId, i18n.language)}
      line={
        visit.state === 'called'
          ? t('slip.callNumber', { count: visit.callNumber })
          : then !== undefined && t('compact.then', { service: serviceName(office, then, i18n.language) })
      }
      pace={
        <>
          <b>{elapsed(spentMs)}</b>
          {visit.state === 'serving' && normMinutes > 0 && (
            <>
              <span className="bar6" aria-hidden="true">
                <i className={over ? 'over' : ''} style={{ width: `${share * 100}%` }} />
              </span>
              <span className={over ? 'over' : 'muted'}>{t('compact.ofUsual', { count: normMinutes })}</span>
            </>
          )}
        </>
      }
    />
  )
}
