import type { WaitEstimate } from '@chered/protocol/commands'
import type { BookingId, DeskId, ServiceId, VisitId, VisitToken } from '@chered/protocol/ids'
import type { Category, Service } from '@chered/protocol/office'
import { type Day, waitingIn } from '../day/day.ts'
import type { Quote } from '../day/events.ts'
import { evolve } from '../day/evolve.ts'
import type { OfficeRules } from '../office/office-rules.ts'
import type { Visit } from '../visit/visit.ts'
import { aheadOf, aheadOfLast } from './ahead.ts'
import { callBy, isEarly, type Place, type Reckoned, type Standing } from './call-by.ts'
import { type Competence, competenceOf } from './call-order.ts'
import { Lookahead } from './sequence.ts'

/** Longer lines are reckoned by their load instead of visitor by visitor. */
const simulated = 60

interface Server {
  readonly deskId: DeskId
  readonly primary: readonly ServiceId[]
  readonly secondary: readonly ServiceId[]
  absoluteRun: number
  freeAt: number
}

const linesOf = (server: Server): Competence => competenceOf(server.deskId, server)

/** On what a newcomer joins; a walk-in without a category when nothing is said. */
export interface Claim {
  readonly category?: Category | null
  readonly standing?: Standing
}

/**
 * What a visitor who joins now is told: how many of the queue stand before,
 * about how long, and which desks can take it. `estimate` is null when no open
 * desk serves it. The wait is found by playing the hall forward under the real
 * call order with the usual length of each service; it is given as a span
 * rounded to five minutes, never as a false minute.
 */
export function quote(
  day: Day,
  rules: OfficeRules,
  serviceId: ServiceId,
  now: number,
  { category = null, standing = { kind: 'arrival', from: now } }: Claim = {},
): Quote {
  const service = rules.services.get(serviceId)
  if (!service) throw new Error(`no service ${serviceId}`)
  const { callBy: by, callableFrom, basis } = callBy(standing, service, category, rules.office.settings)
  const place: Place = {
    absolute: basis.kind === 'absolute',
    callBy: by,
    callableFrom,
    tie: Number.POSITIVE_INFINITY,
  }
  const servers = openServers(day, rules, now)
  const able = servers.filter(servesOne(serviceId))
  const desks = able
    .toSorted((a, b) => Number(b.primary.includes(serviceId)) - Number(a.primary.includes(serviceId)))
    .map((s) => rules.desks.get(s.deskId)?.number ?? 0)
    .filter((n) => n > 0)
  const load = loadOf(day, rules, able, serviceId, now)
  const booked = callableFrom !== null
  const stands = () => (booked ? aheadOf : aheadOfLast)(day, rules, service.queue, place, now)
  if (load === null) return { ahead: stands(), estimate: null, desks }
  const { waiting, alone, soonestMs, sharedMs } = load
  // In a long line the newcomer's own place matters less than the whole load, unless it is a booked one.
  const byLoad = waiting > simulated && !booked
  const joined = () =>
    withNewcomer(day, service, { category, standing }, { callBy: by, callableFrom, basis }, now)
  const turn = alone || byLoad ? null : playForward(joined(), rules, newcomer, servers, now)
  const waitMs = alone ? soonestMs : (turn?.waitMs ?? sharedMs)
  // Before the booked time the order of places says little: those go first whose turn really comes.
  return { ahead: booked && turn !== null ? turn.ahead : stands(), estimate: span(waitMs / 60_000), desks }
}

/**
 * What a visitor who waits already is told: how many of the queue will be
 * called before, and about how long it will go on; null when no open desk
 * serves it.
 */
export function outlook(
  day: Day,
  rules: OfficeRules,
  { id, leg }: Visit,
  now: number,
): { readonly ahead: number; readonly estimate: WaitEstimate } {
  const servers = openServers(day, rules, now)
  const { directedTo } = leg
  const able = servers.filter(servesOne(leg.serviceId))
  const own = directedTo === null ? able : able.filter((server) => server.deskId === directedTo)
  const load = loadOf(day, rules, own, leg.serviceId, now)
  const turn = load && playForward(day, rules, id, servers, now)
  // Who waits for one desk does not stand behind those whom others take.
  const ahead =
    turn && (isEarly(leg.place, now) || directedTo !== null)
      ? turn.ahead
      : aheadOf(day, rules, leg.queueId, leg.place, now)
  return { ahead, estimate: load && span((turn?.waitMs ?? load.sharedMs) / 60_000) }
}

const servesOne = (id: ServiceId) => (server: Server) =>
  server.primary.includes(id) || server.secondary.includes(id)

function openServers(day: Day, rules: OfficeRules, now: number): Server[] {
  const servers: Server[] = []
  for (const desk of day.desks.values()) {
    if (desk.now.state === 'closed') continue
    if (desk.now.state === 'paused' && desk.now.until === null) continue
    let freeAt = now
    if (desk.now.state === 'paused') freeAt = Math.max(now, desk.now.until ?? now)
    else if (desk.now.inFront !== null) {
      const leg = day.visits.get(desk.now.inFront)?.leg
      const usual = (rules.services.get(leg?.serviceId as ServiceId)?.minutes ?? 0) * 60_000
      const since = leg?.now.state === 'serving' ? leg.now.startedAt : now
      // Somebody who already takes longer than usual is taken to need a little more.
      freeAt = Math.max(now + 60_000, since + usual)
    }
    const { primary, secondary, absoluteRun } = desk.now
    servers.push({ deskId: desk.id, primary, secondary, absoluteRun, freeAt })
  }
  return servers
}

/** What stands before the desks that can take a service; null when there is no such desk. */
function loadOf(
  day: Day,
  rules: OfficeRules,
  able: readonly Server[],
  serviceId: ServiceId,
  now: number,
): {
  readonly waiting: number
  /** Nobody waits whom these desks could take. */
  readonly alone: boolean
  readonly soonestMs: number
  readonly sharedMs: number
} | null {
  if (able.length === 0) return null
  let waiting = 0
  let load = able.reduce((sum, s) => sum + (s.freeAt - now), 0)
  for (const id of new Set([serviceId, ...able.flatMap((s) => s.primary)])) {
    const count = waitingIn(day, id)
    waiting += count
    load += count * (rules.services.get(id)?.minutes ?? 0) * 60_000
  }
  const soonestMs = Math.min(...able.map((s) => s.freeAt)) - now
  const alone = waiting === 0 && able.every((s) => s.secondary.every((id) => waitingIn(day, id) === 0))
  return { waiting, alone, soonestMs, sharedMs: load / able.length }
}

/**
 * How long until a waiting visit is called, when each desk takes its next by the
 * call order as soon as it is free, and how many are before: of its queue, or at
 * its desk when it is directed to one. Null when its turn does not come within the steps that are looked at.
 */
function playForward(
  day: Day,
  rules: OfficeRules,
  visitId: VisitId,
  servers: readonly Server[],
  now: number,
): { readonly waitMs: number; readonly ahead: number } | null {
  const { queueId, directedTo = null } = day.visits.get(visitId)?.leg ?? {}
  const lines = new Lookahead(day)
  const working = servers.map((s) => ({ ...s }))
  let ahead = 0
  for (let step = 0; step < simulated * 4; step++) {
    const next = working.reduce((a, b) => (b.freeAt < a.freeAt ? b : a))
    const taken = lines.take(linesOf(next), next.freeAt)
    if (taken?.visit.id === visitId) return { waitMs: next.freeAt - now, ahead }
    const sameWay = directedTo === null ? taken?.visit.leg.queueId === queueId : next.deskId === directedTo
    if (taken !== null && sameWay) ahead++
    // Nothing left for this desk: it plays no further part.
    if (taken === null) next.freeAt = Number.POSITIVE_INFINITY
    else {
      next.absoluteRun = taken.entry.absolute ? next.absoluteRun + 1 : 0
      next.freeAt += (rules.services.get(taken.visit.leg.serviceId)?.minutes ?? 0) * 60_000
    }
  }
  return null
}

const newcomer = 'newcomer' as VisitId

function withNewcomer(
  day: Day,
  service: Service,
  { category, standing }: Required<Claim>,
  place: Reckoned,
  now: number,
): Day {
  const appointment =
    standing.kind === 'appointment'
      ? { bookingId: newcomer as string as BookingId, start: standing.start, end: standing.start }
      : null
  return evolve(day, {
    seq: day.seq + 1,
    at: now,
    event: {
      type: 'VisitIssued',
      visitId: newcomer,
      token: newcomer as string as VisitToken,
      // No real ticket has it: an office may leave its queues without letters.
      ticket: { letter: '', number: 0 },
      overflow: true,
      serviceId: service.id,
      queueId: service.queue,
      planned: [],
      queues: [],
      language: 'ru',
      channel: 'kiosk',
      categoryId: category?.id ?? null,
      appointment,
      ...place,
      quote: { ahead: 0, estimate: null, desks: [] },
      print: null,
    },
  })
}

/** `0–5`, `15–25`, `40–60`: wider the longer, because the error grows with the wait. */
function span(minutes: number): NonNullable<WaitEstimate> {
  const fromMinutes = Math.floor((minutes * 0.8) / 5) * 5
  const toMinutes = Math.max(fromMinutes + 5, Math.ceil((minutes * 1.25) / 5) * 5)
  return { fromMinutes, toMinutes }
}
