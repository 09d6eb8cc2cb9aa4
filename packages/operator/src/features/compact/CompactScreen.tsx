import type { DeskId } from '@chered/protocol/ids'
import type { Session } from '@chered/protocol/staff'
import type { DeskView } from '@chered/protocol/views'
import { useLive, useRefusedView, useView } from '@chered/ui/live'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { Maximize2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperator } from '../../store.ts'
import { Announcement } from '../desk/Announcement.tsx'
import { hasDesk } from '../desk/moves.ts'
import { shapeOf } from '../desk/shape-of.ts'
import { type Situation, situationOf } from '../desk/situation.ts'
import { useDeskView } from '../desk/use-desk-view.ts'
import { CompactActions } from './CompactActions.tsx'
import { CompactSlip } from './CompactSlip.tsx'
import { CompactWaiting } from './CompactWaiting.tsx'
import { useClockIn } from './use-clock-in.ts'
import { useCompactActs } from './use-compact-acts.ts'
import { useCompactKeys } from './use-compact-keys.ts'
import './compact.css'

/** So long without a word and the link counts as lost, whatever the page behind has noticed. */
const silenceMs = 3000

interface CompactProps {
  session: Session
  /** The window in which it is drawn: its keys, its clock. */
  screen: Window
  onExpand: () => void
  /** The desk has been closed: there is nothing to do here any more. */
  onOver: () => void
}

/** The desk that this person holds, as small as it can be; the same state and the same orders as on the main screen. */
export function CompactScreen(props: CompactProps) {
  const { t } = useTranslation()
  const desks = useView('desks', undefined)
  const refused = useRefusedView('desks')
  const { staffId } = props.session
  const mine = desks?.body.desks.find((desk) => desk.state !== 'closed' && desk.staffId === staffId)
  const [held, setHeld] = useState<DeskId | null>(mine?.deskId ?? null)
  if (mine !== undefined && mine.deskId !== held) setHeld(mine.deskId)
  if (held !== null) return <OwnDesk key={held} {...props} deskId={held} />
  return (
    <main className="compact">
      <p className="compact-wait" role="status">
        {refused
          ? refusalText(t, { code: refused, params: {} })
          : desks === null
            ? t('desk.loading')
            : t('compact.noDesk')}
      </p>
      <button type="button" className="btn" onClick={props.onExpand}>
        {t('compact.expand')}
      </button>
    </main>
  )
}

function OwnDesk(props: CompactProps & { deskId: DeskId }) {
  const { t } = useTranslation()
  const seen = useDeskView(props.deskId)
  if (seen === null) {
    return (
      <main className="compact">
        <p className="compact-wait" role="status">
          {t('desk.loading')}
        </p>
      </main>
    )
  }
  return <OpenCompact {...props} view={seen.body} seenFresh={seen.fresh} />
}

function OpenCompact(props: CompactProps & { deskId: DeskId; view: DeskView; seenFresh: boolean }) {
  const { t } = useTranslation()
  const { session, screen, view, deskId, onOver } = props
  const office = useOperator((s) => s.office)
  const now = useClockIn(screen)
  const heardAt = useLive((s) => s.heardAt)
  const situation: Situation = situationOf(view, session.staffId)
  const silent = heardAt !== null && now - heardAt > silenceMs
  const fresh = props.seenFresh && !silent
  const over = fresh && !hasDesk(situation)
  useEffect(() => {
    if (over) onOver()
  }, [over, onOver])
  const acts = useCompactActs({ deskId, situation, view, office, fresh, now, onExpand: props.onExpand })
  useCompactKeys(screen, acts.onKey)
  return (
    <main className="compact" data-situation={situation.kind}>
      <header>
        <b>{t('desk.name', { number: view.number })}</b>
        <span className={`st ${fresh ? situation.kind : 'closed'}`}>
          <StateShape shape={shapeOf(situation)} /> {t(`desk.state.${situation.kind}`)}
        </span>
        <span
          className={`compact-link st thin ${fresh ? 'ok' : 'trouble'}`}
          role={fresh ? undefined : 'alert'}
        >
          <StateShape shape={fresh ? 'ok' : 'trouble'} /> {t(fresh ? 'compact.online' : 'compact.lost')}
        </span>
        <button
          type="button"
          className="icon-button"
          aria-label={t('compact.expand')}
          title={t('compact.expand')}
          onClick={props.onExpand}
        >
          <Maximize2 aria-hidden="true" />
        </button>
      </header>
      <CompactSlip situation={situation} view={view} office={office} fresh={fresh} now={now} />
      <CompactActions main={acts.main} sides={acts.sides} />
      <CompactWaiting
        view={view}
        situation={situation}
        office={office}
        sheet={acts.sheet}
        now={now}
        screen={screen}
      />
      <Announcement situation={situation} view={view} office={office} />
    </main>
  )
}
