import type { Session } from '@chered/protocol/staff'
import type { DeskView } from '@chered/protocol/views'
import { clockTime } from '@chered/ui/dates'
import { LinkStatus } from '@chered/ui/staff/LinkStatus.tsx'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useNow } from '@chered/ui/use-now'
import { CalendarClock, Pause } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useOperator } from '../../store.ts'
import { AreaTabs } from '../areas/AreaTabs.tsx'
import type { Area } from '../areas/areas.ts'
import { CompactButton } from '../compact/CompactButton.tsx'
import { FaultButton } from '../faults/FaultButton.tsx'
import { KeyHint } from './KeyHint.tsx'
import { useMoveKey } from './MoveButton.tsx'
import { blockedMove, hasDesk, type Move } from './moves.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { shapeOf } from './shape-of.ts'
import type { Leaving } from './sheet.ts'
import type { Situation } from './situation.ts'

/** My window, its state, the way to a break, the link, who I am, the time. */
export function TopBar(props: {
  view: DeskView
  situation: Situation
  session: Session
  fresh: boolean
  areas: readonly Area[]
  breakSheet: boolean
  daySheet: boolean
  press: (move: Move) => void
  onDaySheet: () => void
  onLeaving: (leaving: Leaving) => void
}) {
  const { t } = useTranslation()
  const { situation, view, press } = props
  const key = useMoveKey('break')
  const facts = { fresh: props.fresh, now: 0, callsNeeded: 0, complete: true }
  const blocked = blockedMove('break', situation, facts)
  return (
    <header className="op-bar">
      <p className="desk">{t('desk.name', { number: view.number })}</p>
      <p className={`st ${props.fresh ? situation.kind : 'closed'}`}>
        <StateShape shape={shapeOf(situation)} /> {t(`desk.state.${situation.kind}`)}
      </p>
      <AreaTabs areas={props.areas} area="desk" />
      <div className="right">
        {hasDesk(situation) && <CompactButton />}
        <FaultButton deskId={view.deskId} />
        <button
          type="button"
          className="btn sm"
          aria-expanded={props.daySheet}
          aria-label={t('day-sheet.open')}
          onClick={props.onDaySheet}
        >
          <CalendarClock aria-hidden="true" />
          <span className="day-sheet-word">{t('day-sheet.open')}</span>
        </button>
        {hasDesk(situation) && situation.kind !== 'paused' && (
          <button
            type="button"
            className="btn sm"
            aria-disabled={blocked !== null}
            aria-expanded={props.breakSheet}
            aria-keyshortcuts={key?.shortcut}
            title={blocked?.why === 'desk-busy' ? t('break.afterVisit') : undefined}
            onClick={() => press('break')}
          >
            <Pause aria-hidden="true" />
            {t('move.break')} {key && <KeyHint name={key.text} />}
          </button>
        )}
        <span className="rule" />
        <LinkStatus />
        <PersonMenu session={props.session} {...(hasDesk(situation) ? { onLeaving: props.onLeaving } : {})} />
        <Clock />
      </div>
    </header>
  )
}

/** The office's time of day. */
export function Clock() {
  const now = useNow()
  const timeZone = useOperator((s) => s.office?.timeZone)
  return <time className="clock">{timeZone ? clockTime(now, timeZone) : ''}</time>
}
