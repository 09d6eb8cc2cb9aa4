import type { DayDate, DeskId, ResourceId, ServiceId } from '@chered/protocol/ids'
import { type Service, type Weekday, weekdays } from '@chered/protocol/office'
import type { Absence, CalendarDay, Quotas, Schedule, ScheduleRow, Shift } from '@chered/protocol/schedule'
import type { OfficeRules } from '../office/office-rules.ts'
import { hoursOf, type Span, spanOf } from './hours.ts'

/** What a specialist can serve, as the staff list says. */
export interface StaffCompetence {
  readonly resourceId: ResourceId
  readonly name: string
  readonly primary: readonly ServiceId[]
  readonly secondary: readonly ServiceId[]
  /** False: left the office, works no shift any more. */
  readonly active: boolean
  readonly usualDesk: DeskId | null
}

/** Somebody's time away, with who serves what meanwhile. */
export type AbsenceSpan = Pick<Absence, 'staffId' | 'reason' | 'from' | 'to' | 'covers' | 'state'>

/** All layers as they were written. */
export interface Layers {
  readonly rules: OfficeRules
  readonly federal: readonly CalendarDay[]
  readonly regional: readonly CalendarDay[]
  readonly schedule: Schedule
  readonly staff: readonly StaffCompetence[]
  readonly absences: readonly AbsenceSpan[]
}

export type Weekly<T> = Readonly<Record<Weekday, T>>

export interface PatternShift {
  readonly span: Span
  readonly deskId: DeskId | null
  /** Null: everything that the specialist is competent for. */
  readonly services: ReadonlySet<ServiceId> | null
  readonly bookable: boolean
}

export interface DatedException {
  readonly hours: readonly Span[]
  readonly reason: string
  readonly deskId: DeskId | null
}

/** A resource with what it can serve; `inHall` are services that occupy a hall. */
export interface PlannedResource {
  readonly resourceId: ResourceId
  readonly kind: 'specialist' | 'hall'
  readonly primary: readonly ServiceId[]
  readonly secondary: readonly ServiceId[]
  readonly patterns: Dated<Weekly<readonly PatternShift[]>>
  readonly exceptions: Dated<DatedException>
  readonly absences: readonly AbsenceSpan[]
  /** Absences of others in which this one serves something of theirs. */
  readonly covers: readonly {
    readonly from: number
    readonly to: number
    readonly services: readonly ServiceId[]
  }[]
}

/** The layers by what they are about, ready to be asked for a date. Made once for each version of a layer. */
export interface PlanBasis {
  readonly rules: OfficeRules
  readonly federal: ReadonlyMap<string, CalendarDay>
  readonly regional: ReadonlyMap<string, CalendarDay>
  readonly officeWeeks: Dated<Weekly<readonly Span[]>>
  readonly officeExceptions: Dated<DatedException>
  readonly serviceWeeks: ReadonlyMap<ServiceId, Dated<Weekly<readonly Span[]>>>
  readonly serviceExceptions: ReadonlyMap<ServiceId, Dated<DatedException>>
  /** In an order that depends on ids alone. */
  readonly resources: readonly PlannedResource[]
  readonly quotas: Quotas
  readonly unitMinutes: number
}

interface Valid<T> {
  readonly from: DayDate | null
  readonly to: DayDate | null
  readonly says: T
}
/** Rows about one thing in the order in which they were written. */
export type Dated<T> = readonly Valid<T>[]

/** What the last row that is valid on the date says; null when none is. */
export function onDate<T>(rows: Dated<T> | undefined, date: string): T | null {
  if (rows === undefined) return null
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i] as Valid<T>
    if ((row.from === null || row.from <= date) && (row.to === null || date <= row.to)) return row.says
  }
  return null
}

export function planBasis(layers: Layers): PlanBasis {
  const { rules, schedule } = layers
  const officeWeeks: Valid<Weekly<readonly Span[]>>[] = [
    // What the office came with stands until a row says something else.
    { from: null, to: null, says: weekly(rules.office.week, hoursOf) },
  ]
  const officeExceptions: Valid<DatedException>[] = []
  const serviceWeeks = new Map<ServiceId, Valid<Weekly<readonly Span[]>>[]>()
  const serviceExceptions = new Map<ServiceId, Valid<DatedException>[]>()
  const patterns = new Map<ResourceId, Valid<Weekly<readonly PatternShift[]>>[]>()
  const exceptions = new Map<ResourceId, Valid<DatedException>[]>()
  for (const row of schedule.rows) {
    const valid = <T>(says: T): Valid<T> => ({ from: row.validFrom, to: row.validTo, says })
    switch (row.kind) {
      case 'office-week':
        officeWeeks.push(valid(weekly(row.week, hoursOf)))
        break
      case 'service-hours':
        append(serviceWeeks, row.serviceId, valid(weekly(row.week, hoursOf)))
        break
      case 'resource-week':
        append(patterns, row.resourceId, valid(weekly(row.week, patternOf)))
        break
      case 'exception': {
        const says = exceptionOf(row)
        if (row.target.kind === 'office') officeExceptions.push(valid(says))
        else if (row.target.kind === 'service') append(serviceExceptions, row.target.serviceId, valid(says))
        else append(exceptions, row.target.resourceId, valid(says))
      }
    }
  }
  const inForce = layers.absences.filter((a) => a.state !== 'undone' && a.from < a.to)
  const of = (
    resourceId: ResourceId,
    kind: PlannedResource['kind'],
    primary: readonly ServiceId[],
    secondary: readonly ServiceId[],
  ): PlannedResource => ({
    resourceId,
    kind,
    primary,
    secondary,
    patterns: patterns.get(resourceId) ?? [],
    exceptions: exceptions.get(resourceId) ?? [],
    absences: inForce.filter((a) => (a.staffId as string) === resourceId),
    covers: inForce.flatMap(({ from, to, covers }) =>
      covers
        .filter(({ staffId }) => (staffId as string) === resourceId)
        .map(({ serviceIds }) => ({ from, to, services: serviceIds.filter((id) => atDesk(rules, id)) })),
    ),
  })
  const desk = (ids: readonly ServiceId[]) => ids.filter((id) => atDesk(rules, id))
  const specialists = layers.staff
    .filter(({ active, resourceId, primary, secondary }) => {
      return active && (primary.length + secondary.length > 0 || patterns.has(resourceId))
    })
    .map(({ resourceId, primary, secondary }) =>
      of(resourceId, 'specialist', desk(primary), desk(secondary.filter((id) => !primary.includes(id)))),
    )
  const inHall = rules.office.services.filter((s) => s.booking?.place === 'hall').map((s) => s.id)
  const halls = rules.office.halls.map(({ id }) => of(id, 'hall', inHall, []))
  return {
    rules,
    federal: byDate(layers.federal),
    regional: byDate(layers.regional),
    officeWeeks,
    officeExceptions,
    serviceWeeks,
    serviceExceptions,
    resources: [...specialists, ...halls].sort((a, b) => (a.resourceId < b.resourceId ? -1 : 1)),
    quotas: schedule.quotas,
    unitMinutes: schedule.unitMinutes,
  }
}

/** A specialist serves at a desk; what occupies a hall is carried by halls only, and nothing else by them. */
function atDesk(rules: OfficeRules, id: ServiceId): boolean {
  const service: Service | undefined = rules.services.get(id)
  return service !== undefined && service.booking?.place !== 'hall'
}

function weekly<T, U>(week: Partial<Record<Weekday, T[]>>, read: (day: T[]) => U): Weekly<U> {
  return Object.fromEntries(weekdays.map((day) => [day, read(week[day] ?? [])])) as Record<Weekday, U>
}

function patternOf(shifts: readonly Shift[]): readonly PatternShift[] {
  return shifts
    .map(({ hours, deskId, services, bookable }) => ({
      span: spanOf(hours),
      deskId,
      services: services === null ? null : new Set(services),
      bookable,
    }))
    .sort((a, b) => a.span.from - b.span.from)
}

function exceptionOf(row: Extract<ScheduleRow, { kind: 'exception' }>): DatedException {
  return { hours: hoursOf(row.hours), reason: row.reason, deskId: row.deskId }
}

function append<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function byDate(days: readonly CalendarDay[]): ReadonlyMap<string, CalendarDay> {
  return new Map(days.map((day) => [day.date, day]))
}
