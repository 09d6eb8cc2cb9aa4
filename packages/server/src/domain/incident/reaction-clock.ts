import { dateAfter } from '../schedule/day-clock.ts'
import type { Planner } from '../schedule/day-plan.ts'
import { localDate } from '../time.ts'

/** A stretch in which support works; the end exclusive. Moments in ms. */
export interface SupportSpan {
  readonly start: number
  readonly end: number
}

/** The stretches that end after a moment, in order; they come to an end. */
export type HoursFrom = (at: number) => Iterable<SupportSpan>

/** How far ahead the hours of support are looked for: over the longest holidays. */
const withinDays = 31

/** Support that answers at any hour. */
export const anyHour: HoursFrom = (at) => [{ start: at, end: Number.POSITIVE_INFINITY }]

/** Support that works when the office does: its hours of the schedule, with all holidays. */
export function officeHours(planner: Planner, timeZone: string): HoursFrom {
  return function* spans(at) {
    const today = localDate(at, timeZone)
    for (let ahead = 0; ahead <= withinDays; ahead++) {
      for (const span of planner.day(dateAfter(today, ahead)).office.hours) {
        if (span.end > at) yield { start: Math.max(at, span.start), end: span.end }
      }
    }
  }
}

/** The moment at which so many minutes of support's hours have passed since `from`; null when they are not in sight. */
export function reactionDue(from: number, minutes: number, hours: HoursFrom): number | null {
  let left = minutes * 60_000
  for (const { start, end } of hours(from)) {
    if (end - start >= left) return start + left
    left -= end - start
  }
  return null
}

/** How much of support's hours lies between two moments, ms. */
export function spentMs(from: number, to: number, hours: HoursFrom): number {
  let spent = 0
  for (const { start, end } of hours(from)) {
    if (start >= to) break
    spent += Math.min(end, to) - start
  }
  return spent
}
