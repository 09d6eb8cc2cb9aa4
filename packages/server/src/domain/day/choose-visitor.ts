import type { VisitId } from '@chered/protocol/ids'
import type { CallReason } from '@chered/protocol/reason'
import type { OpenDesk } from '../desk/desk.ts'
import { type Choice, choose, competenceOf, headsFor, waitingFor } from '../queue/call-order.ts'
import type { Visit } from '../visit/visit.ts'
import { atFreeDesk, type Press, wrongState } from './at-desk.ts'
import type { DayCommand } from './commands.ts'
import type { Day } from './day.ts'
import { type Circumstances, type Decision, no, type Refusal, yes } from './decision.ts'

/** Decisions about who comes to a free desk. */

type Of<T extends DayCommand['type']> = Extract<DayCommand, { type: T }>

/** Whom the desk takes by the call order; null when nobody waits for it. */
export function nextFor(day: Day, desk: OpenDesk, press: Press, now: Circumstances): Choice | null {
  const competence = competenceOf(press.deskId, desk)
  return choose(headsFor(day, competence, now.at), desk.absoluteRun, now.at)
}

export function callNext(day: Day, c: Of<'call-next'>, now: Circumstances): Decision {
  return atFreeDesk(day, c, now, (desk) => {
    const choice = nextFor(day, desk, c, now)
    return choice === null ? no('nobody-waiting') : called(day, desk, c, choice.entry.visitId, choice)
  })
}

/**
 * A visitor whom the specialist has chosen. Who is the next anyway comes as the
 * next; anybody else out of turn, with a reason where the office has a list of
 * them. Refuses with `not-competent` also for who was passed on to another desk.
 */
export function callChosen(day: Day, c: Of<'call'>, now: Circumstances): Decision {
  return atFreeDesk(day, c, now, (desk) => {
    const visit = day.visits.get(c.visitId)
    if (!visit) return no('ticket-not-found')
    if (visit.leg.now.state !== 'waiting') return wrongState(visit)
    if (!mayTake(desk, c, visit)) return no('not-competent')
    const choice = nextFor(day, desk, c, now)
    if (choice?.entry.visitId === visit.id) return called(day, desk, c, visit.id, choice)
    const refusal = outOfTurnRefused(c.outOfTurn, now)
    if (refusal !== null) return { ok: false, refusal }
    return called(day, desk, c, visit.id, { rule: 'chosen' }, c.outOfTurn)
  })
}

/** Whether the desk serves the leg and nobody else alone may. */
export function mayTake(desk: OpenDesk, { deskId }: Press, { leg }: Visit): boolean {
  if (leg.directedTo !== null && leg.directedTo !== deskId) return false
  return desk.primary.includes(leg.serviceId) || desk.secondary.includes(leg.serviceId)
}

/** Why a reason for going out of turn is not enough; null when it is. */
export function outOfTurnRefused(reasonId: string | undefined, now: Circumstances): Refusal | null {
  const { outOfTurnReasons } = now.rules.office
  if (reasonId === undefined) {
    return outOfTurnReasons.length === 0 ? null : { code: 'out-of-turn-reason-needed' }
  }
  const known = outOfTurnReasons.some(({ id }) => id === reasonId)
  return known ? null : { code: 'out-of-turn-reason-unknown' }
}

function called(
  day: Day,
  desk: OpenDesk,
  { deskId, staffId }: Press,
  visitId: VisitId,
  { rule }: Pick<CallReason, 'rule'>,
  outOfTurn?: string,
): Decision {
  const leg = day.visits.get(visitId)?.leg
  if (!leg) throw new Error(`day ${day.date}: ${visitId} was chosen and is not there`)
  const reason: CallReason = {
    callBy: leg.place.callBy,
    basis: leg.basis,
    rule,
    waiting: waitingFor(day, competenceOf(deskId, desk)),
    ...(outOfTurn === undefined ? {} : { outOfTurn }),
  }
  return yes({ type: 'VisitorCalled', visitId, deskId, staffId, callId: day.callCount + 1, reason })
}
