import type { DayEvent } from '../day/events.ts'
import { placeOf } from '../day/waits.ts'
import type { EndedLeg } from './ended-leg.ts'
import { type Leg, nothingSpent, type Visit } from './visit.ts'

type Expired = Extract<DayEvent, { type: 'EmergencyTicketExpired' }>

/**
 * The leg of somebody who got a number from a kiosk that was alone until the day
 * was over: it never stood in a line, and reports count it with those who waited
 * to the end of that day.
 */
export function expiredAlone(event: Expired): EndedLeg {
  const { visitId, token, ticket, serviceId, queueId, language, since, endedAt } = event
  const basis = { kind: 'walk-in' } as const
  const leg: Leg = {
    ...{ number: 1, serviceId, queueId, since, basis },
    standing: { kind: 'arrival', from: since },
    place: placeOf({ basis, callBy: endedAt, callableFrom: null }, 0),
    ...{ directedTo: null, passed: null, outOfTurn: null, spent: nothingSpent },
    now: { state: 'expired', endedAt },
  }
  const visit: Visit = {
    ...{ id: visitId, token, ticket, language, channel: 'kiosk' },
    ...{ categoryId: null, confirmed: null, appointment: null, issuedAt: since, leg, past: [], planned: [] },
    quote: { ahead: 0, estimate: null, desks: [] },
    ...{ press: null, emergency: true },
  }
  return {
    ...{ visit, leg, appointment: null, state: 'expired', outcome: null, calledAt: null, calls: 0 },
    ...{ startedAt: null, endedAt, deskId: null, staffId: null },
    ...{ waitMs: endedAt - since, serviceMs: 0, heldMs: 0, holds: 0, outOfTurn: null },
    ...{ documents: null, presented: null, passedTo: null },
  }
}
