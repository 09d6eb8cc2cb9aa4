import { bookingChannels } from '@chered/protocol/choices'
import { type Week, type Weekday, weekdays } from '@chered/protocol/office'
import type { Schedule, ScheduleRow, Shift } from '@chered/protocol/schedule'
import type { OfficeRules } from '../office/office-rules.ts'
import { isDate } from './day-clock.ts'
import { deskConflict } from './desk-conflicts.ts'
import { spanOf } from './hours.ts'
import type { StaffCompetence } from './plan-basis.ts'
import type { ScheduleFault } from './schedule-fault.ts'

/** Shares are written by people, in hundredths. */
const rounding = 1e-6

/**
 * The first fault of a schedule, or null. Rows have to name people, desks,
 * halls, queues and services that exist; hours run forwards and do not overlap;
 * a shift names only what its specialist is competent for, a hall's shift names
 * its services and no desk; nobody else is at a desk at the same time on any
 * date; shares of the channels add up to 1.
 */
export function scheduleFault(
  schedule: Schedule,
  rules: OfficeRules,
  staff: readonly StaffCompetence[],
): ScheduleFault | null {
  const ids = new Set<string>()
  for (const row of schedule.rows) {
    if (ids.has(row.id)) return { row: row.id, field: 'id', problem: 'twice' }
    ids.add(row.id)
    const fault = validityFault(row) ?? rowFault(row, rules, staff)
    if (fault !== null) return { row: row.id, ...fault }
  }
  return deskConflict(schedule.rows) ?? quotaFault(schedule, rules)
}

type RowFault = Omit<ScheduleFault, 'row'>

function validityFault({ kind, validFrom, validTo }: ScheduleRow): RowFault | null {
  if (validFrom !== null && !isDate(validFrom)) return { field: 'validFrom', problem: 'date' }
  if (validTo !== null && !isDate(validTo)) return { field: 'validTo', problem: 'date' }
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    return { field: 'validTo', problem: 'order' }
  // A dated exception without dates would be a rule for ever.
  if (kind === 'exception' && validFrom === null) return { field: 'validFrom', problem: 'missing' }
  if (kind === 'exception' && validTo === null) return { field: 'validTo', problem: 'missing' }
  return null
}

function rowFault(row: ScheduleRow, rules: OfficeRules, staff: readonly StaffCompetence[]): RowFault | null {
  switch (row.kind) {
    case 'office-week':
      return weekFault(row.week)
    case 'service-hours':
      if (!rules.services.has(row.serviceId)) return { field: 'serviceId', problem: 'unknown' }
      return weekFault(row.week)
    case 'resource-week': {
      const hall = rules.office.halls.some(({ id }) => id === row.resourceId)
      const person = staff.find(({ resourceId }) => resourceId === row.resourceId)
      if (!hall && !person) return { field: 'resourceId', problem: 'unknown' }
      for (const day of weekdays) {
        const shifts = row.week[day] ?? []
        const fault =
          hoursFault(
            shifts.map(({ hours }) => hours),
            (n) => `week.${day}.${n}.hours`,
          ) ??
          firstOf(shifts, (shift, n) => {
            const found = person ? specialistShift(shift, rules, person) : hallShift(shift, rules)
            return found === null ? null : { ...found, field: `week.${day}.${n}.${found.field}` }
          })
        if (fault !== null) return fault
      }
      return null
    }
    case 'exception': {
      const { target } = row
      const isHall =
        target.kind === 'resource' && rules.office.halls.some(({ id }) => id === target.resourceId)
      if (target.kind === 'service' && !rules.services.has(target.serviceId)) {
        return { field: 'target.serviceId', problem: 'unknown' }
      }
      if (target.kind === 'resource' && !isHall && !staff.some((s) => s.resourceId === target.resourceId)) {
        return { field: 'target.resourceId', problem: 'unknown' }
      }
      if (row.deskId !== null) {
        if (!rules.desks.has(row.deskId)) return { field: 'deskId', problem: 'unknown' }
        if (target.kind !== 'resource' || isHall) return { field: 'deskId', problem: 'not-here' }
      }
      return hoursFault(row.hours, (n) => `hours.${n}`)
    }
  }
}

function specialistShift(shift: Shift, rules: OfficeRules, person: StaffCompetence): RowFault | null {
  if (shift.deskId !== null && !rules.desks.has(shift.deskId)) return { field: 'deskId', problem: 'unknown' }
  return firstOf(shift.services ?? [], (id) => {
    if (!rules.services.has(id)) return { field: 'services', problem: 'unknown' }
    const competent = person.primary.includes(id) || person.secondary.includes(id)
    return competent ? null : { field: 'services', problem: 'not-competent' }
  })
}

function hallShift({ deskId, services }: Shift, rules: OfficeRules): RowFault | null {
  if (deskId !== null) return { field: 'deskId', problem: 'not-here' }
  if (services === null || services.length === 0) return { field: 'services', problem: 'missing' }
  return firstOf(services, (id) => {
    const service = rules.services.get(id)
    if (!service) return { field: 'services', problem: 'unknown' }
    return service.booking?.place === 'hall' ? null : { field: 'services', problem: 'not-here' }
  })
}

function weekFault(week: Week): RowFault | null {
  return firstOf(weekdays, (day: Weekday) => hoursFault(week[day] ?? [], (n) => `week.${day}.${n}`))
}

function hoursFault(ranges: readonly string[], field: (n: number) => string): RowFault | null {
  const spans = ranges.map((range, n) => ({ ...spanOf(range), n }))
  const backwards = spans.find(({ from, to }) => from >= to)
  if (backwards) return { field: field(backwards.n), problem: 'order' }
  const sorted = spans.sort((a, b) => a.from - b.from)
  const over = sorted.find(({ from }, i) => from < (sorted[i - 1]?.to ?? 0))
  return over ? { field: field(over.n), problem: 'overlap' } : null
}

function quotaFault({ quotas }: Schedule, rules: OfficeRules): ScheduleFault | null {
  const sum = bookingChannels.reduce((total, channel) => total + quotas.shares[channel], 0)
  if (Math.abs(sum - 1) > rounding) return { field: 'quotas.shares', problem: 'sum' }
  const { byQueue, byService } = quotas.walkIns
  const queue = Object.keys(byQueue).find((id) => !rules.office.queues.some((q) => q.id === id))
  if (queue !== undefined) return { field: `quotas.walkIns.byQueue.${queue}`, problem: 'unknown' }
  const service = Object.keys(byService).find((id) => !rules.office.services.some((s) => s.id === id))
  if (service !== undefined) return { field: `quotas.walkIns.byService.${service}`, problem: 'unknown' }
  return null
}

function firstOf<T>(list: readonly T[], look: (item: T, n: number) => RowFault | null): RowFault | null {
  for (const [n, item] of list.entries()) {
    const fault = look(item, n)
    if (fault !== null) return fault
  }
  return null
}
