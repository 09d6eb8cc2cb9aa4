import type { ServiceId } from '@chered/protocol/ids'
import type { ResolvedDay, Schedule, Shift } from '@chered/protocol/schedule'
import type { Person } from './people.ts'
import { exceptionOn, serviceHours } from './schedule-edits.ts'
import { type Stretch, stretchOf } from './time-range.ts'

/** Whose hours a row of the week shows and its dialog changes. */
export type Subject =
  | { readonly kind: 'office' }
  | { readonly kind: 'resource'; readonly person: Person }
  | { readonly kind: 'service'; readonly serviceId: ServiceId; readonly name: string }

/** One row's day: the shifts, the layer that decided, and how much of it is booked. */
export type SubjectDay = Pick<
  ResolvedDay['resources'][number],
  'shifts' | 'layer' | 'reason' | 'units' | 'taken'
>

/** Hours without desk and services, drawn like shifts. */
export function asShifts(hours: readonly string[]): Shift[] {
  return hours.map((range) => ({ hours: range, deskId: null, services: null, bookable: true }))
}

/** A day of a service with hours of its own, as its rows say; without any it follows the office. */
export function serviceDay(schedule: Schedule, serviceId: ServiceId, day: ResolvedDay): SubjectDay {
  const own = serviceHours(schedule, serviceId, day.date)
  const exception = exceptionOn(schedule, { kind: 'service', serviceId }, day.date)
  const closed = own !== null && exception === null && day.office.hours.length === 0
  return {
    shifts: asShifts(closed ? [] : (own ?? day.office.hours)),
    layer: exception ? 'exception' : own && !closed ? 'pattern' : day.office.layer,
    reason: exception?.reason ?? (closed ? day.office.name : null),
    units: 0,
    taken: 0,
  }
}

/** Nobody works and the office is closed: such a day is drawn narrow. */
export function isQuiet(day: ResolvedDay): boolean {
  return day.office.hours.length === 0 && day.resources.every((resource) => resource.shifts.length === 0)
}

/** From the first beginning to the last end in these days, whole hours; 9 to 18 when nobody works. */
export function axisOf(days: readonly ResolvedDay[]): Stretch {
  const stretches = days
    .flatMap((day) => [...day.office.hours, ...day.resources.flatMap((r) => r.shifts.map((s) => s.hours))])
    .map(stretchOf)
  if (stretches.length === 0) return { from: 540, to: 1080 }
  return {
    from: Math.floor(Math.min(...stretches.map(({ from }) => from)) / 60) * 60,
    to: Math.ceil(Math.max(...stretches.map(({ to }) => to)) / 60) * 60,
  }
}

/** Place of a stretch on the axis, per cent. */
export function place({ from, to }: Stretch, axis: Stretch) {
  const length = axis.to - axis.from
  return { left: `${((from - axis.from) / length) * 100}%`, width: `${((to - from) / length) * 100}%` }
}
