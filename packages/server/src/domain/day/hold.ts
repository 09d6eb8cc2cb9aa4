import type { CallReason } from '@chered/protocol/reason'
import { callBy, type Reckoned } from '../queue/call-by.ts'
import { competenceOf, waitingFor } from '../queue/call-order.ts'
import { atFreeDesk, inFront, wrongState } from './at-desk.ts'
import type { DayCommand } from './commands.ts'
import type { Day } from './day.ts'
import { type Circumstances, type Decision, no, yes } from './decision.ts'
import { categoryOf } from './wait-again.ts'

/** A visitor is sent aside for a while, and comes back. */

type Of<T extends DayCommand['type']> = Extract<DayCommand, { type: T }>

/** Longer than this is another visit. */
export const longestHoldMs = 8 * 3600_000

/**
 * Out of the way with a reason of the office's list, until a moment or until
 * taken back; the desk is free. At the moment the visitor waits again, at the
 * old place or as one who comes then, as the office has it; the place is fixed
 * now. Refuses with `hold-reason-unknown`, and `bad-request` for a moment that
 * is past or further away than eight hours.
 */
export function hold(day: Day, c: Of<'hold-visit'>, now: Circumstances): Decision {
  return inFront(day, c, now, (visit) => {
    const { visitId, deskId, reasonId, until } = c
    const { office, services } = now.rules
    if (!office.holdReasons.some(({ id }) => id === reasonId)) return no('hold-reason-unknown')
    if (until !== null && (until <= now.at || until > now.at + longestHoldMs)) {
      return no('bad-request', { field: 'until' })
    }
    const { leg } = visit
    const service = services.get(leg.serviceId)
    if (!service) return no('service-unknown')
    // Without an end there is no moment to stand in line from.
    const place = until === null ? 'keep' : office.settings.heldPlace
    const kept: Reckoned = {
      callBy: leg.place.callBy,
      callableFrom: leg.place.callableFrom,
      basis: leg.basis,
    }
    const category = categoryOf(now, visit.categoryId)
    const reckoned =
      until === null || place === 'keep'
        ? kept
        : callBy({ kind: 'arrival', from: until }, service, category, office.settings)
    return yes({ type: 'VisitorHeld', visitId, deskId, reasonId, until, place, ...reckoned })
  })
}

/**
 * A held visitor is called to a free desk: by whoever held, or by any desk that
 * serves the service. One whose time is over waits, and is called like others
 * who wait. Refuses with `wrong-state` and `not-competent`.
 */
export function takeBack(day: Day, c: Of<'take-back'>, now: Circumstances): Decision {
  return atFreeDesk(day, c, now, (desk) => {
    const { visitId, deskId, staffId } = c
    const visit = day.visits.get(visitId)
    if (!visit) return no('ticket-not-found')
    const { leg } = visit
    if (leg.now.state !== 'held') return wrongState(visit)
    const serves = desk.primary.includes(leg.serviceId) || desk.secondary.includes(leg.serviceId)
    if (!serves && leg.now.staffId !== staffId) return no('not-competent')
    const reason: CallReason = {
      callBy: leg.place.callBy,
      basis: leg.basis,
      rule: 'chosen',
      waiting: waitingFor(day, competenceOf(deskId, desk)),
      instead: 'taken-back',
    }
    return yes({ type: 'VisitorCalled', visitId, deskId, staffId, callId: day.callCount + 1, reason })
  })
}
