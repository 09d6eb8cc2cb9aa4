import type { SurveyContent } from './survey-content.ts'

/** What was written, step by step. */
export interface DraftHistory {
  readonly past: readonly SurveyContent[]
  readonly present: SurveyContent
  readonly future: readonly SurveyContent[]
  /** The field that the last step wrote in: typing on in it is the same step. Null after any other step. */
  readonly field: string | null
}

const stepsKept = 200

export function openHistory(present: SurveyContent): DraftHistory {
  return { past: [], present, future: [], field: null }
}

/** One more step. What was undone before can no longer be redone. */
export function edited(history: DraftHistory, next: SurveyContent, field: string | null): DraftHistory {
  const goesOn = field !== null && field === history.field
  const past = goesOn ? history.past : [...history.past, history.present].slice(-stepsKept)
  return { past, present: next, future: [], field }
}

export function undone(history: DraftHistory): DraftHistory {
  const before = history.past.at(-1)
  if (before === undefined) return history
  const future = [history.present, ...history.future]
  return { past: history.past.slice(0, -1), present: before, future, field: null }
}

export function redone(history: DraftHistory): DraftHistory {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future, field: null }
}
