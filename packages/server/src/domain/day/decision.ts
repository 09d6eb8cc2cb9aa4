import type { RefusalCode } from '@chered/protocol/refusals'
import type { WalkInQuotas } from '@chered/protocol/schedule'
import type { OfficeRules } from '../office/office-rules.ts'
import type { DayEvent } from './events.ts'

/** What a decision may know of the world outside the day; all of it comes in. */
export interface Circumstances {
  /** Never before the day's last event. */
  readonly at: number
  readonly rules: OfficeRules
  /** Whether the office takes visitors at this moment, by its schedule. */
  readonly hoursOpen: boolean
  /** Tickets without an appointment that the schedule in force grants for this day. */
  readonly walkIns: WalkInQuotas
}

export interface Refusal {
  readonly code: RefusalCode
  readonly params?: Readonly<Record<string, string | number>>
}

export type Decision =
  | { readonly ok: true; readonly events: readonly DayEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

export const no = (code: RefusalCode, params?: Refusal['params']): Decision => ({
  ok: false,
  refusal: params === undefined ? { code } : { code, params },
})
export const yes = (...events: readonly DayEvent[]): Decision => ({ ok: true, events })
