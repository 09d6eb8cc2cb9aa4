import type { ServiceId } from '@chered/protocol/ids'
import type { Layer } from './day-plan.ts'
import { type Span, within } from './hours.ts'
import type { OfficeDay } from './office-day.ts'
import { onDate, type PatternShift, type PlanBasis, type PlannedResource } from './plan-basis.ts'

/** A stretch of work by the wall clock in which the same services are served throughout. */
export interface WorkedShift {
  readonly span: Span
  readonly deskId: PatternShift['deskId']
  readonly primary: readonly ServiceId[]
  readonly secondary: readonly ServiceId[]
  readonly bookable: boolean
}

export interface WorkedDay {
  readonly shifts: readonly WorkedShift[]
  readonly layer: Layer
  readonly reason: string | null
}

/**
 * What a resource works on a date before absences: its pattern for the day's
 * weekday, or the hours of a dated exception instead, always within the
 * office's hours, and each service only within its own. A specialist without a
 * pattern or exception is not scheduled. An exception has no services of its
 * own: a specialist serves everything then, a hall what its pattern names.
 */
export function workedDay(
  basis: PlanBasis,
  resource: PlannedResource,
  office: OfficeDay,
  date: string,
): WorkedDay {
  const exception = onDate(resource.exceptions, date)
  const pattern = onDate(resource.patterns, date)
  const usual = pattern?.[office.weekday] ?? []
  const worked: readonly PatternShift[] =
    exception === null
      ? usual
      : exception.hours.map((span) => {
          const like = usual[0] ?? Object.values(pattern ?? {}).flat()[0]
          return {
            span,
            deskId: exception.deskId ?? like?.deskId ?? null,
            services: resource.kind === 'hall' ? (like?.services ?? null) : null,
            bookable: true,
          }
        })
  const shifts: WorkedShift[] = []
  let reached = 0
  for (const shift of worked) {
    const { deskId, services, bookable } = shift
    const served = (id: ServiceId) => services === null || services.has(id)
    const primary = resource.primary.filter(served)
    const secondary = resource.secondary.filter(served)
    for (const part of within({ ...shift.span, from: Math.max(shift.span.from, reached) }, office.hours)) {
      shifts.push(...divided(basis, date, office, { span: part, deskId, primary, secondary, bookable }))
      reached = part.to
    }
  }
  if (exception !== null) return { shifts, layer: 'exception', reason: exception.reason }
  if (office.layer !== 'week') return { shifts, layer: office.layer, reason: office.name }
  return { shifts, layer: pattern === null || office.hours.length === 0 ? 'week' : 'pattern', reason: null }
}

/** Divides a shift where a service of it begins or ends; a part in which nothing is served falls away. */
function divided(
  basis: PlanBasis,
  date: string,
  office: OfficeDay,
  shift: WorkedShift,
): readonly WorkedShift[] {
  const bounded = new Map<ServiceId, readonly Span[]>()
  for (const id of [...shift.primary, ...shift.secondary]) {
    const hours = serviceHours(basis, date, office, id)
    if (hours !== null) bounded.set(id, within(shift.span, hours))
  }
  if (bounded.size === 0) return shift.primary.length + shift.secondary.length > 0 ? [shift] : []
  const edges = new Set([shift.span.from, shift.span.to])
  for (const hours of bounded.values()) for (const { from, to } of hours) edges.add(from).add(to)
  const at = [...edges].sort((a, b) => a - b)
  const parts: WorkedShift[] = []
  for (let i = 0; i + 1 < at.length; i++) {
    const span = { from: at[i] as number, to: at[i + 1] as number }
    const served = (id: ServiceId) =>
      bounded.get(id)?.some(({ from, to }) => from <= span.from && span.to <= to) ?? true
    const primary = shift.primary.filter(served)
    const secondary = shift.secondary.filter(served)
    if (primary.length + secondary.length > 0) parts.push({ ...shift, span, primary, secondary })
  }
  return parts
}

/** When a service is served by its own rows; null: always when the office is open. */
function serviceHours(
  basis: PlanBasis,
  date: string,
  { weekday }: OfficeDay,
  id: ServiceId,
): readonly Span[] | null {
  const exception = onDate(basis.serviceExceptions.get(id), date)
  return exception?.hours ?? onDate(basis.serviceWeeks.get(id), date)?.[weekday] ?? null
}
