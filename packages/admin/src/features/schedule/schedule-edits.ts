import type { DayDate, DeskId, ResourceId, ServiceId } from '@chered/protocol/ids'
import type { Week, Weekday } from '@chered/protocol/office'
import type { Schedule, ScheduleRow, Shift } from '@chered/protocol/schedule'
import { weekdayOf, weekdays, within } from './week-dates.ts'

export type PatternRow = Extract<ScheduleRow, { kind: 'resource-week' }>
export type OfficeWeekRow = Extract<ScheduleRow, { kind: 'office-week' }>
export type ServiceHoursRow = Extract<ScheduleRow, { kind: 'service-hours' }>
export type ExceptionRow = Extract<ScheduleRow, { kind: 'exception' }>
export type ExceptionTarget = ExceptionRow['target']

/** Who writes the row, and on what ground. */
export interface Authorship {
  readonly author: string
  readonly source: string
}

export function newRowId(): string {
  return `row-${Array.from(crypto.getRandomValues(new Uint8Array(9)), (b) => b.toString(36).padStart(2, '0')).join('')}`
}

/** The same value for each day of a week. */
export function eachWeekday<T>(of: (weekday: Weekday) => T): Record<Weekday, T> {
  return Object.fromEntries(weekdays.map((weekday) => [weekday, of(weekday)])) as Record<Weekday, T>
}

function lastValid<R extends ScheduleRow>(
  schedule: Schedule,
  date: DayDate,
  is: (row: ScheduleRow) => row is R,
): R | null {
  return (
    schedule.rows.findLast((row): row is R => is(row) && within(date, row.validFrom, row.validTo)) ?? null
  )
}

/** The weekly pattern of a specialist or hall that holds on `date`; of several the last. */
export function patternOn(schedule: Schedule, resourceId: ResourceId, date: DayDate): PatternRow | null {
  return lastValid(
    schedule,
    date,
    (row): row is PatternRow => row.kind === 'resource-week' && row.resourceId === resourceId,
  )
}

export function officeWeekOn(schedule: Schedule, date: DayDate): OfficeWeekRow | null {
  return lastValid(schedule, date, (row): row is OfficeWeekRow => row.kind === 'office-week')
}

export function serviceHoursOn(
  schedule: Schedule,
  serviceId: ServiceId,
  date: DayDate,
): ServiceHoursRow | null {
  return lastValid(
    schedule,
    date,
    (row): row is ServiceHoursRow => row.kind === 'service-hours' && row.serviceId === serviceId,
  )
}

export function sameTarget(a: ExceptionTarget, b: ExceptionTarget): boolean {
  if (a.kind === 'office') return b.kind === 'office'
  if (a.kind === 'service') return b.kind === 'service' && b.serviceId === a.serviceId
  return b.kind === 'resource' && b.resourceId === a.resourceId
}

/** The exception that stands for `target` on `date`; of several the last. */
export function exceptionOn(schedule: Schedule, target: ExceptionTarget, date: DayDate): ExceptionRow | null {
  return lastValid(
    schedule,
    date,
    (row): row is ExceptionRow => row.kind === 'exception' && sameTarget(row.target, target),
  )
}

/** The row in place of the one with its id, or at the end. */
export function withRow(schedule: Schedule, row: ScheduleRow): Schedule {
  const known = schedule.rows.some((other) => other.id === row.id)
  const rows = known
    ? schedule.rows.map((other) => (other.id === row.id ? row : other))
    : [...schedule.rows, row]
  return { ...schedule, rows }
}

export function withoutRow(schedule: Schedule, id: string): Schedule {
  return { ...schedule, rows: schedule.rows.filter((row) => row.id !== id) }
}

/**
 * A specialist's or hall's hours on some days of the week. Who had no pattern
 * was not scheduled at all, so the other days of a new one stay free.
 */
export function withPatternDays(
  schedule: Schedule,
  change: {
    readonly resourceId: ResourceId
    readonly on: DayDate
    readonly days: readonly Weekday[]
    readonly shifts: readonly Shift[]
  } & Authorship,
): Schedule {
  const { resourceId, days, shifts, author, source } = change
  const present = patternOn(schedule, resourceId, change.on)
  const week = eachWeekday((weekday) =>
    days.includes(weekday) ? [...shifts] : [...(present?.week[weekday] ?? [])],
  )
  return withRow(schedule, {
    ...(present ?? {
      id: newRowId(),
      validFrom: null,
      validTo: null,
      kind: 'resource-week' as const,
      resourceId,
    }),
    week,
    author,
    source,
  })
}

/** The office's week on a date: the last valid row, else the week that the office came with. */
export function officeWeek(schedule: Schedule, usual: Week, date: DayDate): Week {
  return officeWeekOn(schedule, date)?.week ?? usual
}

/** Hours of the office on some days of the week; `usual` is the week that the office came with. */
export function withOfficeDays(
  schedule: Schedule,
  change: {
    readonly on: DayDate
    readonly days: readonly Weekday[]
    readonly hours: readonly string[]
    readonly usual: Week
  } & Authorship,
): Schedule {
  const present = officeWeekOn(schedule, change.on)
  const whole = officeWeek(schedule, change.usual, change.on)
  const week: Week = eachWeekday((weekday) =>
    change.days.includes(weekday) ? [...change.hours] : [...whole[weekday]],
  )
  const { author, source } = change
  return withRow(schedule, {
    ...(present ?? { id: newRowId(), validFrom: null, validTo: null, kind: 'office-week' as const }),
    week,
    author,
    source,
  })
}

/** Hours of a service on some days; a service that had none of its own gets the office's on the others. */
export function withServiceDays(
  schedule: Schedule,
  change: {
    readonly serviceId: ServiceId
    readonly on: DayDate
    readonly days: readonly Weekday[]
    readonly hours: readonly string[]
    readonly usual: Week
  } & Authorship,
): Schedule {
  const { serviceId, author, source } = change
  const present = serviceHoursOn(schedule, serviceId, change.on)
  const office = officeWeek(schedule, change.usual, change.on)
  const week: Week = eachWeekday((weekday) =>
    change.days.includes(weekday) ? [...change.hours] : [...(present?.week ?? office)[weekday]],
  )
  return withRow(schedule, {
    ...(present ?? {
      id: newRowId(),
      validFrom: null,
      validTo: null,
      kind: 'service-hours' as const,
      serviceId,
    }),
    week,
    author,
    source,
  })
}

/** Whom a week is copied to: at the own desk, and of the services only those that this person may serve. */
export interface CopyTarget {
  readonly resourceId: ResourceId
  readonly deskId: DeskId | null
  /** Null: whatever is served in the copied week. */
  readonly competence: readonly ServiceId[] | null
}

/** The week of one person for others too. Two people cannot sit at one desk, so each keeps the own one. */
export function withCopiedWeek(
  schedule: Schedule,
  week: Readonly<Record<Weekday, readonly Shift[]>>,
  targets: readonly CopyTarget[],
  on: DayDate,
  by: Authorship,
): Schedule {
  return targets.reduce((changed, { resourceId, deskId, competence }) => {
    const own = eachWeekday((weekday) =>
      week[weekday].map((shift): Shift => {
        const services =
          competence === null
            ? shift.services
            : (shift.services?.filter((id) => competence.includes(id)) ?? null)
        return { ...shift, deskId, services: services?.length === 0 ? null : services }
      }),
    )
    const present = patternOn(changed, resourceId, on)
    return withRow(changed, {
      ...(present ?? {
        id: newRowId(),
        validFrom: null,
        validTo: null,
        kind: 'resource-week' as const,
        resourceId,
      }),
      week: own,
      ...by,
    })
  }, schedule)
}

/** Hours of a service on a date from its own rows; null: it has none and follows the office. */
export function serviceHours(
  schedule: Schedule,
  serviceId: ServiceId,
  date: DayDate,
): readonly string[] | null {
  const exception = exceptionOn(schedule, { kind: 'service', serviceId }, date)
  if (exception) return exception.hours
  return serviceHoursOn(schedule, serviceId, date)?.week[weekdayOf(date)] ?? null
}
