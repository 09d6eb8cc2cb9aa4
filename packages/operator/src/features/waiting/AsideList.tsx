import type { VisitId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import { ticketText } from '@chered/protocol/ticket-text'
import type { HeldRow } from '@chered/protocol/views'
import { clockTime } from '@chered/ui/dates'
import { officeText } from '@chered/ui/i18n'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { useNow } from '@chered/ui/use-now'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../desk/KeyHint.tsx'
import { useMoveKey } from '../desk/MoveButton.tsx'
import { serviceName } from '../visit/OfficeText.tsx'
import type { ShownRow } from './held-rows.ts'
import { useHeldRows } from './use-held-rows.ts'
import './aside.css'

const noRows: readonly HeldRow[] = []

/**
 * Who was sent aside, in the whole hall: the own ones first, each with its
 * reason and the moment at which the visitor waits again without anybody
 * pressing. At the bottom of the column, so that the queue above never moves;
 * while a pointer is in here it keeps its height too.
 */
export function AsideList(props: {
  held: readonly HeldRow[] | undefined
  office: Office | null
  /** The one that the key takes back. */
  byKey: VisitId | null
  /** Nobody can be taken back now: somebody is in front, a break, no link. */
  off: boolean
  onTakeBack: (visitId: VisitId) => void
}) {
  const { t } = useTranslation()
  const rows = props.held ?? noRows
  const now = useNow(5000)
  const section = useRef<HTMLElement>(null)
  const [height, setHeight] = useState<number | null>(null)
  const { list, shown, holding, hold, release } = useHeldRows(rows, false)
  if (shown.length === 0) return null
  const keep = () => {
    if (!holding) setHeight(section.current?.offsetHeight ?? null)
    hold()
  }
  return (
    <section
      className="aside-list"
      aria-label={t('aside.title')}
      ref={section}
      style={holding && height !== null ? { height } : undefined}
    >
      <h3 className="h">
        {t('aside.title')} <b>{rows.length}</b>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled list has to be reachable by keys */}
      <section className="aside-rows" tabIndex={0} aria-label={t('aside.list')}>
        <ol
          className="line"
          ref={list}
          onPointerEnter={keep}
          onPointerMove={keep}
          onPointerLeave={release}
          onFocus={keep}
          onBlur={release}
        >
          {shown.map((each) => (
            <AsideRow key={each.row.visitId} {...props} shown={each} now={now} />
          ))}
        </ol>
      </section>
    </section>
  )
}

function AsideRow(props: {
  shown: ShownRow<HeldRow>
  now: number
  office: Office | null
  byKey: VisitId | null
  off: boolean
  onTakeBack: (visitId: VisitId) => void
}) {
  const { t, i18n } = useTranslation()
  const { shown, office } = props
  const { row } = shown
  const gone = shown.state === 'gone'
  const key = useMoveKey('take-back')
  const ticket = ticketText(row.ticket)
  const reason = office?.holdReasons.find(({ id }) => id === row.reasonId)
  const name = reason ? officeText(reason.name, i18n.language) : ''
  const what = row.own ? name : t('aside.by', { name: row.heldBy, reason: name })
  const until = untilText(row, props.now, office, t)
  const byKey = props.byKey === row.visitId && key !== null
  return (
    <li className={gone ? 'gone' : ''}>
      <TicketNumber ticket={row.ticket} />
      <div className="what">
        <p title={`${what}. ${serviceName(office, row.serviceId, i18n.language)}`}>{what}</p>
        <p className="why" title={gone ? undefined : until}>
          {gone ? t('aside.gone') : until}
        </p>
      </div>
      {row.mayTakeBack && !gone && (
        <button
          type="button"
          className="btn sm take-back"
          aria-label={t('aside.takeBackLabel', { ticket })}
          aria-disabled={props.off}
          aria-keyshortcuts={byKey ? key.shortcut : undefined}
          onClick={(event) => event.detail <= 1 && props.onTakeBack(row.visitId)}
        >
          {t('aside.takeBack')} {byKey && <KeyHint name={key.text} />}
        </button>
      )}
    </li>
  )
}

/** Until when, how much of it is left, and that the visitor then waits again without anybody pressing. */
function untilText(
  { until }: HeldRow,
  now: number,
  office: Office | null,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  if (until === null) return t('aside.open')
  if (office === null) return ''
  const left = Math.max(1, Math.round((until - now) / 60_000))
  return t('aside.until', { time: clockTime(until, office.timeZone), count: left })
}
