import type { Office } from '@chered/protocol/office'

/** Longest hold, minutes: longer than this is another visit. */
export const longestHold = 480

/** Lengths that stand ready beside the reason's usual one, minutes. */
const lengths = [5, 15, 30, 60] as const

/** A hold as it is being filled in. `own` is what was typed, minutes in digits. */
export interface HoldPlan {
  readonly reasonId: string
  readonly time:
    | { readonly kind: 'usual' }
    | { readonly kind: 'minutes'; readonly minutes: number }
    | { readonly kind: 'own'; readonly typed: string }
    /** Until taken back. */
    | { readonly kind: 'open' }
}

/** The office's first reason for its usual time: the same key twice holds. Null when the office holds nobody. */
export function firstHold(office: Office | null): HoldPlan | null {
  const first = office?.holdReasons[0]
  return first === undefined ? null : { reasonId: first.id, time: { kind: 'usual' } }
}

/** Lengths to choose from besides the usual one. */
export function otherLengths(usual: number): readonly number[] {
  return lengths.filter((minutes) => minutes !== usual)
}

/** How long the plan holds: minutes, null until taken back, undefined when the own time says nothing. */
export function minutesOf(plan: HoldPlan, office: Office | null): number | null | undefined {
  switch (plan.time.kind) {
    case 'usual':
      return office?.holdReasons.find(({ id }) => id === plan.reasonId)?.minutes
    case 'minutes':
      return plan.time.minutes
    case 'open':
      return null
    case 'own': {
      const minutes = /^\d{1,3}$/.test(plan.time.typed) ? Number(plan.time.typed) : 0
      return minutes >= 1 && minutes <= longestHold ? minutes : undefined
    }
  }
}
