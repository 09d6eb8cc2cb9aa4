import type { DayDate } from '@chered/protocol/ids'
import type { Day } from '../domain/day/day.ts'
import type { OfficeRules } from '../domain/office/office-rules.ts'
import type { DayPlan, Planner } from '../domain/schedule/day-plan.ts'
import { localDate, momentOf } from '../domain/time.ts'

export interface Calendar {
  /** Whether the office takes visitors at the moment last asked about. */
  readonly hoursOpen: boolean
  /** Whether `step` would do something now. */
  due(day: Day, now: number): boolean
  /** The moment at which the day has to end, and the date to open, if any. */
  step(day: Day, now: number): { readonly end: number | null; readonly open: DayDate | null }
}

/**
 * When days end and begin. A day ends at the office's `dayEnds`; one that was
 * left open by an outage ends before the next begins. A clock set back to
 * yesterday changes nothing. Reckoned once a minute: offsets are whole minutes.
 */
export function openCalendar(rules: () => OfficeRules, planner: () => Planner): Calendar {
  let key = ''
  let today: { date: DayDate; endsAt: number; hoursOpen: boolean } | null = null
  const at = (now: number) => {
    const { office } = rules()
    const { timeZone, settings } = office
    const { revision } = planner()
    const present = `${Math.floor(now / 60_000)}|${timeZone}|${settings.hours}|${settings.dayEnds}|${revision}`
    if (today === null || key !== present) {
      key = present
      const date = localDate(now, timeZone)
      today = {
        date,
        endsAt: momentOf(date, settings.dayEnds, timeZone),
        hoursOpen: settings.hours === 'always' || worksAt(planner().day(date), now),
      }
    }
    return today
  }
  const step: Calendar['step'] = (day, now) => {
    const { date, endsAt } = at(now)
    const { office } = rules()
    const later = day.seq === 0 || date > day.date
    const over = later || (date === day.date && now >= endsAt)
    const end =
      day.status === 'open' && over ? momentOf(day.date, office.settings.dayEnds, office.timeZone) : null
    return { end, open: later && now < endsAt ? date : null }
  }
  return {
    get hoursOpen() {
      return today?.hoursOpen ?? false
    },
    due(day, now) {
      const { end, open } = step(day, now)
      return end !== null || open !== null
    },
    step,
  }
}

/** An end is not part of its hours: at 13:00 a morning until 13:00 is over. */
function worksAt(plan: DayPlan, now: number): boolean {
  return plan.office.hours.some(({ start, end }) => start <= now && now < end)
}
