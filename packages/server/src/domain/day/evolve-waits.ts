import type { VisitId } from '@chered/protocol/ids'
import { ticketText } from '@chered/protocol/ticket-text'
import type { Map as PMap } from 'immutable'
import type { Desk } from '../desk/desk.ts'
import type { Standing } from '../queue/call-by.ts'
import { type Leg, nothingSpent, standingOf, type Visit } from '../visit/visit.ts'
import { type Day, tokenKey } from './day.ts'
import type { DayEvent } from './events.ts'
import { leftFront } from './evolve-front.ts'
import { dayAt, join, placeOf, rejoin, setLeg, setVisit, visitIn, visitOf } from './waits.ts'

/** The day after events by which somebody waits: for the first time, again, or elsewhere. */

type Of<T extends DayEvent['type']> = Extract<DayEvent, { type: T }>

export function issue(day: Day, event: Of<'VisitIssued'>): Day {
  const { seq, lastAt } = day
  const { emergency } = event
  const at = emergency?.at ?? lastAt
  if (day.visits.has(event.visitId) || day.tickets.has(ticketText(event.ticket))) {
    throw new Error(`day ${day.date}: event ${seq} gives ticket ${ticketText(event.ticket)} twice`)
  }
  const { appointment } = event
  const leg: Leg = {
    number: 1,
    serviceId: event.serviceId,
    queueId: event.queueId,
    since: at,
    standing: standingOf({ appointment, issuedAt: at }),
    place: placeOf(event, seq),
    basis: event.basis,
    directedTo: null,
    passed: null,
    outOfTurn: null,
    spent: nothingSpent,
    now: { state: 'waiting', stamp: seq, since: at },
  }
  const visit: Visit = {
    id: event.visitId,
    token: event.token,
    ticket: event.ticket,
    language: event.language,
    channel: event.channel,
    categoryId: event.categoryId,
    confirmed: null,
    appointment,
    issuedAt: at,
    leg,
    past: [],
    planned: event.planned,
    quote: event.quote,
    press: event.press ?? null,
    emergency: emergency !== undefined,
  }
  const numbered = numbersAfter(day, event)
  const known: Day = {
    ...day,
    ...numbered,
    visits: day.visits.set(visit.id, visit),
    tokens: day.tokens.set(tokenKey(visit.token), visit.id),
    tickets: day.tickets.set(ticketText(visit.ticket), visit.id),
    totals: counted(day.totals, event),
    bookings: appointment === null ? day.bookings : day.bookings.set(appointment.bookingId, visit.id),
    replaced: emergency?.instead ? day.replaced.set(emergency.instead, visit.id) : day.replaced,
  }
  return join(known, visit)
}

/** A number of a kiosk's own block leaves those of the queues where they are. */
function numbersAfter(day: Day, event: Of<'VisitIssued'>): Partial<Day> {
  const { number } = event.ticket
  if (event.emergency !== undefined) return {}
  return event.overflow ? { overflow: number } : { lastNumber: day.lastNumber.set(event.queueId, number) }
}

function counted(totals: Day['totals'], event: Of<'VisitIssued'>): Day['totals'] {
  const issued = totals.issued + 1
  if (event.appointment !== null) return { ...totals, issued }
  const plusOne = <K>(counts: PMap<K, number>, keys: readonly K[]) =>
    keys.reduce((all, key) => all.update(key, 0, (n) => n + 1), counts)
  return {
    ...totals,
    issued,
    walkIns: totals.walkIns + 1,
    walkInsByQueue: plusOne(totals.walkInsByQueue, event.queues),
    walkInsByService: plusOne(totals.walkInsByService, [event.serviceId, ...event.planned]),
  }
}

type NewLeg = Of<'LegQueued'> | Of<'LegPassed'>

/** A leg that waits after the one before has come to an end. */
export function nextWaiting(day: Day, visit: Visit, event: NewLeg, since: number, standing: Standing): Leg {
  return {
    number: visit.leg.number + 1,
    serviceId: event.serviceId,
    queueId: event.queueId,
    since,
    standing,
    place: placeOf(event, visit.leg.place.tie),
    basis: event.basis,
    directedTo: null,
    passed: null,
    outOfTurn: null,
    spent: nothingSpent,
    now: { state: 'waiting', stamp: day.seq, since },
  }
}

export function queueLeg(day: Day, event: Of<'LegQueued'>): Day {
  const visit = visitOf(day, event.visitId)
  const leg = nextWaiting(day, visit, event, event.since, standingOf(visit))
  const planned = visit.planned[0] === event.serviceId ? visit.planned.slice(1) : visit.planned
  return join(day, { ...visit, leg, past: [...visit.past, visit.leg], planned })
}

export function passOn(day: Day, event: Of<'LegPassed'>): Day {
  const { noteId, hasNote, place, serviceId, to } = event
  const { visit } = visitIn(day, event.visitId, 'called', 'serving')
  const left = leftFront(day, visit, { state: 'passed', endedAt: day.lastAt })
  const gone = visitOf(left, visit.id)
  const standing: Standing = place === 'keep' ? standingOf(visit) : { kind: 'arrival', from: day.lastAt }
  const leg: Leg = {
    ...nextWaiting(day, gone, event, day.lastAt, standing),
    directedTo: to,
    passed: { noteId, hasNote },
  }
  const planned = gone.planned.filter((id) => id !== serviceId)
  return join(left, { ...gone, leg, past: [...gone.past, gone.leg], planned })
}

export function redirect(day: Day, event: Of<'LegRedirected'>): Day {
  const { visit, now } = visitIn(day, event.visitId, 'waiting')
  return rejoin(day, visit, {
    serviceId: event.serviceId,
    queueId: event.queueId,
    standing: event.place === 'keep' ? visit.leg.standing : { kind: 'arrival', from: day.lastAt },
    place: placeOf(event, visit.leg.place.tie),
    basis: event.basis,
    directedTo: event.to,
    now: { ...now, stamp: day.seq },
  })
}

/** A new leg of the same service: the one that was missed keeps its own times. */
export function bringBack(day: Day, event: Of<'VisitorBroughtBack'>): Day {
  const { visit } = visitIn(day, event.visitId, 'no-show')
  const { lastAt: at } = day
  const leg: Leg = {
    ...visit.leg,
    number: visit.leg.number + 1,
    since: at,
    standing: event.place === 'keep' ? visit.leg.standing : { kind: 'return', from: at },
    place: placeOf(event, visit.leg.place.tie),
    basis: event.basis,
    outOfTurn: null,
    spent: nothingSpent,
    now: { state: 'waiting', stamp: day.seq, since: at },
  }
  return join(day, { ...visit, leg, past: [...visit.past, visit.leg] })
}

/** Of who waits the place changes at once; of who was called, the one that a put back would give. */
export function setCategory(day: Day, event: Of<'CategorySet'>): Day {
  const { visit } = visitIn(day, event.visitId, 'waiting', 'called')
  const { categoryId, proof } = event
  const confirmed = categoryId === null ? null : { proof }
  const claimed: Visit = { ...visit, categoryId, confirmed }
  const { now } = visit.leg
  const place = { place: placeOf(event, visit.leg.place.tie), basis: event.basis }
  if (now.state === 'waiting') {
    return rejoin(setVisit(day, claimed), claimed, { ...place, now: { ...now, stamp: day.seq } })
  }
  const outOfTurn = event.outOfTurn ?? visit.leg.outOfTurn
  return setLeg(day, claimed, { ...place, outOfTurn })
}

export function hold(day: Day, event: Of<'VisitorHeld'>): Day {
  const { reasonId, until, place, deskId } = event
  const { visit, now } = visitIn(day, event.visitId, 'called', 'serving')
  const { leg } = visit
  const left = leftFront(day, visit, {
    state: 'held',
    reasonId,
    since: day.lastAt,
    until,
    place,
    resumed: {
      standing: place === 'keep' || until === null ? leg.standing : { kind: 'arrival', from: until },
      place: placeOf(event, leg.place.tie),
      basis: event.basis,
    },
    deskId,
    staffId: now.staffId,
    stamp: day.seq,
  })
  const aside = visitOf(left, visit.id)
  const { spent } = aside.leg
  const unbound = setLeg(left, aside, { directedTo: null, spent: { ...spent, holds: spent.holds + 1 } })
  return { ...unbound, held: unbound.held.set(visit.id, until) }
}

/** Back in the line at the place that the leg has; who was being served is so no more. */
export function putBack(day: Day, event: Of<'LegPutBack'>): Day {
  const { visit } = visitIn(day, event.visitId, 'called', 'serving')
  const left = leftFront(day, visit, { state: 'waiting', stamp: day.seq, since: day.lastAt })
  return join(left, visitOf(left, visit.id))
}

export function end(day: Day, expired: readonly VisitId[]): Day {
  // A hold whose time was over has become a wait by now.
  const present = dayAt(day, day.lastAt)
  const visits = present.visits.withMutations((all) => {
    for (const id of expired) {
      const visit = visitOf(present, id)
      all.set(id, { ...visit, leg: { ...visit.leg, now: { state: 'expired', endedAt: day.lastAt } } })
    }
  })
  const desks = present.desks.map((desk): Desk => ({ id: desk.id, now: { state: 'closed' } }))
  const { lines, held, directed } = present
  return {
    ...present,
    status: 'ended',
    visits,
    desks,
    lines: lines.clear(),
    held: held.clear(),
    directed: directed.clear(),
  }
}
