import type { DayDate, ResourceId } from '@chered/protocol/ids'
import type { ResolvedDay } from '@chered/protocol/schedule'
import type { Interval } from '../diary/booking.ts'
import { localTime } from '../time.ts'
import { dateAfter } from './day-clock.ts'
import type { PlannedShift, Planner } from './day-plan.ts'

/** How the layers come out on each date from one to another, both included, with what of it is booked. */
export function resolvedDays(
  planner: Planner,
  from: DayDate,
  to: DayDate,
  about: {
    readonly timeZone: string
    readonly nameOf: (id: ResourceId) => string
    /** Intervals that are occupied, of any date. */
    readonly booked: readonly Interval[]
  },
): readonly ResolvedDay[] {
  const booked = new Map<string, Interval[]>()
  for (const interval of about.booked) {
    const key = `${interval.date} ${interval.resourceId}`
    const list = booked.get(key)
    if (list) list.push(interval)
    else booked.set(key, [interval])
  }
  const days: ResolvedDay[] = []
  for (let date = from; date <= to; date = dateAfter(date, 1)) {
    const plan = planner.day(date)
    const time = cached((at) => localTime(at, about.timeZone))
    const hours = ({ start, end }: { start: number; end: number }) => `${time(start)}-${time(end)}`
    const resources = [...plan.resources.values()].map(({ resourceId, kind, shifts, layer, reason }) => {
      const units = shifts.flatMap((shift) => shift.units).filter(({ channel }) => channel !== 'live')
      const taken = booked.get(`${date} ${resourceId}`) ?? []
      return {
        resourceId,
        name: about.nameOf(resourceId),
        kind,
        shifts: shifts.map((shift) => ({ ...said(shift), hours: hours(shift) })),
        layer,
        reason,
        units: units.length,
        taken: units.filter((unit) => taken.some(({ start, end }) => unit.start < end && start < unit.end))
          .length,
      }
    })
    const { layer, name, provisional } = plan.office
    days.push({ date, office: { hours: plan.office.hours.map(hours), layer, name, provisional }, resources })
  }
  return days
}

function said({ deskId, primary, secondary, units }: PlannedShift) {
  return { deskId, services: [...primary, ...secondary], bookable: units.length > 0 }
}

/** Most shifts of a day begin and end at the same few moments. */
function cached(of: (at: number) => string): (at: number) => string {
  const known = new Map<number, string>()
  return (at) => {
    const text = known.get(at) ?? of(at)
    known.set(at, text)
    return text
  }
}
