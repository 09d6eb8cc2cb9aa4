import { inFront, wrongState } from './at-desk.ts'
import { nextFor, outOfTurnRefused } from './choose-visitor.ts'
import type { DayCommand } from './commands.ts'
import { type Day, deskState } from './day.ts'
import { type Circumstances, type Decision, no, yes } from './decision.ts'
import type { DayEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { categorySet } from './wait-again.ts'

type CheckClaim = Extract<DayCommand, { type: 'check-claim' }>

/**
 * The claim of a called visitor is confirmed, changed or removed by whoever
 * looks at the proof. With `natural` the visitor goes back to the place that
 * follows from it. With `front` the visitor stays: freely where that place is
 * the next one anyway, else as a call out of turn with its reason. Refuses as
 * `setCategory` does, and with `out-of-turn-reason-needed`.
 */
export function checkClaim(day: Day, c: CheckClaim, now: Circumstances): Decision {
  return inFront(day, c, now, (visit) => {
    if (visit.leg.now.state !== 'called') return wrongState(visit)
    const set = categorySet(visit, c, now)
    if (!set.ok) return set
    const { visitId, deskId } = c
    const putBack: DayEvent = { type: 'LegPutBack', visitId, deskId }
    if (c.place === 'natural') return yes(...set.events, putBack)
    // Confirming what was claimed moves nobody; the call stands as it was.
    if (c.categoryId === visit.categoryId || isNext(day, c, [...set.events, putBack], now)) {
      return yes(...set.events)
    }
    const refusal = outOfTurnRefused(c.outOfTurn, now)
    if (refusal !== null) return { ok: false, refusal }
    const { outOfTurn } = c
    const [event] = set.events
    if (event?.type !== 'CategorySet') return no('internal')
    return yes(outOfTurn === undefined ? event : { ...event, outOfTurn })
  })
}

/** Whether the desk would call this very visitor again if the events had happened. */
function isNext(
  day: Day,
  c: CheckClaim,
  events: readonly DayEvent[],
  { at, ...rest }: Circumstances,
): boolean {
  const then = events.reduce((d, event) => evolve(d, { seq: d.seq + 1, at, event }), day)
  const desk = deskState(then, c.deskId)
  return desk.state === 'open' && nextFor(then, desk, c, { at, ...rest })?.entry.visitId === c.visitId
}
