import type { BookedService } from '@chered/protocol/booking'
import type { DayDate, ResourceId, ServiceId } from '@chered/protocol/ids'
import type { BookingChannel } from '@chered/protocol/schedule'
import type { Refusal } from '../day/decision.ts'
import type { OfficeRules } from '../office/office-rules.ts'
import { dateAfter } from '../schedule/day-clock.ts'
import type { DayPlan, Planner, ResourceDay, Unit } from '../schedule/day-plan.ts'
import { intervalMinutes } from '../schedule/interval-minutes.ts'
import { localDate } from '../time.ts'
import { occupiesAt } from './booking.ts'
import type { Diary } from './diary.ts'
import { bookingsAt, isSellable, minuteMs, type Stretch, stretches } from './place.ts'

export interface AvailabilityAsked {
  readonly services: readonly BookedService[]
  /** `any`: for a booking that lost its place by the office's doing. */
  readonly channel: BookingChannel | 'any'
  readonly from: DayDate
  readonly days: number
  /** Null: whoever is competent. */
  readonly resourceId: ResourceId | null
  readonly now: number
}

export interface FreeInterval {
  readonly start: number
  readonly end: number
  /** Who offers this start, by id. */
  readonly resources: readonly ResourceId[]
}

export interface FreeDay {
  readonly date: DayDate
  /** As in the protocol's AvailabilityDay. */
  readonly state: 'open' | 'full' | 'not-served' | 'closed'
  readonly intervals: readonly FreeInterval[]
}

export type Available =
  | { readonly ok: true; readonly minutes: number; readonly days: readonly FreeDay[] }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Free intervals for the services through the channel, on so many days from
 * `from` on; days before today and beyond the horizon are not listed. Reckoned from plan
 * and diary at each call; the cost is linear in units and bookings.
 *
 * Of each free stretch only some starts are offered: from its beginning in
 * steps of the appointment's own length, and the one that ends with the
 * stretch. Whichever is taken, just as many appointments of this length fit
 * into the rest as would have fitted beside the best choice; a start in
 * between would leave pieces on both sides that nobody can use.
 *
 * A resource for which the services are a second duty is offered only when
 * nobody with a first duty is free at that time, unless it was asked for.
 */
export function availability(
  diary: Diary,
  planner: Planner,
  rules: OfficeRules,
  asked: AvailabilityAsked,
): Available {
  const today = planner.day(localDate(asked.now, rules.office.timeZone))
  const length = intervalMinutes(asked.services, rules, today.unitMinutes)
  if (!length.ok) return length
  const elsewhere = notThrough(asked.channel, asked.services, rules)
  if (elsewhere !== null) {
    return { ok: false, refusal: { code: 'service-not-bookable', params: { serviceId: elsewhere } } }
  }
  const horizon = dateAfter(today.date, today.quotas.bookingHorizonDays)
  const days: FreeDay[] = []
  for (let nth = 0; nth < asked.days; nth++) {
    const date = dateAfter(asked.from, nth)
    if (date < today.date) continue
    if (date > horizon) break
    days.push(freeDay(diary, planner.day(date), rules, asked))
  }
  return { ok: true, minutes: length.minutes, days }
}

/** The earliest free interval of a day, primary duties first; null when there is none or it cannot be booked so. */
export function firstFree(
  diary: Diary,
  planner: Planner,
  rules: OfficeRules,
  asked: Pick<AvailabilityAsked, 'services' | 'channel' | 'now'> & { readonly date: DayDate },
): { readonly start: number; readonly end: number; readonly resourceId: ResourceId } | null {
  const plan = planner.day(asked.date)
  const length = intervalMinutes(asked.services, rules, plan.unitMinutes)
  if (!length.ok || notThrough(asked.channel, asked.services, rules) !== null) return null
  let best: { start: number; end: number; resourceId: ResourceId; rank: number } | null = null
  for (const resource of competent(plan, length.place, asked.services, null)) {
    const { resourceId } = resource.day
    for (const stretch of resource.stretches) {
      const free = freeUnits(diary, plan, resource.day, stretch, asked)
      for (const start of startsIn(stretch, free, length.minutes * minuteMs)) {
        if (best !== null && start.start > best.start) break
        const rank = start.primary ? 0 : 1
        if (best === null || start.start < best.start || rank < best.rank) {
          best = { start: start.start, end: start.end, resourceId, rank }
        }
      }
    }
  }
  return best && { start: best.start, end: best.end, resourceId: best.resourceId }
}

/** The first of the services that has no appointments through this channel. */
function notThrough(
  channel: BookingChannel | 'any',
  services: readonly BookedService[],
  rules: OfficeRules,
): ServiceId | null {
  if (channel === 'any') return null
  const closed = ({ serviceId }: BookedService) => !rules.services.get(serviceId)?.channels.includes(channel)
  return services.find(closed)?.serviceId ?? null
}

interface Competent {
  readonly day: ResourceDay
  readonly stretches: readonly Stretch[]
}

function competent(
  plan: DayPlan,
  place: 'desk' | 'hall',
  services: readonly BookedService[],
  only: ResourceId | null,
): Competent[] {
  const ids = services.map(({ serviceId }) => serviceId)
  const kind = place === 'hall' ? 'hall' : 'specialist'
  return [...plan.resources.values()]
    .filter((day) => day.kind === kind && (only === null || day.resourceId === only))
    .map((day) => ({ day, stretches: stretches(day, ids) }))
    .filter((resource) => resource.stretches.length > 0)
    .sort((a, b) => (a.day.resourceId < b.day.resourceId ? -1 : 1))
}

function freeDay(diary: Diary, plan: DayPlan, rules: OfficeRules, asked: AvailabilityAsked): FreeDay {
  const { date } = plan
  const length = intervalMinutes(asked.services, rules, plan.unitMinutes)
  const found = length.ok ? competent(plan, length.place, asked.services, asked.resourceId) : []
  if (!length.ok || found.length === 0) {
    return { date, state: plan.office.hours.length === 0 ? 'closed' : 'not-served', intervals: [] }
  }
  const neededMs = length.minutes * minuteMs
  const byStart = new Map<number, { end: number; first: ResourceId[]; second: ResourceId[] }>()
  /** Starts at which somebody with a first duty is free, offered or not: nobody else is taken then. */
  const firstDuty = new Set<number>()
  for (const { day, stretches: worked } of found) {
    for (const stretch of worked) {
      const free = freeUnits(diary, plan, day, stretch, asked)
      for (const { start, end, primary, offered } of startsIn(stretch, free, neededMs)) {
        if (primary) firstDuty.add(start)
        if (!offered) continue
        const entry = byStart.get(start) ?? { end, first: [], second: [] }
        byStart.set(start, entry)
        if (primary) entry.first.push(day.resourceId)
        else entry.second.push(day.resourceId)
      }
    }
  }
  const intervals: FreeInterval[] = []
  for (const [start, { end, first, second }] of [...byStart].sort(([a], [b]) => a - b)) {
    const resources = firstDuty.has(start) && asked.resourceId === null ? first : [...first, ...second]
    if (resources.length > 0) intervals.push({ start, end, resources })
  }
  return { date, state: intervals.length > 0 ? 'open' : 'full', intervals }
}

/** For each unit of the stretch whether the channel may have it now; both lists are walked once. */
function freeUnits(
  diary: Diary,
  plan: DayPlan,
  { resourceId }: ResourceDay,
  { units }: Stretch,
  { channel, now }: Pick<AvailabilityAsked, 'channel' | 'now'>,
): readonly boolean[] {
  const taken = [...bookingsAt(diary, resourceId, plan.date)]
    .filter((booking) => occupiesAt(booking, now))
    .map((booking) => booking.interval)
    .sort((a, b) => a.start - b.start)
  let next = 0
  return units.map((unit) => {
    while ((taken[next]?.end ?? Number.POSITIVE_INFINITY) <= unit.start) next++
    const busy = (taken[next]?.start ?? Number.POSITIVE_INFINITY) < unit.end
    return !busy && unit.start >= now && isSellable(unit, channel, plan, now)
  })
}

interface Start {
  readonly start: number
  readonly end: number
  /** A first duty during all of it. */
  readonly primary: boolean
  /** It keeps the rest usable. */
  readonly offered: boolean
}

/** Every start in the stretch from which the needed time is free, in order. */
function* startsIn(
  { units, primary }: Stretch,
  free: readonly boolean[],
  neededMs: number,
): Generator<Start> {
  for (let begin = 0; begin < units.length; ) {
    if (!free[begin]) {
      begin++
      continue
    }
    const end = runFrom(units, free, begin)
    yield* startsInRun(units.slice(begin, end), primary.slice(begin, end), neededMs)
    begin = end
  }
}

/** Where the run of free units in a row that begins here ends. */
function runFrom(units: readonly Unit[], free: readonly boolean[], begin: number): number {
  let end = begin + 1
  while (end < units.length && free[end] && units[end]?.start === units[end - 1]?.end) end++
  return end
}

function* startsInRun(run: readonly Unit[], primary: readonly boolean[], neededMs: number): Generator<Start> {
  const runEnd = run.at(-1)?.end ?? 0
  let last = 0
  let alignedFrom = run[0]?.start ?? 0
  // Units from `first` up to `last` (exclusive) make up the needed time; both only ever go forward.
  let second = 0
  for (let first = 0; first < run.length; first++) {
    const start = run[first]?.start ?? 0
    if (runEnd - start < neededMs) return
    while ((run[last - 1]?.end ?? 0) - start < neededMs || last <= first) {
      if (primary[last] === false) second++
      last++
    }
    const end = run[last - 1]?.end ?? 0
    const aligned = start === alignedFrom
    if (aligned) alignedFrom = end
    yield { start, end, primary: second === 0, offered: aligned || end === runEnd }
    if (primary[first] === false) second--
  }
}
