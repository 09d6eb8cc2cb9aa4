import type { DeskId, VisitId } from '@chered/protocol/ids'
import type { Session } from '@chered/protocol/staff'
import type { DeskView } from '@chered/protocol/views'
import type { Refused } from '@chered/ui/api'
import { type Seen, serverNow, useLive, useRefusedView } from '@chered/ui/live'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { showRefusal } from '@chered/ui/staff/toasts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseOutcome, useOperator, workOn } from '../../store.ts'
import type { Area } from '../areas/areas.ts'
import { type BreakPlan, BreakSheet, firstPlan } from '../break/BreakSheet.tsx'
import { DaySheet } from '../day-sheet/DaySheet.tsx'
import { Slip } from '../visit/Slip.tsx'
import { VisitWorkArea } from '../visit/VisitWorkArea.tsx'
import { WaitingColumn } from '../waiting/WaitingColumn.tsx'
import { Actions } from './Actions.tsx'
import { Announcement } from './Announcement.tsx'
import { type Blocked, blockedMove, hasDesk, type Move, type Pressed } from './moves.ts'
import { give, type Order, useOrders } from './orders.ts'
import { type Situation, situationOf } from './situation.ts'
import { TopBar } from './TopBar.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
import { useDeskView } from './use-desk-view.ts'
import { useVisitGone } from './use-visit-gone.ts'

/** One desk: the visitor in front on the left, who waits on the right, the next action bottom left. */
export function DeskScreen(props: {
  deskId: DeskId
  session: Session
  areas: readonly Area[]
  onLeave: () => void
}) {
  const { t } = useTranslation()
  const seen = useDeskView(props.deskId)
  const refused = useRefusedView('desk', props.deskId)
  if (seen) return <OpenDesk {...props} seen={seen} />
  return (
    <main className="entry-page">
      <div className="entry-wait" role="status">
        <p>{refused ? refusalText(t, { code: refused, params: {} }) : t('desk.loading')}</p>
        {refused && (
          <button type="button" className="btn lg" onClick={props.onLeave}>
            {t('move.choose-desk')}
          </button>
        )}
      </div>
    </main>
  )
}

/** The refusal that a blocked move would meet; null for a lost link, whose reason stands beside the buttons. */
function refusalOf(blocked: Blocked): Pick<Refused, 'code' | 'params'> | null {
  switch (blocked.why) {
    case 'no-link':
      return null
    case 'too-soon':
      return { code: 'too-soon', params: { seconds: blocked.seconds } }
    case 'too-few-calls':
      return { code: 'too-few-calls', params: { calls: blocked.calls, needed: blocked.needed } }
    case 'nobody-waiting':
    case 'desk-busy':
    case 'desk-paused':
    case 'desk-closed':
      return { code: blocked.why, params: {} }
  }
}

function OpenDesk(props: {
  deskId: DeskId
  session: Session
  areas: readonly Area[]
  seen: Seen<'desk'>
  onLeave: () => void
}) {
  const { deskId, seen, onLeave } = props
  const view: DeskView = seen.body
  const situation = situationOf(view, props.session.staffId)
  const office = useOperator((s) => s.office)
  const [plan, setPlan] = useState<BreakPlan | null>(null)
  const [daySheet, setDaySheet] = useState(false)
  const running = useOrders((s) => s.running)
  // Once the desk is anything but free, a break is no longer being planned.
  if (plan !== null && situation.kind !== 'free') setPlan(null)
  const takenAway = useTakenAway(situation, running)
  useVisitGone(situation)
  useReloadWhenIdle(situation)

  function order(what: Order) {
    void give(deskId, what)
  }

  function press(move: Move) {
    const facts = {
      fresh: seen.fresh,
      now: serverNow(),
      callsNeeded: office?.settings.recallsBeforeNoShow ?? 0,
    }
    const blocked = blockedMove(move, situation, facts)
    if (blocked) {
      const refusal = refusalOf(blocked)
      if (refusal) showRefusal(refusal)
      return
    }
    switch (move) {
      case 'choose-desk':
        return onLeave()
      case 'break':
        return setPlan(plan ?? firstPlan)
      case 'begin-break':
        return plan === null
          ? undefined
          : order({
              action: 'pause',
              reason: plan.reason,
              ...(plan.minutes === null ? {} : { minutes: plan.minutes }),
            })
      case 'open':
      case 'call-next':
      case 'resume':
        return order({ action: move })
      case 'recall':
      case 'start':
      case 'no-show':
      case 'put-back':
        return situation.kind === 'called'
          ? order({ action: move, visitId: situation.visit.visitId })
          : undefined
      case 'finish': {
        if (situation.kind !== 'serving') return
        const { visitId } = situation.visit
        const { outcome } = workOn(useOperator.getState().work, visitId)
        return order({ action: 'finish', visitId, outcome })
      }
    }
  }

  function act(pressed: Pressed) {
    switch (pressed.kind) {
      case 'move':
        return press(pressed.move)
      case 'outcome':
        return situation.kind === 'serving'
          ? chooseOutcome(situation.visit.visitId, pressed.outcome)
          : undefined
      case 'pause-reason':
        return setPlan((now) => ({ ...(now ?? firstPlan), reason: pressed.reason }))
      case 'close-sheet':
        return setPlan(null)
      case 'nothing':
        return
    }
  }
  useDeskKeys(situation, plan !== null, act)

  const callOutOfTurn = (visitId: VisitId, reason: string | undefined) =>
    order({ action: 'call', visitId, ...(reason === undefined ? {} : { outOfTurn: reason }) })
  return (
    <div className="op" data-situation={situation.kind}>
      <TopBar
        deskId={deskId}
        view={view}
        situation={situation}
        session={props.session}
        fresh={seen.fresh}
        areas={props.areas}
        breakSheet={plan !== null}
        daySheet={daySheet}
        press={press}
        onDaySheet={() => setDaySheet((was) => !was)}
        onLeave={onLeave}
      />
      <main className="front">
        <div className="top">
          <Slip situation={situation} view={view} office={office} fresh={seen.fresh} takenAway={takenAway} />
        </div>
        {plan !== null ? (
          <BreakSheet plan={plan} office={office} onChange={setPlan} onCancel={() => setPlan(null)} />
        ) : daySheet ? (
          <DaySheet session={props.session} office={office} onClose={() => setDaySheet(false)} />
        ) : (
          <VisitWorkArea situation={situation} office={office} />
        )}
        <Actions
          situation={situation}
          office={office}
          fresh={seen.fresh}
          breakSheet={plan !== null}
          running={running}
          press={press}
        />
      </main>
      <WaitingColumn
        view={view}
        situation={situation}
        office={office}
        fresh={seen.fresh}
        running={running}
        onCall={callOutOfTurn}
      />
      <Announcement situation={situation} view={view} office={office} />
    </div>
  )
}

/** Whether the desk was closed while this screen held it, without an order from here. */
function useTakenAway(situation: Situation, running: Order | null): boolean {
  const holds = hasDesk(situation)
  const [held, setHeld] = useState(holds)
  const [takenAway, setTakenAway] = useState(false)
  if (holds !== held) {
    setHeld(holds)
    setTakenAway(!holds && running?.action !== 'close')
  }
  return takenAway
}

/** A page older than the server reloads itself when no visitor is in front and nothing is under way. */
function useReloadWhenIdle(situation: Situation): void {
  const outdated = useLive((s) => s.outdated)
  const running = useOrders((s) => s.running)
  const idle = situation.kind !== 'called' && situation.kind !== 'serving' && running === null
  useEffect(() => {
    if (outdated && idle) location.reload()
  }, [outdated, idle])
}
