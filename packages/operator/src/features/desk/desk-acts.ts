import type { DeskId, VisitId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { HeldRow } from '@chered/protocol/views'
import type { Refused } from '@chered/ui/api'
import { serverNow } from '@chered/ui/live'
import { showRefusal } from '@chered/ui/staff/toasts'
import { firstPlan } from '../break/BreakSheet.tsx'
import { firstHold, minutesOf } from '../hold/hold-plan.ts'
import { firstPass, passingOf } from '../pass-on/pass-plan.ts'
import { targetFieldId } from '../pass-on/TargetPicker.tsx'
import type { PassOn } from '../pass-on/use-pass-on.ts'
import { endService } from '../visit/end-service.ts'
import { openVisitSheet } from '../visit/visit-sheet.ts'
import { chooseByPlace, countDocuments } from '../visit/visit-work.ts'
import { leaveWorkplace } from './leave-workplace.ts'
import { type Blocked, blockedMove, hasDesk, type Move, type Pressed } from './moves.ts'
import { give, type Order } from './orders.ts'
import type { Leaving, Sheet } from './sheet.ts'
import type { Situation } from './situation.ts'

/** The refusal that a blocked move would meet; null where the reason stands beside the buttons. */
function refusalOf(blocked: Blocked): Pick<Refused, 'code' | 'params'> | null {
  switch (blocked.why) {
    case 'no-link':
    case 'incomplete':
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

/** Whether the sheet says all that its move needs. */
export function isComplete(sheet: Sheet | null, office: Office | null, passOn: PassOn): boolean {
  switch (sheet?.kind) {
    case 'hold':
      return minutesOf(sheet.plan, office) !== undefined
    case 'pass-on':
      return passOn.candidate !== null
    case 'hand-over':
      return sheet.way === 'put-back' || passOn.candidate !== null
    default:
      return true
  }
}

/** The own held visitor that is due first and may come back here; null when there is none. */
export function firstHeld(held: readonly HeldRow[] | undefined): HeldRow | null {
  return held?.find(({ own, mayTakeBack }) => own && mayTakeBack) ?? null
}

/** What presses and keys do at a desk. `setSheet(null)` closes whatever sheet is open. */
export function deskActs(desk: {
  readonly deskId: DeskId
  readonly situation: Situation
  readonly office: Office | null
  readonly fresh: boolean
  readonly held: readonly HeldRow[] | undefined
  readonly sheet: Sheet | null
  readonly passOn: PassOn
  readonly setSheet: (sheet: Sheet | null) => void
  /** To the choice of windows. */
  readonly onLeave: () => void
}) {
  const { deskId, situation, office, sheet, passOn, setSheet } = desk
  const visit = situation.kind === 'called' || situation.kind === 'serving' ? situation.visit : null
  const order = (what: Order) => void give(deskId, what)

  /** Closes the window, then does what it was closed for. */
  async function close(leaving: Leaving, handOver?: Extract<Order, { action: 'close' }>['handOver']) {
    const answer = await give(deskId, { action: 'close', ...(handOver === undefined ? {} : { handOver }) })
    if (!answer?.ok) return
    if (leaving === 'other-desk') desk.onLeave()
    if (leaving === 'sign-out') await leaveWorkplace()
  }

  /** Leaves the window; somebody in front has to go somewhere first. */
  function leave(leaving: Leaving) {
    if (visit === null) return void close(leaving)
    const { visitId } = visit
    setSheet({ kind: 'hand-over', visitId, leaving, way: 'put-back', plan: firstPass })
  }

  function handOver() {
    if (sheet?.kind !== 'hand-over') return
    const { visitId, leaving, way, plan } = sheet
    if (way === 'put-back') return void close(leaving, { kind: 'put-back', visitId })
    if (passOn.candidate === null) return
    void close(leaving, { kind: 'pass', visitId, ...passingOf(passOn.candidate.target.to, plan) })
  }

  function takeBack(visitId: VisitId) {
    const blocked = blockedMove('take-back', situation, facts())
    if (blocked) return refuse(blocked)
    order({ action: 'take-back', visitId })
  }

  function facts() {
    return {
      fresh: desk.fresh,
      now: serverNow(),
      callsNeeded: office?.settings.recallsBeforeNoShow ?? 0,
      complete: isComplete(sheet, office, passOn),
    }
  }
  function refuse(blocked: Blocked) {
    // What is missing is in the sheet: the first place to look is its field.
    if (blocked.why === 'incomplete') document.getElementById(targetFieldId)?.focus()
    const refusal = refusalOf(blocked)
    if (refusal) showRefusal(refusal)
  }

  function press(move: Move) {
    const blocked = blockedMove(move, situation, facts())
    if (blocked) return refuse(blocked)
    switch (move) {
      case 'choose-desk':
        return desk.onLeave()
      case 'cancel-sheet':
        return setSheet(null)
      case 'break':
        return setSheet(sheet?.kind === 'break' ? sheet : { kind: 'break', plan: firstPlan })
      case 'begin-break': {
        if (sheet?.kind !== 'break') return
        const { reason, minutes } = sheet.plan
        return order({ action: 'pause', reason, ...(minutes === null ? {} : { minutes }) })
      }
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
      case 'finish':
      case 'next-service':
      case 'finish-visit':
        return situation.kind === 'serving' ? void endService(deskId, situation.visit, move) : undefined
      case 'hold': {
        const plan = firstHold(office)
        if (situation.kind !== 'serving' || plan === null) return
        return setSheet({ kind: 'hold', visitId: situation.visit.visitId, plan })
      }
      case 'hold-now': {
        if (sheet?.kind !== 'hold') return
        const { visitId, plan } = sheet
        const minutes = minutesOf(plan, office)
        if (minutes === undefined) return
        const until = minutes === null ? null : serverNow() + minutes * 60_000
        return order({ action: 'hold', visitId, reasonId: plan.reasonId, until })
      }
      case 'pass-on':
        return situation.kind === 'serving'
          ? setSheet({ kind: 'pass-on', visitId: situation.visit.visitId, plan: firstPass })
          : undefined
      case 'pass-now': {
        if (sheet?.kind !== 'pass-on' || passOn.candidate === null) return
        const { visitId, plan } = sheet
        return order({ action: 'pass-on', visitId, ...passingOf(passOn.candidate.target.to, plan) })
      }
      case 'take-back': {
        const first = firstHeld(desk.held)
        return first === null ? undefined : takeBack(first.visitId)
      }
      case 'close-now':
        return handOver()
    }
  }

  function act(pressed: Pressed) {
    switch (pressed.kind) {
      case 'move':
        return press(pressed.move)
      case 'outcome':
        return situation.kind === 'serving' ? chooseByPlace(situation.visit, pressed.place) : undefined
      case 'documents':
        return situation.kind === 'serving' ? countDocuments(situation.visit, pressed.by) : undefined
      case 'sheet':
        return openVisitSheet(pressed.sheet, situation)
      case 'pause-reason':
        return sheet?.kind === 'break'
          ? setSheet({ ...sheet, plan: { ...sheet.plan, reason: pressed.reason } })
          : undefined
      case 'hold-reason':
        return sheet?.kind === 'hold'
          ? setSheet({ ...sheet, plan: { ...sheet.plan, reasonId: pressed.reasonId } })
          : undefined
      case 'note': {
        if (sheet?.kind !== 'pass-on') return
        const noteId = sheet.plan.noteId === pressed.noteId ? null : pressed.noteId
        return setSheet({ ...sheet, plan: { ...sheet.plan, noteId } })
      }
      case 'way':
        return sheet?.kind === 'hand-over' ? setSheet({ ...sheet, way: pressed.way }) : undefined
      case 'nothing':
        return
    }
  }

  return { press, act, leave, takeBack, mayLeave: hasDesk(situation) }
}
