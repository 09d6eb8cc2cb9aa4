import type { DayDate } from '@chered/protocol/ids'
import type { ResultFigures, Results } from '@chered/protocol/results'
import { dateAfter } from '../domain/schedule/day-clock.ts'
import type { LegFacts } from './ports.ts'

const longestDays = 92

export function tooLong(from: DayDate, to: DayDate): boolean {
  return dateAfter(from, longestDays - 1) < to
}

/** Results from the legs that one specialist ended, in the order of their dates. */
export function resultsOf(legs: readonly LegFacts[]): Pick<Results, 'total' | 'days'> {
  const dates = [...new Set(legs.map(({ date }) => date))].sort()
  const days = dates.map((date) => ({ date, figures: figuresOf(legs.filter((leg) => leg.date === date)) }))
  return { total: figuresOf(legs), days }
}

function figuresOf(legs: readonly LegFacts[]): ResultFigures {
  const served = legs.filter(({ state }) => state === 'served')
  const service = served.map(({ serviceMs }) => serviceMs)
  // A service that went on at once after another was waited for by nobody.
  const waits = legs.filter(({ calls }) => calls > 0).map(({ waitMs }) => waitMs)
  const count = (state: LegFacts['state']) => legs.filter((leg) => leg.state === state).length
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
  }
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
