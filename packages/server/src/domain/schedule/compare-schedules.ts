import { bookingChannels } from '@chered/protocol/choices'
import type { BookingId, DayDate, ServiceId } from '@chered/protocol/ids'
import type { BookingChannel, Schedule, ScheduleDifference, ScheduleRow } from '@chered/protocol/schedule'
import type { Interval } from '../diary/booking.ts'
import { carries } from './carries.ts'
import { dateAfter } from './day-clock.ts'
import type { Planner } from './day-plan.ts'

/** A booked visit that somebody may still come for. */
export interface ExpectedBooking {
  readonly bookingId: BookingId
  readonly interval: Interval
  readonly serviceIds: readonly ServiceId[]
}

/** What holds without a version, and with it. */
export interface Side {
  readonly schedule: Schedule
  readonly planner: Planner
}

const daysCompared = 30

/**
 * What a version would change from a date on: rows, quotas, units that can be
 * booked in the 30 days from then, and the bookings that have their place now
 * and would have none. A booking that has lost its place already is not counted
 * again.
 */
export function compareSchedules(
  before: Side,
  after: Side,
  from: DayDate,
  expected: readonly ExpectedBooking[],
): ScheduleDifference {
  return {
    from,
    rows: changedRows(before.schedule.rows, after.schedule.rows),
    quotas: { before: before.schedule.quotas, after: after.schedule.quotas },
    unitMinutes: { before: before.schedule.unitMinutes, after: after.schedule.unitMinutes },
    units: { before: unitsByChannel(before.planner, from), after: unitsByChannel(after.planner, from) },
    displaced: expected
      .filter((booking) => booking.interval.date >= from)
      .filter((booking) => hasPlace(before.planner, booking) && !hasPlace(after.planner, booking))
      .sort((a, b) => a.interval.start - b.interval.start)
      .map(({ bookingId, interval: { start, end, resourceId }, serviceIds }) => ({
        bookingId,
        start,
        end,
        serviceIds: [...serviceIds],
        resourceId,
      })),
  }
}

function hasPlace(planner: Planner, { interval, serviceIds }: ExpectedBooking): boolean {
  return carries(planner.day(interval.date).resources.get(interval.resourceId), interval, serviceIds)
}

function unitsByChannel(planner: Planner, from: DayDate): Record<BookingChannel, number> {
  const units = Object.fromEntries(bookingChannels.map((c) => [c, 0])) as Record<BookingChannel, number>
  for (let n = 0; n < daysCompared; n++) {
    for (const { shifts } of planner.day(dateAfter(from, n)).resources.values()) {
      for (const shift of shifts) {
        for (const { channel } of shift.units) if (channel !== 'live') units[channel]++
      }
    }
  }
  return units
}

/** Rows are known by their ids; who wrote a row is not a part of what it says. */
function changedRows(
  before: readonly ScheduleRow[],
  after: readonly ScheduleRow[],
): ScheduleDifference['rows'] {
  const old = new Map(before.map((row) => [row.id, row]))
  const kept = new Set(after.map(({ id }) => id))
  const removed = before
    .filter(({ id }) => !kept.has(id))
    .map((row) => ({ change: 'removed' as const, before: row, after: null }))
  const others = after.flatMap((row): ScheduleDifference['rows'] => {
    const was = old.get(row.id)
    if (was === undefined) return [{ change: 'added', before: null, after: row }]
    return saysTheSame(was, row) ? [] : [{ change: 'changed', before: was, after: row }]
  })
  return [...removed, ...others]
}

/** Whether two rows say the same, whoever wrote them. */
export function saysTheSame(a: ScheduleRow, b: ScheduleRow): boolean {
  return canonical({ ...a, author: '' }) === canonical({ ...b, author: '' })
}

/** The order of a record's fields has no meaning; the order of shifts and hours is kept. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
