import { type Weekday, weekdays } from '@chered/protocol/office'
import type { CalendarDay } from '@chered/protocol/schedule'
import { weekdayOf } from './day-clock.ts'
import type { DayPlan } from './day-plan.ts'
import { type Span, shortened } from './hours.ts'
import { onDate, type PlanBasis, type Weekly } from './plan-basis.ts'

export interface OfficeDay {
  readonly hours: readonly Span[]
  /** The weekday by whose patterns the date is worked; another one than its own on a moved day. */
  readonly weekday: Weekday
  readonly layer: DayPlan['office']['layer']
  readonly name: string | null
  readonly provisional: boolean
}

/** Minutes less on the eve of a holiday: Labour Code, art. 95. */
const eveMinutes = 60

/**
 * The office's hours on a date. The week gives the ordinary hours; the federal
 * and then the regional calendar change them: off, one hour less at the end, or
 * worked although the week rests. A moved working day has the hours of its own
 * weekday where the week works on it, else of the nearest weekday that is
 * worked, the earlier of two equally near (a Saturday of a five-day week is
 * worked like Friday). An eve is shortened only when something is worked. A
 * dated exception of the office stands over all of them: a duty day opens a
 * holiday.
 */
export function officeDay(basis: PlanBasis, date: string): OfficeDay {
  const own = weekdayOf(date)
  const week = onDate(basis.officeWeeks, date) as Weekly<readonly Span[]>
  let day: OfficeDay = { hours: week[own], weekday: own, layer: 'week', name: null, provisional: false }
  day = byCalendar(day, basis.federal.get(date), 'federal', week, own)
  day = byCalendar(day, basis.regional.get(date), 'regional', week, own)
  const exception = onDate(basis.officeExceptions, date)
  if (exception === null) return day
  return {
    hours: exception.hours,
    weekday: workedLike(week, own),
    layer: 'exception',
    name: exception.reason,
    provisional: false,
  }
}

function byCalendar(
  day: OfficeDay,
  says: CalendarDay | undefined,
  layer: 'federal' | 'regional',
  week: Weekly<readonly Span[]>,
  own: Weekday,
): OfficeDay {
  if (says === undefined) return day
  const decided = { layer, name: says.name, provisional: says.status === 'provisional' }
  switch (says.kind) {
    case 'off':
      return { ...day, ...decided, hours: [] }
    case 'shortened':
      // A calendar below has closed the date, or the week rests: an eve opens nothing.
      if (day.hours.length === 0) return day
      return { ...day, ...decided, hours: shortened(week[day.weekday], eveMinutes) }
    case 'working': {
      const weekday = workedLike(week, own)
      return { ...decided, weekday, hours: week[weekday] }
    }
  }
}

/** The weekday itself when the week works on it, else the nearest that it works on; itself when there is none. */
function workedLike(week: Weekly<readonly Span[]>, own: Weekday): Weekday {
  const at = weekdays.indexOf(own)
  for (const distance of [0, -1, 1, -2, 2, -3, 3]) {
    const near = weekdays[(at + distance + 7) % 7] as Weekday
    if (week[near].length > 0) return near
  }
  return own
}
