import { localDate, localTime } from '../time.ts'
import { dateAfter } from './day-clock.ts'
import type { Planner } from './day-plan.ts'

/** Whether the office takes visitors, and when that changes; local times `HH:MM`. */
export type Opening =
  | { readonly state: 'open'; readonly closesAt: string }
  | { readonly state: 'closed'; readonly opensAt: { readonly date: string; readonly time: string } | null }

/** How far ahead the next opening is looked for: over the longest holidays. */
const withinDays = 31

/**
 * The office's hours at a moment by its schedule with all holidays. An end is
 * not part of its hours: at 13:00 a morning until 13:00 is over.
 */
export function openingAt(planner: Planner, now: number, timeZone: string): Opening {
  const today = localDate(now, timeZone)
  for (let ahead = 0; ahead <= withinDays; ahead++) {
    const date = dateAfter(today, ahead)
    for (const { start, end } of planner.day(date).office.hours) {
      if (end <= now) continue
      return start <= now
        ? { state: 'open', closesAt: localTime(end, timeZone) }
        : { state: 'closed', opensAt: { date, time: localTime(start, timeZone) } }
    }
  }
  return { state: 'closed', opensAt: null }
}
