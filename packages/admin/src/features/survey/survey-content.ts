import type { ServiceId } from '@chered/protocol/ids'
import type { Office, SurveyAnswer, SurveyQuestion } from '@chered/protocol/office'

/** What a person writes of a version; the rest is the server's. */
export interface SurveyContent {
  readonly title: string | null
  readonly survey: readonly SurveyQuestion[]
  readonly hidden: readonly ServiceId[]
}

/** A question, or one of its answers, counted from 0. */
export interface Place {
  readonly questionId: string
  readonly answer: number | null
}

/** Where an answer leads; exactly one thing, or nothing yet. */
export type Target =
  | { readonly kind: 'none' }
  | { readonly kind: 'question'; readonly questionId: string }
  | { readonly kind: 'service'; readonly service: ServiceId; readonly also: ServiceId | null }
  | { readonly kind: 'info'; readonly text: NonNullable<SurveyAnswer['info']> }
  | { readonly kind: 'check-in' }
export type TargetKind = Target['kind']

/** The target of an answer, read as a kiosk reads it: a service goes before a question. */
export function targetOf({ next, service, alsoService, checkIn, info }: SurveyAnswer): Target {
  if (service !== undefined) return { kind: 'service', service, also: alsoService ?? null }
  if (next !== undefined) return { kind: 'question', questionId: next }
  if (checkIn) return { kind: 'check-in' }
  if (info !== undefined) return { kind: 'info', text: info }
  return { kind: 'none' }
}

export function withTarget({ text, icon }: SurveyAnswer, target: Target): SurveyAnswer {
  const own: SurveyAnswer = icon === undefined ? { text } : { text, icon }
  switch (target.kind) {
    case 'none':
      return own
    case 'question':
      return { ...own, next: target.questionId }
    case 'service':
      return {
        ...own,
        service: target.service,
        ...(target.also === null ? {} : { alsoService: target.also }),
      }
    case 'info':
      return { ...own, info: target.text }
    case 'check-in':
      return { ...own, checkIn: true }
  }
}

export function questionOf(survey: readonly SurveyQuestion[], id: string): SurveyQuestion | null {
  return survey.find((question) => question.id === id) ?? null
}

/** Questions by the number of touches from the first one, without those that nothing leads to. */
export function reachedQuestions(survey: readonly SurveyQuestion[], root: string): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [root]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const question = reached.has(id) ? null : questionOf(survey, id)
    if (question === null) continue
    reached.add(id)
    for (const { next } of question.answers) if (next !== undefined) open.push(next)
  }
  return reached
}

/** Services that the questions reached from `root` lead to. */
export function reachedServices(survey: readonly SurveyQuestion[], root: string): ReadonlySet<ServiceId> {
  const reached = reachedQuestions(survey, root)
  return new Set(
    survey
      .filter(({ id }) => reached.has(id))
      .flatMap(({ answers }) => answers.flatMap(({ service, alsoService }) => [service, alsoService]))
      .filter((service) => service !== undefined),
  )
}

/** The answers that a kiosk shows: those from which there is a way to an end that asks nothing twice. */
export function shownAnswers(
  survey: readonly SurveyQuestion[],
  services: Office['services'],
  question: SurveyQuestion,
): readonly number[] {
  const ends = (answer: SurveyAnswer, asked: ReadonlySet<string>): boolean => {
    const target = targetOf(answer)
    switch (target.kind) {
      case 'none':
        return false
      case 'check-in':
      case 'info':
        return true
      case 'service':
        return services.some(({ id }) => id === target.service)
      case 'question': {
        if (asked.has(target.questionId)) return false
        const next = questionOf(survey, target.questionId)
        return next?.answers.some((a) => ends(a, new Set([...asked, next.id]))) ?? false
      }
    }
  }
  return question.answers.flatMap((answer, n) => (ends(answer, new Set([question.id])) ? [n] : []))
}
