import type { WaitEstimate } from '@chered/protocol/commands'
import type { DeskId, ServiceId, VisitId, VisitToken } from '@chered/protocol/ids'
import type { Category, Service } from '@chered/protocol/office'
import { type Day, waitingIn } from '../day/day.ts'
import type { Quote } from '../day/events.ts'
import { evolve } from '../day/evolve.ts'
import type { OfficeRules } from '../office/office-rules.ts'
import type { Visit } from '../visit/visit.ts'
import { callBy } from './call-by.ts'
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
  category: Category | null = null,
): Quote {
  const service = rules.services.get(serviceId)
  if (!service) throw new Error(`no service ${serviceId}`)
  let ahead = 0
  for (const id of rules.servicesOfQueue.get(service.queue) ?? []) ahead += waitingIn(day, id)
  const servers = openServers(day, rules, now)
  const able = servers.filter(servesOne(serviceId))
  const desks = able
    .toSorted((a, b) => Number(b.primary.includes(serviceId)) - Number(a.primary.includes(serviceId)))
    .map((s) => rules.desks.get(s.deskId)?.number ?? 0)
    .filter((n) => n > 0)
  const load = loadOf(day, rules, able, serviceId, now)
  if (load === null) return { ahead, estimate: null, desks }
  const { waiting, soonestMs, sharedMs } = load
  // In a long line the newcomer's own place matters less than the whole load.
  const byTurns = () =>
    playForward(withNewcomer(day, rules, service, category, now), rules, newcomer, servers, now)
  const waitMs = waiting === 0 ? soonestMs : waiting > simulated ? sharedMs : (byTurns() ?? sharedMs)
  return { ahead, estimate: span(waitMs / 60_000), desks }
}

/** About how long a visitor who waits already will go on waiting; null when no open desk serves it. */
export function remainingWait(day: Day, rules: OfficeRules, visit: Visit, now: number): WaitEstimate {
  const servers = openServers(day, rules, now)
  const { serviceId } = visit.leg
  const load = loadOf(day, rules, servers.filter(servesOne(serviceId)), serviceId, now)
  if (load === null) return null
  return span((playForward(day, rules, visit.id, servers, now) ?? load.sharedMs) / 60_000)
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
): { readonly waiting: number; readonly soonestMs: number; readonly sharedMs: number } | null {
  if (able.length === 0) return null
  let waiting = 0
  let load = able.reduce((sum, s) => sum + (s.freeAt - now), 0)
  for (const id of new Set([serviceId, ...able.flatMap((s) => s.primary)])) {
    const count = waitingIn(day, id)
    waiting += count
    load += count * (rules.services.get(id)?.minutes ?? 0) * 60_000
  }
  const soonestMs = Math.min(...able.map((s) => s.freeAt)) - now
  return { waiting, soonestMs, sharedMs: load / able.length }
}

/**
 * How long until a waiting visit is called, when each desk takes its next by
 * the call order as soon as it is free. Null when its turn does not come within
 * the steps that are looked at.
 */
function playForward(
  day: Day,
  rules: OfficeRules,
  visitId: VisitId,
  servers: readonly Server[],
  now: number,
): number | null {
  const lines = new Lookahead(day)
  const working = servers.map((s) => ({ ...s }))
  for (let step = 0; step < simulated * 4; step++) {
    const next = working.reduce((a, b) => (b.freeAt < a.freeAt ? b : a))
    const taken = lines.take(next, next.freeAt)
    if (taken?.visit.id === visitId) return next.freeAt - now
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
  rules: OfficeRules,
  service: Service,
  category: Category | null,
  now: number,
): Day {
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
      language: 'ru',
      channel: 'kiosk',
      categoryId: category?.id ?? null,
      ...callBy(now, service, category, rules.office.settings),
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
