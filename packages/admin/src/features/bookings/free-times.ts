import type { Availability } from '@chered/protocol/booking'
import type { DayDate } from '@chered/protocol/ids'

export interface FreeTime {
  readonly date: DayDate
  readonly start: number
  /** Local time `HH:MM`. */
  readonly time: string
  readonly resources: Availability['days'][number]['intervals'][number]['resources']
}

/** Free times of all days, those nearest to a moment first; of two as near, the later: a visitor prepares. */
export function nearestFirst(found: Availability, moment: number): readonly FreeTime[] {
  const far = ({ start }: FreeTime) => Math.abs(start - moment)
  return found.days
    .flatMap(({ date, intervals }) =>
      intervals.map(({ start, time, resources }): FreeTime => ({ date, start, time, resources })),
    )
    .toSorted((a, b) => far(a) - far(b) || b.start - a.start)
}

/** Free times by their day, in the order of the days. */
export function byDay(times: readonly FreeTime[]): readonly (readonly [DayDate, readonly FreeTime[]])[] {
  const days = Map.groupBy(
    times.toSorted((a, b) => a.start - b.start),
    ({ date }) => date,
  )
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1))
}
