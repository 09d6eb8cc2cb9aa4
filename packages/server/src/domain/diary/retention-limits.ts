import type { DayDate } from '@chered/protocol/ids'
import { dateAfter } from '../schedule/day-clock.ts'
import { localDate } from '../time.ts'
import { codeLivesMs } from './diary.ts'

/** Days that an application number is kept whole after the visit is over. */
export const applicationDays = 30
/** How long acts of destruction are kept (Roskomnadzor order 179 of 28.10.2022). */
export const actYears = 3

/**
 * What has to be gone at a moment (152-FZ, art. 5(7): no longer than the
 * purpose needs). A name and a phone serve to recognise the visitor: until the
 * end of the day after the visit. A code opens the door: a day after the
 * interval. An application number links to another system: 30 days.
 */
export function retentionLimits(
  at: number,
  timeZone: string,
): { readonly contactsBefore: DayDate; readonly codesUpTo: number; readonly applicationsUpTo: number } {
  return {
    contactsBefore: dateAfter(localDate(at, timeZone), -1),
    codesUpTo: at - codeLivesMs,
    applicationsUpTo: at - applicationDays * 86_400_000,
  }
}
