import type { ServiceId } from '@chered/protocol/ids'
import type { SurveyAnswer, SurveyQuestion } from '@chered/protocol/office'
import type { LocalText } from '@chered/protocol/text'
import type { SurveyContent } from './survey-content.ts'
import { targetOf } from './survey-content.ts'

/** One thing by which two versions differ, in the words of the question and answer it is about. */
export type Difference =
  | { readonly kind: 'question-added' | 'question-removed'; readonly question: LocalText }
  | { readonly kind: 'question-text'; readonly question: LocalText; readonly before: LocalText }
  | { readonly kind: 'answers-moved'; readonly question: LocalText }
  | {
      readonly kind: 'answer-added' | 'answer-removed' | 'answer-target' | 'answer-icon' | 'answer-info'
      readonly question: LocalText
      readonly answer: LocalText
    }
  | {
      readonly kind: 'answer-text'
      readonly question: LocalText
      readonly answer: LocalText
      readonly before: LocalText
    }
  | { readonly kind: 'service-hidden' | 'service-offered'; readonly serviceId: ServiceId }

type Compared = Pick<SurveyContent, 'survey' | 'hidden'>

/**
 * What changes for a visitor when `after` takes the place of `before`. Questions
 * are known by their ids; answers, which have none, by their words, else by
 * where they lead, else by their place.
 */
export function surveyDifference(before: Compared, after: Compared): readonly Difference[] {
  const differences: Difference[] = []
  for (const question of after.survey) {
    const former = before.survey.find(({ id }) => id === question.id)
    if (former === undefined) differences.push({ kind: 'question-added', question: question.question })
    else differences.push(...questionDifference(former, question))
  }
  for (const { id, question } of before.survey) {
    const stays = after.survey.some((other) => other.id === id)
    if (!stays) differences.push({ kind: 'question-removed', question })
  }
  for (const serviceId of after.hidden) {
    if (!before.hidden.includes(serviceId)) differences.push({ kind: 'service-hidden', serviceId })
  }
  for (const serviceId of before.hidden) {
    if (!after.hidden.includes(serviceId)) differences.push({ kind: 'service-offered', serviceId })
  }
  return differences
}

function questionDifference(before: SurveyQuestion, after: SurveyQuestion): Difference[] {
  const { question } = after
  const differences: Difference[] = []
  if (!same(before.question, question)) {
    differences.push({ kind: 'question-text', question, before: before.question })
  }
  const pairs = paired(before.answers, after.answers)
  for (const [n, answer] of after.answers.entries()) {
    const former = pairs.get(n)
    if (former === undefined) {
      differences.push({ kind: 'answer-added', question, answer: answer.text })
      continue
    }
    const old = before.answers[former] as SurveyAnswer
    if (!same(old.text, answer.text)) {
      differences.push({ kind: 'answer-text', question, answer: answer.text, before: old.text })
    }
    const [was, is] = [targetOf(old), targetOf(answer)]
    if (was.kind === 'info' && is.kind === 'info') {
      if (!same(was, is)) differences.push({ kind: 'answer-info', question, answer: answer.text })
    } else if (!same(was, is)) differences.push({ kind: 'answer-target', question, answer: answer.text })
    if (old.icon !== answer.icon) differences.push({ kind: 'answer-icon', question, answer: answer.text })
  }
  const kept = new Set(pairs.values())
  for (const [n, { text }] of before.answers.entries()) {
    if (!kept.has(n)) differences.push({ kind: 'answer-removed', question, answer: text })
  }
  const order = [...pairs.entries()].sort(([a], [b]) => a - b).map(([, former]) => former)
  const moved = order.some((former, n) => n > 0 && former < (order[n - 1] as number))
  if (moved) differences.push({ kind: 'answers-moved', question })
  return differences
}

/** For each answer of `after` that was there before, which one it was. */
function paired(before: readonly SurveyAnswer[], after: readonly SurveyAnswer[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  const rules: ((a: SurveyAnswer, b: SurveyAnswer, m: number, n: number) => boolean)[] = [
    (a, b) => same(a, b),
    (a, b) => a.text.ru === b.text.ru,
    (a, b) => targetOf(a).kind !== 'none' && same(targetOf(a), targetOf(b)),
    (_a, _b, m, n) => m === n && before.length === after.length,
  ]
  for (const fits of rules) {
    for (const [n, answer] of after.entries()) {
      if (pairs.has(n)) continue
      const m = before.findIndex((former, i) => !taken.has(i) && fits(former, answer, i, n))
      if (m < 0) continue
      pairs.set(n, m)
      taken.add(m)
    }
  }
  return pairs
}

function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

/** The same text for the same content, whatever the order in which its fields were written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
