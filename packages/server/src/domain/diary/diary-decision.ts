import type { RefusalCode } from '@chered/protocol/refusals'
import type { Refusal } from '../day/decision.ts'
import type { OfficeRules } from '../office/office-rules.ts'
import type { Planner } from '../schedule/day-plan.ts'
import type { DiaryEvent } from './events.ts'

/** What a decision may know of the world outside the diary; all of it comes in. */
export interface DiaryCircumstances {
  /** Never before the diary's last event. */
  readonly at: number
  readonly planner: Planner
  readonly rules: OfficeRules
}

export type DiaryDecision =
  | { readonly ok: true; readonly events: readonly DiaryEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

export type Refused = Extract<DiaryDecision, { ok: false }>
export const no = (code: RefusalCode, params?: Refusal['params']): Refused => ({
  ok: false,
  refusal: params === undefined ? { code } : { code, params },
})
export const yes = (...events: readonly DiaryEvent[]): DiaryDecision => ({ ok: true, events })
/** No horizon is longer than a year; nobody's calendar is asked about moments beyond. */
export const farthestMs = 367 * 86_400_000
