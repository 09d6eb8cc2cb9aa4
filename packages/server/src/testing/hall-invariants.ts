import { ticketText } from '@chered/protocol/ticket'
import { expect } from 'vitest'
import { type Day, deskState, waitingIn, waitingVisits } from '../domain/day/day.ts'
import { isOpen } from '../domain/visit/visit.ts'
import type { PlainHall } from './plain-hall.ts'

/** Invariants 1 and 2 over a whole day, each as its sentence says. */
export function expectSoundDay(day: Day): void {
  const inFront = new Map<string, string>()
  for (const [id, visit] of day.visits) {
    // A visit has at most one open leg, and that is the last one.
    expect(visit.past.filter(isOpen)).toEqual([])
    const { now } = visit.leg
    if (now.state !== 'called' && now.state !== 'serving') continue
    // A desk has at most one called or serving leg.
    expect(inFront.get(now.deskId)).toBeUndefined()
    inFront.set(now.deskId, id)
    const desk = deskState(day, now.deskId)
    expect(desk).toMatchObject({ state: 'open', inFront: id, staffId: now.staffId })
  }
  for (const [id, { now }] of day.desks) {
    if (now.state === 'open' && now.inFront !== null) expect(inFront.get(id)).toBe(now.inFront)
  }
  const tickets = [...day.visits.values()].map((visit) => ticketText(visit.ticket))
  expect(new Set(tickets).size).toBe(tickets.length)
  expect(day.tokens.size).toBe(day.visits.size)
  expect(day.totals.issued).toBe(day.visits.size)
}

/** The day says of every visit, desk and line what the plain hall says. */
export function expectSameHall(day: Day, plain: PlainHall): void {
  expect(day.status).toBe(plain.ended ? 'ended' : 'open')
  expect(day.visits.size).toBe(plain.visits.length)
  for (const told of plain.visits) {
    const visit = day.visits.get(told.id)
    expect([told.id, visit?.leg.now.state]).toEqual([told.id, told.state])
    expect(visit?.leg).toMatchObject({ serviceId: told.service, number: told.legs })
    expect(visit?.leg.place.callBy).toBe(plain.callBy(told))
  }
  for (const told of plain.desks) {
    const desk = deskState(day, told.id)
    expect([told.id, desk.state]).toEqual([told.id, told.state])
    if (desk.state === 'closed') continue
    expect(desk.staffId).toBe(told.staff)
    if (desk.state === 'open') expect(desk.inFront).toBe(plain.inFrontOf(told)?.id ?? null)
  }
  for (const { id } of plain.office.services) {
    const told = plain.visits.filter((visit) => visit.state === 'waiting' && visit.service === id)
    expect([id, waitingIn(day, id)]).toEqual([id, told.length])
    expect([...waitingVisits(day, id)].map((visit) => visit.id).sort()).toEqual(told.map((v) => v.id).sort())
  }
}
