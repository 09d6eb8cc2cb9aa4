import type { DeskId } from '@chered/protocol/ids'
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
import { KeyHint } from './KeyHint.tsx'
import { blockedMove, hasDesk, type Move } from './moves.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { shapeOf } from './shape-of.ts'
import type { Situation } from './situation.ts'

/** My window, its state, the way to a break, the link, who I am, the time. */
export function TopBar(props: {
  deskId: DeskId
  view: DeskView
  situation: Situation
  session: Session
  fresh: boolean
  areas: readonly Area[]
  breakSheet: boolean
  daySheet: boolean
  press: (move: Move) => void
  onDaySheet: () => void
  onLeave: () => void
}) {
  const { t } = useTranslation()
  const { situation, view, press } = props
  const blocked = blockedMove('break', situation, { fresh: props.fresh, now: 0, callsNeeded: 0 })
  return (
    <header className="op-bar">
      <p className="desk">{t('desk.name', { number: view.number })}</p>
      <p className={`st ${props.fresh ? situation.kind : 'closed'}`}>
        <StateShape shape={shapeOf(situation)} /> {t(`desk.state.${situation.kind}`)}
      </p>
      <AreaTabs areas={props.areas} area="desk" />
      <div className="right">
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
            title={blocked?.why === 'desk-busy' ? t('break.afterVisit') : undefined}
            onClick={() => press('break')}
          >
            <Pause aria-hidden="true" />
            {t('move.break')} <KeyHint name="F10" />
          </button>
        )}
        <span className="rule" />
        <LinkStatus />
        <PersonMenu
          deskId={props.deskId}
          situation={situation}
          session={props.session}
          onLeave={props.onLeave}
        />
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
