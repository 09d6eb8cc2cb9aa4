import type { DayDate, ServiceId, StaffId } from '@chered/protocol/ids'
import type { ResultFigures, Results } from '@chered/protocol/results'
import type { Day } from '../domain/day/day.ts'
import { intervalsOf } from '../domain/desk/desk-interval.ts'
import type { Diary } from '../domain/diary/diary.ts'
import { dateAfter } from '../domain/schedule/day-clock.ts'
import type { DeskTime, LegFacts } from './ports.ts'

const longestDays = 92

export function tooLong(from: DayDate, to: DayDate): boolean {
  return dateAfter(from, longestDays - 1) < to
}

/** What goes on at a person's window now, as stretches that end at this moment. */
export function goingOn(day: Day, staffId: StaffId, now: number): DeskTime[] {
  return intervalsOf(day, staffId).map(({ doing, reason, since }) => ({
    date: day.date,
    doing,
    reason,
    since,
    until: Math.max(since, now),
    // Nothing has ended it; a call that goes on is not yet an arrival.
    endedBy: 'DayEnded',
  }))
}

/** Booked with a person for these dates, and neither here nor gone. */
export function bookedAhead(diary: Diary, staffId: StaffId, from: DayDate, to: DayDate): number {
  let count = 0
  for (const { now, interval } of diary.bookings.values()) {
    const { date, resourceId } = interval
    if (now.state === 'booked' && (resourceId as string) === staffId && date >= from && date <= to) count++
  }
  return count
}

/** Results from the legs that one specialist ended and the time at the window, in the order of their dates. */
export function resultsOf(
  legs: readonly LegFacts[],
  times: readonly DeskTime[],
): Pick<Results, 'total' | 'days'> {
  const dates = [...new Set([...legs, ...times].map(({ date }) => date))].sort()
  const days = dates.map((date) => ({
    date,
    figures: figuresOf(
      legs.filter((leg) => leg.date === date),
      times.filter((time) => time.date === date),
    ),
  }))
  return { total: figuresOf(legs, times), days }
}

function figuresOf(legs: readonly LegFacts[], times: readonly DeskTime[]): ResultFigures {
  const served = legs.filter(({ state }) => state === 'served')
  const service = served.map(({ serviceMs }) => serviceMs)
  // A service that went on at once after another was waited for by nobody.
  const waits = legs.filter(({ calls }) => calls > 0).map(({ waitMs }) => waitMs)
  const count = (state: LegFacts['state']) => legs.filter((leg) => leg.state === state).length
  const lasted = (some: readonly DeskTime[]) => sum(some.map(({ since, until }) => until - since))
  const paused = times.filter(({ doing }) => doing === 'paused')
  const arrivals = times.filter(({ doing, endedBy }) => doing === 'called' && endedBy === 'ServiceStarted')
  return {
    served: served.length,
    visits: new Set(served.map(({ visitId }) => visitId)).size,
    passedOn: count('passed'),
    noShow: count('no-show'),
    booked: new Set(served.flatMap(({ bookingId }) => bookingId ?? [])).size,
    outOfTurn: legs.filter(({ outOfTurn }) => outOfTurn !== null).length,
    documents: sum(legs.map(({ documents }) => documents ?? 0)),
    serviceMs: sum(service),
    meanServiceMs: mean(service),
    medianServiceMs: median(service),
    waitMs: sum(waits),
    meanWaitMs: mean(waits),
    medianWaitMs: median(waits),
    held: times.filter(({ endedBy }) => endedBy === 'VisitorHeld').length,
    deskMs: lasted(times.filter(({ doing }) => doing === 'open')) + lasted(paused),
    breakMs: lasted(paused),
    arrivals: arrivals.length,
    arrivalMs: lasted(arrivals),
    meanArrivalMs: mean(arrivals.map(({ since, until }) => until - since)),
    services: byService(served),
    breaks: [...groups(paused, ({ reason }) => reason)].flatMap(([reason, some]) =>
      reason === null ? [] : { reason, count: some.length, ms: lasted(some) },
    ),
  }
}

function byService(served: readonly LegFacts[]): ResultFigures['services'] {
  const services = [...groups(served, ({ serviceId }): ServiceId => serviceId)].map(([serviceId, some]) => ({
    serviceId,
    served: some.length,
    serviceMs: sum(some.map(({ serviceMs }) => serviceMs)),
    outcomes: [...groups(some, ({ outcome }) => outcome ?? '')]
      .map(([outcome, { length }]) => ({ outcome, served: length }))
      .sort((a, b) => b.served - a.served),
  }))
  return services.sort((a, b) => b.served - a.served)
}

/** In the order in which each key comes first. */
function groups<T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const known = found.get(key)
    if (known === undefined) found.set(key, [value])
    else known.push(value)
  }
  return found
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.round(sum(values) / values.length)
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const low = sorted[Math.floor((sorted.length - 1) / 2)]
  const high = sorted[Math.floor(sorted.length / 2)]
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2)
}
