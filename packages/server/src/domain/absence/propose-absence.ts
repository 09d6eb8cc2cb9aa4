import type { ResourceId, ServiceId, StaffId } from '@chered/protocol/ids'
import type { Reassignment } from '@chered/protocol/schedule'
import { type Booking, isExpected, occupies } from '../diary/booking.ts'
import { busyKey, type Diary } from '../diary/diary.ts'
import type { DayPlan, PlannedShift, Planner } from '../schedule/day-plan.ts'

/** Somebody who is away, moments in ms, `to` exclusive. */
export interface Away {
  readonly resourceId: ResourceId
  readonly from: number
  readonly to: number
}

export interface Placed {
  readonly booking: Booking
  readonly proposal: Reassignment
  /** Every place that would do when it is looked at alone, best first; the last is always `needs-relocation`. */
  readonly options: readonly Reassignment[]
}

/** How far from the booked time a place on the same day may be. */
const withinMs = 30 * 60_000

type Place = Exclude<Reassignment, { kind: 'needs-relocation' }>

/**
 * Where the booked visitors of somebody who is away could go (instruction
 * 2.2.1): to a colleague with the skill at the same time, else within half an
 * hour of it on the same day, else they need relocation. Whoever has the fewest
 * places is placed first, each with the colleague who has the least booked that
 * day, so that the load is balanced. Nobody is placed twice and no occupied
 * moment is given again. Visitors who have come already are not here: they wait
 * in the hall and are called by whoever serves them.
 */
export function proposeAbsence(diary: Diary, planner: Planner, away: Away, now: number): readonly Placed[] {
  const affected = affectedBookings(diary, away, now)
  const taken = new Map<string, { start: number; end: number }[]>()
  const load = new Map<string, number>()
  const key = (resourceId: ResourceId, booking: Booking) => busyKey(resourceId, booking.interval.date)
  const loadOf = (resourceId: ResourceId, booking: Booking) =>
    (load.get(key(resourceId, booking)) ?? 0) + bookedMs(diary, resourceId, booking)
  const free = (place: Place, booking: Booking) => {
    const { start, end } = spanOf(place, booking)
    return !(taken.get(key(place.resourceId, booking)) ?? []).some((t) => t.start < end && start < t.end)
  }
  const take = (place: Place, booking: Booking) => {
    const { start, end } = spanOf(place, booking)
    const at = key(place.resourceId, booking)
    taken.set(at, [...(taken.get(at) ?? []), { start, end }])
    load.set(at, (load.get(at) ?? 0) + end - start)
  }

  const all = affected.map((booking) => {
    const plan = planner.day(booking.interval.date)
    return { booking, ...placesFor(diary, plan, away, booking, now) }
  })
  const proposals = new Map<Booking, Place>()
  const place = (entry: (typeof all)[number], among: readonly Candidate[]) => {
    const open = among.filter(({ to }) => free(to, entry.booking))
    const best = open.reduce<Candidate | null>((a, b) => {
      if (a === null) return b
      const order =
        Number(b.primary) - Number(a.primary) ||
        a.offMs - b.offMs ||
        loadOf(a.to.resourceId, entry.booking) - loadOf(b.to.resourceId, entry.booking)
      return order > 0 ? b : a
    }, null)
    if (best === null) return
    take(best.to, entry.booking)
    proposals.set(entry.booking, best.to)
  }
  const fewestFirst = (count: (entry: (typeof all)[number]) => number) =>
    [...all].sort((a, b) => count(a) - count(b) || a.booking.interval.start - b.booking.interval.start)
  for (const entry of fewestFirst((e) => e.sameTime.length)) place(entry, entry.sameTime)
  for (const entry of fewestFirst((e) => e.near.length)) {
    if (!proposals.has(entry.booking)) place(entry, entry.near)
  }
  return all.map(({ booking, sameTime, near }) => ({
    booking,
    proposal: proposals.get(booking) ?? { kind: 'needs-relocation' },
    options: [...[...sameTime, ...near].map(({ to }) => to), { kind: 'needs-relocation' } as const],
  }))
}

/** Bookings that somebody still comes for in the time of an absence, by time. */
export function affectedBookings(diary: Diary, away: Away, now: number): readonly Booking[] {
  return [...diary.bookings.values()]
    .filter((b) => isExpected(b) && b.now.state === 'booked' && b.interval.resourceId === away.resourceId)
    .filter((b) => b.interval.start < away.to && away.from < b.interval.end && b.interval.end > now)
    .sort((a, b) => a.interval.start - b.interval.start || (a.bookingId < b.bookingId ? -1 : 1))
}

interface Candidate {
  readonly to: Place
  readonly primary: boolean
  /** How far from the booked time. */
  readonly offMs: number
}

function placesFor(
  diary: Diary,
  plan: DayPlan,
  away: Away,
  booking: Booking,
  now: number,
): { readonly sameTime: readonly Candidate[]; readonly near: readonly Candidate[] } {
  const sameTime: Candidate[] = []
  const near: Candidate[] = []
  const services = booking.services.map((s) => s.serviceId)
  const { start, end } = booking.interval
  for (const [resourceId, resource] of plan.resources) {
    if (resourceId === away.resourceId || resource.kind !== 'specialist') continue
    const busy = [...(diary.busy.get(busyKey(resourceId, plan.date))?.values() ?? [])].filter(occupies)
    const isFree = (from: number, to: number) =>
      !busy.some(({ interval }) => interval.start < to && from < interval.end)
    for (const shift of resource.shifts) {
      const primary = competence(shift, services)
      if (primary === null) continue
      for (const from of startsIn(shift, start)) {
        const to = from + (end - start)
        // Who is late may go to a colleague at the very time; nobody is moved into the past.
        if ((from < now && from !== start) || from < shift.start || to > shift.end || !isFree(from, to))
          continue
        if (from === start) sameTime.push({ to: { kind: 'same-time', resourceId }, primary, offMs: 0 })
        else if (Math.abs(from - start) <= withinMs) {
          near.push({
            to: { kind: 'moved', resourceId, start: from },
            primary,
            offMs: Math.abs(from - start),
          })
        }
      }
    }
  }
  const best = (a: Candidate, b: Candidate) => Number(b.primary) - Number(a.primary) || a.offMs - b.offMs
  return { sameTime: sameTime.sort(best), near: near.sort(best) }
}

/** The booked time itself, and the beginnings of the shift's units. */
function startsIn(shift: PlannedShift, start: number): Set<number> {
  return new Set([start, ...shift.units.map((unit) => unit.start)])
}

/** True when all are the shift's own services, false when some are another's, null when it does not serve them. */
function competence(shift: PlannedShift, services: readonly ServiceId[]): boolean | null {
  const serves = (id: ServiceId) => shift.primary.includes(id) || shift.secondary.includes(id)
  if (!services.every(serves)) return null
  return services.every((id) => shift.primary.includes(id))
}

function spanOf(place: Place, booking: Booking): { start: number; end: number } {
  const start = place.kind === 'moved' ? place.start : booking.interval.start
  return { start, end: start + booking.interval.end - booking.interval.start }
}

function bookedMs(diary: Diary, resourceId: ResourceId, booking: Booking): number {
  const busy = diary.busy.get(busyKey(resourceId, booking.interval.date))
  let sum = 0
  for (const { interval } of busy?.values() ?? []) sum += interval.end - interval.start
  return sum
}

export interface Cover {
  readonly serviceId: ServiceId
  readonly staff: readonly {
    readonly staffId: StaffId
    readonly competence: 'primary' | 'secondary' | 'none'
    /** At an open desk now, or on a shift in the time of the absence. */
    readonly present: boolean
    readonly proposed: boolean
  }[]
}

export interface Colleague {
  readonly staffId: StaffId
  readonly primary: readonly ServiceId[]
  readonly secondary: readonly ServiceId[]
  readonly present: boolean
  /** Minutes booked in the time of the absence, with the proposal. */
  readonly minutes: number
}

/**
 * Who takes the services of somebody who is away: of those present the ones
 * whose own service it is, else those who take it beside their own, else
 * nobody is proposed and the administrator chooses. Among equals the one with
 * the least booked. Everybody present can be chosen by hand.
 */
export function proposeCovers(
  services: readonly ServiceId[],
  colleagues: readonly Colleague[],
): readonly Cover[] {
  return services.map((serviceId) => {
    const rated = colleagues.map((colleague) => ({
      colleague,
      competence: competenceOf(colleague, serviceId),
    }))
    const able = rated.filter(({ colleague, competence }) => colleague.present && competence !== 'none')
    const own = able.filter(({ competence }) => competence === 'primary')
    const best = (own.length > 0 ? own : able).toSorted(
      (a, b) =>
        a.colleague.minutes - b.colleague.minutes || (a.colleague.staffId < b.colleague.staffId ? -1 : 1),
    )[0]
    return {
      serviceId,
      staff: rated.map(({ colleague, competence }) => ({
        staffId: colleague.staffId,
        competence,
        present: colleague.present,
        proposed: colleague === best?.colleague,
      })),
    }
  })
}

function competenceOf({ primary, secondary }: Colleague, id: ServiceId): 'primary' | 'secondary' | 'none' {
  if (primary.includes(id)) return 'primary'
  return secondary.includes(id) ? 'secondary' : 'none'
}
