import type { VisitId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { DeskView } from '@chered/protocol/views'
import { useNow } from '@chered/ui/use-now'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { firstHeld } from '../desk/desk-acts.ts'
import { hasDesk } from '../desk/moves.ts'
import type { Order } from '../desk/orders.ts'
import type { Situation } from '../desk/situation.ts'
import { AsideList } from './AsideList.tsx'
import { BookedAhead } from './BookedAhead.tsx'
import { useHeldRows } from './use-held-rows.ts'
import { WaitingRowItem } from './WaitingRowItem.tsx'
import './waiting.css'

/** Who waits for this desk, in call order, each with the reason; and the day's own numbers. */
export function WaitingColumn(props: {
  view: DeskView
  situation: Situation
  office: Office | null
  fresh: boolean
  running: Order | null
  onCall: (visitId: VisitId, reason: string | undefined) => void
  onTakeBack: (visitId: VisitId) => void
}) {
  const { t } = useTranslation()
  const { view, situation, office } = props
  const now = useNow(5000)
  const [asked, setAsked] = useState<VisitId | null>(null)
  const mayCall = situation.kind === 'free' && props.fresh
  if (asked !== null && (!mayCall || !view.next.some((row) => row.visitId === asked))) setAsked(null)
  const { list, shown, hold, release } = useHeldRows(view.next, asked !== null)
  const nextId = view.next[0]?.visitId
  return (
    <aside className="wait" aria-label={t('waiting.title')}>
      <header>
        <h2>
          {t('waiting.title')} <b>{view.waiting}</b>
        </h2>
        <span className="small muted">{t('waiting.order')}</span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled list has to be reachable by keys */}
      <section className="rows" tabIndex={0} aria-label={t('waiting.list')}>
        {view.next.length === 0 && shown.length === 0 ? (
          <div className="nobody">
            {hasDesk(situation) ? (
              <>
                <p>{t('waiting.empty')}</p>
                <p className="muted">{t('waiting.emptyHint')}</p>
              </>
            ) : (
              <p className="muted">{t('waiting.closed')}</p>
            )}
          </div>
        ) : (
          <ol
            className="line"
            ref={list}
            onPointerEnter={hold}
            onPointerMove={hold}
            onPointerLeave={release}
            onFocus={hold}
            onBlur={release}
            onKeyDown={stepRow}
          >
            {shown.map((each) => (
              <WaitingRowItem
                key={each.row.visitId}
                shown={each}
                isNext={each.row.visitId === nextId && each.state === 'waiting'}
                now={now}
                office={office}
                mayCall={mayCall}
                busy={props.running !== null}
                asked={asked === each.row.visitId}
                onAsk={setAsked}
                onCall={(visitId, reason) => {
                  setAsked(null)
                  props.onCall(visitId, reason)
                }}
              />
            ))}
          </ol>
        )}
        {view.waiting > view.next.length && (
          <p className="more">
            <b>{t('waiting.more', { count: view.waiting - view.next.length })}</b>
            <span className="muted">{t('waiting.moreHint', { shown: view.next.length })}</span>
          </p>
        )}
      </section>
      <BookedAhead view={view} office={office} />
      <AsideList
        held={view.held}
        office={office}
        byKey={firstHeld(view.held)?.visitId ?? null}
        off={!mayCall || props.running !== null}
        onTakeBack={props.onTakeBack}
      />
      <DayLine today={view.today} />
    </aside>
  )
}

/** Arrows go from one row that can be called to the next. */
function stepRow(event: KeyboardEvent<HTMLOListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLElement) || !event.target.matches('.row-call')) return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-call')]
  const next = buttons[buttons.indexOf(event.target) + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

function DayLine({ today }: { today: DeskView['today'] }) {
  const { t } = useTranslation()
  const mean = today.meanServiceMs
  return (
    <p className="day">
      <span>
        {t('waiting.served')} <b>{today.served}</b>
      </span>
      <span>
        {t('waiting.mean')}{' '}
        <b>
          {mean === null
            ? t('waiting.meanNone')
            : t('waiting.meanValue', { count: Math.round(mean / 60_000) })}
        </b>
      </span>
      <span>
        {t('waiting.noShow')} <b>{today.noShow}</b>
      </span>
    </p>
  )
}
