import { ticketText } from '@chered/protocol/ticket-text'
import { expect } from 'vitest'
import { type Day, deskState, isServedAt, waitingIn, waitingVisits } from '../domain/day/day.ts'
import { dayAt } from '../domain/day/waits.ts'
import { isReserved } from '../domain/numbering/emergency-block.ts'
import { isOpen } from '../domain/visit/visit.ts'
import type { PlainHall } from './plain-hall.ts'

/** Invariants 1 and 2 over a whole day, each as its sentence says; the faults found, as sentences. */
export function faultsOf(day: Day): string[] {
  const faults: string[] = []
  const inFront = new Map<string, string>()
  const tickets = new Set<string>()
  for (const [id, visit] of day.visits) {
    if (visit.past.some(isOpen)) faults.push(`visit ${id} has an open leg behind its last one`)
    const ticket = ticketText(visit.ticket)
    if (tickets.has(ticket)) faults.push(`ticket ${ticket} was given twice`)
    tickets.add(ticket)
    const { now, directedTo } = visit.leg
    const isHeld = now.state === 'held'
    if (isHeld !== day.held.has(id)) faults.push(`visit ${id} is held and not known as such, or the reverse`)
    const bound = now.state === 'waiting' ? (directedTo ?? undefined) : undefined
    if (bound !== day.directed.get(id))
      faults.push(`visit ${id} is directed and not known as such, or the reverse`)
    if (bound !== undefined && !isServedAt(day, bound, visit.leg.serviceId)) {
      faults.push(`visit ${id} waits for ${bound}, where nobody serves that`)
    }
    if (now.state !== 'called' && now.state !== 'serving') continue
    if (inFront.has(now.deskId)) faults.push(`desk ${now.deskId} has two visitors`)
    inFront.set(now.deskId, id)
    const desk = deskState(day, now.deskId)
    if (desk.state !== 'open' || desk.inFront !== id || desk.staffId !== now.staffId) {
      faults.push(`visit ${id} is at a desk that does not know of it`)
    }
  }
  for (const [id, { now }] of day.desks) {
    if (now.state === 'open' && now.inFront !== null && inFront.get(id) !== now.inFront) {
      faults.push(`desk ${id} has a visitor who is not there`)
    }
  }
  const inBlocks = day.blocks.flatMap(({ from, numbers }) => numbers.map((_, nth) => from + nth))
  if (new Set(inBlocks).size !== inBlocks.length) faults.push('two kiosks may give out the same number')
  for (const { id, ticket, emergency } of day.visits.values()) {
    if (isReserved(day, ticket.number) !== emergency)
      faults.push(`visit ${id} has a number that is not its kind's`)
  }
  if (day.tokens.size !== day.visits.size) faults.push('two visits share a token')
  if (day.totals.issued !== day.visits.size) faults.push('issued tickets are not the visits')
  const walkIns = day.visits.count((visit) => visit.appointment === null)
  if (day.totals.walkIns !== walkIns) faults.push('walk-ins counted are not those who came')
  if (day.bookings.size + walkIns !== day.visits.size) faults.push('a booking was checked in twice')
  return faults
}

/** The day says of every visit, desk and line what the plain hall says. */
export function expectSameHall(kept: Day, plain: PlainHall): void {
  const day = dayAt(kept, plain.now)
  expect(faultsOf(kept)).toEqual([])
  expect(faultsOf(day)).toEqual([])
  const told = {
    status: plain.ended ? 'ended' : 'open',
    visits: plain.visits.map((v) => [
      v.id,
      plain.stateOf(v),
      v.service,
      v.legs,
      plain.callBy(v),
      plain.place(v).from,
      plain.waits(v) ? v.meantFor : null,
      v.outOfTurn,
      v.planned,
    ]),
    desks: plain.desks.map((d) =>
      d.state === 'closed' ? [d.id, d.state] : [d.id, d.state, d.staff, plain.inFrontOf(d)?.id ?? null],
    ),
    lines: plain.office.services.map(({ id }) => {
      const waiting = plain.visits.filter((v) => plain.waits(v) && v.service === id)
      return [id, waiting.length, waiting.map((v) => v.id).sort()]
    }),
  }
  const real = {
    status: day.status,
    visits: plain.visits.map(({ id }) => {
      const visit = day.visits.get(id)
      const leg = visit?.leg
      return [
        id,
        leg?.now.state,
        leg?.serviceId,
        leg?.number,
        leg?.place.callBy,
        leg?.place.callableFrom ?? 0,
        leg?.now.state === 'waiting' ? leg.directedTo : null,
        leg?.outOfTurn,
        visit?.planned,
      ]
    }),
    desks: plain.desks.map(({ id }) => {
      const desk = deskState(day, id)
      if (desk.state === 'closed') return [id, desk.state]
      return [id, desk.state, desk.staffId, desk.state === 'open' ? desk.inFront : null]
    }),
    lines: plain.office.services.map(({ id }) => [
      id,
      waitingIn(day, id),
      [...waitingVisits(day, id)].map((v) => v.id).sort(),
    ]),
  }
  // Text first: a deep comparison after each of some ten thousand steps would be the whole cost.
  if (JSON.stringify(real) !== JSON.stringify(told)) expect(real).toEqual(told)
  expect(day.visits.size).toBe(plain.visits.length)
}
