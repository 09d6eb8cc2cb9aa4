import type { SurveyQuestion } from '@chered/protocol/office'
import { rootQuestion } from '@chered/protocol/survey-choices'
import { questionOf, reachedQuestions } from './survey-content.ts'

/** A question with its answers, and below each answer the question that it leads to. */
export interface TreeQuestion {
  readonly question: SurveyQuestion
  readonly answers: readonly TreeAnswer[]
}

export interface TreeAnswer {
  readonly answer: SurveyQuestion['answers'][number]
  readonly at: number
  /** `drawn`: the question stands here; `elsewhere`: it is already in the tree, at its first place. */
  readonly below:
    | { readonly kind: 'none' }
    | { readonly kind: 'drawn'; readonly tree: TreeQuestion }
    | { readonly kind: 'elsewhere'; readonly question: SurveyQuestion }
}

/** The survey as a tree: each question once, at the first way to it, and those that nothing leads to behind. */
export function surveyTree(survey: readonly SurveyQuestion[]): {
  readonly root: TreeQuestion | null
  readonly lost: readonly TreeQuestion[]
} {
  const placed = new Set<string>()
  const grow = (question: SurveyQuestion): TreeQuestion => {
    placed.add(question.id)
    return {
      question,
      answers: question.answers.map((answer, at): TreeAnswer => {
        const next = answer.next === undefined ? null : questionOf(survey, answer.next)
        if (next === null) return { answer, at, below: { kind: 'none' } }
        const below = placed.has(next.id)
          ? ({ kind: 'elsewhere', question: next } as const)
          : ({ kind: 'drawn', tree: grow(next) } as const)
        return { answer, at, below }
      }),
    }
  }
  const first = questionOf(survey, rootQuestion)
  const root = first && grow(first)
  const reached = reachedQuestions(survey, rootQuestion)
  const lost = survey.filter(({ id }) => !reached.has(id))
  return { root, lost: lost.flatMap((question) => (placed.has(question.id) ? [] : [grow(question)])) }
}

/** Ids of the questions from the first one down to `id`, both included; only `id` when nothing leads there. */
export function wayTo(survey: readonly SurveyQuestion[], id: string): readonly string[] {
  const { root, lost } = surveyTree(survey)
  const find = (tree: TreeQuestion): readonly string[] | null => {
    if (tree.question.id === id) return [id]
    for (const { below } of tree.answers) {
      const way = below.kind === 'drawn' ? find(below.tree) : null
      if (way !== null) return [tree.question.id, ...way]
    }
    return null
  }
  for (const tree of root === null ? lost : [root, ...lost]) {
    const way = find(tree)
    if (way !== null) return way
  }
  return [id]
}
