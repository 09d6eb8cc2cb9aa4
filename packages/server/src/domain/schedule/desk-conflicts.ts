import type { ResourceId } from '@chered/protocol/ids'
import { type Weekday, weekdays } from '@chered/protocol/office'
import type { ScheduleRow } from '@chered/protocol/schedule'
import { dateAfter, weekdayOf } from './day-clock.ts'
import { type Span, spanOf } from './hours.ts'
import type { ScheduleFault } from './schedule-fault.ts'

type ResourceRow = Extract<ScheduleRow, { kind: 'resource-week' | 'exception' }>
interface AtDesk extends Span {
  readonly deskId: string
  readonly row: string
  readonly field: string
}

/**
 * Two people planned at one desk at the same time on some date. Rows hold from
 * date to date, so nothing changes but where one begins or has ended: between
 * two such dates one week tells all weeks. Only the rows in force then count,
 * the last of each resource. Hours are compared as written, whatever the office
 * and calendars make of them.
 */
export function deskConflict(rows: readonly ScheduleRow[]): ScheduleFault | null {
  const byResource = new Map<ResourceId, ResourceRow[]>()
  for (const row of rows) {
    const id = resourceOf(row)
    if (id === null) continue
    const own = byResource.get(id)
    if (own) own.push(row as ResourceRow)
    else byResource.set(id, [row as ResourceRow])
  }
  const all = [...byResource.values()].flat()
  const edges = new Set<string>(['0001-01-01'])
  for (const { validFrom, validTo } of all) {
    if (validFrom !== null) edges.add(validFrom)
    if (validTo !== null) edges.add(dateAfter(validTo, 1))
  }
  const dates = [...edges].sort()
  for (const [n, first] of dates.entries()) {
    for (const day of weekdaysFrom(first, dates[n + 1])) {
      const seated = [...byResource.values()].flatMap((own) => seats(own, first, day))
      const fault = twice(seated)
      if (fault !== null) return fault
    }
  }
  return null
}

function resourceOf(row: ScheduleRow): ResourceId | null {
  if (row.kind === 'resource-week') return row.resourceId
  return row.kind === 'exception' && row.target.kind === 'resource' ? row.target.resourceId : null
}

/** Weekdays that occur from a date up to another one, exclusive; all of them when there is a week between. */
function weekdaysFrom(first: string, next: string | undefined): readonly Weekday[] {
  const from = weekdays.indexOf(weekdayOf(first))
  const days = next === undefined ? 7 : Math.min(7, (Date.parse(next) - Date.parse(first)) / 86_400_000)
  return Array.from({ length: days }, (_, n) => weekdays[(from + n) % 7] as Weekday)
}

function seats(own: readonly ResourceRow[], date: string, day: Weekday): readonly AtDesk[] {
  const valid = own.filter(
    ({ validFrom, validTo }) =>
      (validFrom === null || validFrom <= date) && (validTo === null || date <= validTo),
  )
  const exception = valid.findLast((row) => row.kind === 'exception')
  const pattern = valid.findLast((row) => row.kind === 'resource-week')
  const shifts = pattern?.kind === 'resource-week' ? (pattern.week[day] ?? []) : []
  if (exception?.kind === 'exception') {
    const deskId = exception.deskId ?? shifts[0]?.deskId ?? null
    if (deskId === null) return []
    return exception.hours.map((hours, n) => ({
      ...spanOf(hours),
      deskId,
      row: exception.id,
      field: `hours.${n}`,
    }))
  }
  return shifts.flatMap(({ hours, deskId }, n) =>
    deskId === null || pattern === undefined
      ? []
      : [{ ...spanOf(hours), deskId, row: pattern.id, field: `week.${day}.${n}.deskId` }],
  )
}

function twice(seated: readonly AtDesk[]): ScheduleFault | null {
  const sorted = seated.toSorted((a, b) =>
    a.deskId < b.deskId ? -1 : a.deskId > b.deskId ? 1 : a.from - b.from,
  )
  for (const [n, seat] of sorted.entries()) {
    const before = sorted[n - 1]
    if (before?.deskId === seat.deskId && seat.from < before.to) {
      return { row: seat.row, field: seat.field, problem: 'desk-twice', other: before.row }
    }
  }
  return null
}
