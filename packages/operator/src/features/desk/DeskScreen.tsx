import type { DeskId, VisitId } from '@chered/protocol/ids'
import type { Session } from '@chered/protocol/staff'
import type { DeskView } from '@chered/protocol/views'
import { type Seen, useLive, useRefusedView } from '@chered/ui/live'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperator } from '../../store.ts'
import type { Area } from '../areas/areas.ts'
import { DaySheet } from '../day-sheet/DaySheet.tsx'
import { useKeys } from '../keys/keys-store.ts'
import { usePassOn } from '../pass-on/use-pass-on.ts'
import { Slip } from '../visit/Slip.tsx'
import { VisitSheet } from '../visit/VisitSheet.tsx'
import { VisitWorkArea } from '../visit/VisitWorkArea.tsx'
import { closeVisitSheet, openVisitSheet, sheetFor, useVisitSheet } from '../visit/visit-sheet.ts'
import { WaitingColumn } from '../waiting/WaitingColumn.tsx'
import { Actions } from './Actions.tsx'
import { Announcement } from './Announcement.tsx'
import { deskActs, firstHeld, isComplete } from './desk-acts.ts'
import { hasDesk, mainMove } from './moves.ts'
import { OpenSheet } from './OpenSheet.tsx'
import { give, type Order, useOrders } from './orders.ts'
import { type Sheet, sheetFits } from './sheet.ts'
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

function OpenDesk(props: {
  deskId: DeskId
  session: Session
  areas: readonly Area[]
  seen: Seen<'desk'>
  onLeave: () => void
}) {
  const { deskId, session, seen, onLeave } = props
  const view: DeskView = seen.body
  const situation = situationOf(view, session.staffId)
  const office = useOperator((s) => s.office)
  const keys = useKeys((s) => s.keys)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [daySheet, setDaySheet] = useState(false)
  const running = useOrders((s) => s.running)
  // What was being filled in is no longer so: another visitor, or none, is in front.
  if (sheet !== null && !sheetFits(sheet, situation)) setSheet(null)
  const plan = sheet?.kind === 'pass-on' || sheet?.kind === 'hand-over' ? sheet.plan : null
  const visitSheet = useVisitSheet((s) => sheetFor(s.open, situation))
  const passOn = usePassOn({ plan, situation, office, deskId, staffId: session.staffId })
  const takenAway = useTakenAway(situation, running)
  useVisitGone(situation)
  useReloadWhenIdle(situation)

  const { held } = view
  /** One sheet at a time: what is asked for now takes the place of what was being looked up. */
  const open = (next: Sheet | null) => {
    if (next !== null) closeVisitSheet()
    setSheet(next)
  }
  const desk = { deskId, situation, office, fresh: seen.fresh, held, sheet, passOn, setSheet: open, onLeave }
  const { press, act, leave, takeBack } = deskActs(desk)
  useDeskKeys(
    situation,
    {
      keys,
      sheet: sheet?.kind ?? null,
      outcomes: idsOf(office?.outcomes),
      holdReasons: idsOf(office?.holdReasons),
      notes: idsOf(office?.notes),
      held: firstHeld(held) !== null,
    },
    act,
  )

  const callOutOfTurn = (visitId: VisitId, reason: string | undefined) =>
    void give(deskId, { action: 'call', visitId, ...(reason === undefined ? {} : { outOfTurn: reason }) })
  return (
    <div className="op" data-situation={situation.kind}>
      <TopBar
        view={view}
        situation={situation}
        session={session}
        fresh={seen.fresh}
        areas={props.areas}
        breakSheet={sheet?.kind === 'break'}
        daySheet={daySheet}
        press={press}
        onDaySheet={() => setDaySheet((was) => !was)}
        onLeaving={leave}
      />
      <main className="front">
        <div className="top">
          <Slip situation={situation} view={view} office={office} fresh={seen.fresh} takenAway={takenAway} />
        </div>
        {sheet !== null ? (
          <OpenSheet
            sheet={sheet}
            situation={situation}
            office={office}
            passOn={passOn}
            onChange={setSheet}
            onEnter={() => press(mainMove(situation, sheet.kind))}
          />
        ) : daySheet ? (
          <DaySheet session={session} office={office} onClose={() => setDaySheet(false)} />
        ) : visitSheet !== null ? (
          <VisitSheet kind={visitSheet} view={view} situation={situation} office={office} />
        ) : (
          <VisitWorkArea
            view={view}
            situation={situation}
            office={office}
            onSheet={(kind) => openVisitSheet(kind, situation)}
            onFinishVisit={() => press('finish-visit')}
          />
        )}
        <Actions
          situation={situation}
          office={office}
          deskNumber={view.number}
          fresh={seen.fresh}
          sheet={sheet}
          passOn={passOn}
          complete={isComplete(sheet, office, passOn)}
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
        onTakeBack={takeBack}
      />
      <Announcement situation={situation} view={view} office={office} />
    </div>
  )
}

const idsOf = (list: readonly { readonly id: string }[] | undefined) => list?.map(({ id }) => id) ?? []

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
