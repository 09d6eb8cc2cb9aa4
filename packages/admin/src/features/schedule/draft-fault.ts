import type { Weekday } from '@chered/protocol/office'
import type { Schedule, ScheduleRow } from '@chered/protocol/schedule'
import type { Refused } from '@chered/ui/api'
import { rowOwner, type Wording } from './row-words.ts'
import { weekdays, weekdayWord } from './week-dates.ts'

/** What the server found wrong with the draft: the row (null: the quotas), the day of its week, and the problem. */
export interface DraftFault {
  readonly row: ScheduleRow | null
  readonly weekday: Weekday | null
  readonly problem: string
  /** The row that it does not go together with. */
  readonly other: ScheduleRow | null
}

/** Reads `schedule-invalid`: row id, way to the value (`week.mon.1.hours`), problem; null for other refusals. */
export function faultOf(why: Refused, schedule: Schedule): DraftFault | null {
  if (why.code !== 'schedule-invalid') return null
  const { row, field = '', problem = '', other } = why.params
  const find = (id: string | number | undefined) => schedule.rows.find((own) => own.id === id) ?? null
  const day = /^week\.(\w+)/.exec(String(field))?.[1]
  return {
    row: find(row),
    weekday: weekdays.find((known) => known === day) ?? null,
    problem: String(problem),
    other: find(other),
  }
}

/** `Специалист 2, ср: за этим окном в это время уже Специалист 1`. */
export function faultWords(words: Wording, fault: DraftFault): string {
  const { t, language } = words
  const where = [
    fault.row === null ? t('schedule.tab.quotas') : rowOwner(words, fault.row),
    ...(fault.weekday === null ? [] : [weekdayWord(fault.weekday, language, 'short')]),
  ].join(', ')
  const what = t(`schedule.fault.${fault.problem}`, {
    other: fault.other === null ? '' : rowOwner(words, fault.other),
  })
  return t('schedule.banner.faulty', { where, what })
}
