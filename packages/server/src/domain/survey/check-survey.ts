import type { ServiceId } from '@chered/protocol/ids'
import type { Office, SurveyAnswer, SurveyQuestion } from '@chered/protocol/office'
import type { SurveyCheck, SurveyProblem } from '@chered/protocol/survey'
import { answersAdvised, answersAtMost, rootQuestion, surveyIcons } from '@chered/protocol/survey-choices'
import type { Language, LocalText } from '@chered/protocol/text'
import { endsBeside, waysFromRoot } from './survey-ways.ts'

/** What of the office a survey has to fit. */
export type SurveyedOffice = Pick<Office, 'languages' | 'services'>

export interface CheckedSurvey {
  readonly survey: readonly SurveyQuestion[]
  /** Services that are left out on purpose. */
  readonly hidden: readonly ServiceId[]
}

/**
 * Everything that is wrong with a survey for this office, in the order of its
 * questions, then what is wrong with it as a whole. A survey without an `error`
 * never leads a visitor to nowhere: each answer that it has is shown by a kiosk
 * and goes on to a service, to check-in or to a piece of information.
 */
export function checkSurvey({ survey, hidden }: CheckedSurvey, office: SurveyedOffice): SurveyCheck {
  const ways = waysFromRoot(survey)
  const problems: SurveyProblem[] = []
  if (!survey.some((question) => question.id === rootQuestion)) problems.push({ code: 'root-missing' })
  const ids = new Set<string>()
  for (const question of survey) {
    const questionId = question.id
    if (ids.has(questionId)) problems.push({ code: 'question-id-twice', questionId })
    ids.add(questionId)
    if (!ways.questions.has(questionId)) problems.push({ code: 'question-unreachable', questionId })
    problems.push(...questionProblems(question, survey, office))
  }
  const offered = office.services.filter((service) => service.channels.includes('kiosk'))
  const missed = offered.filter((service) => !ways.services.has(service.id))
  for (const { id } of missed) {
    if (!hidden.includes(id)) problems.push({ code: 'service-unreachable', serviceId: id })
  }
  const lengths = offered.flatMap(({ id }) => ways.services.get(id) ?? [])
  return {
    problems,
    offered: offered.length,
    reached: offered.length - missed.length,
    longestWay: Math.max(0, ...lengths),
  }
}

function questionProblems(
  question: SurveyQuestion,
  survey: readonly SurveyQuestion[],
  office: SurveyedOffice,
): SurveyProblem[] {
  const { id: questionId, answers } = question
  const problems: SurveyProblem[] = missing(question.question, office.languages).map((language) => ({
    code: 'text-missing',
    questionId,
    answer: null,
    part: 'question',
    language,
  }))
  const count = answers.length
  if (count === 0) problems.push({ code: 'question-without-answers', questionId })
  if (count > answersAtMost) problems.push({ code: 'answers-too-many', questionId, count })
  else if (count > answersAdvised) problems.push({ code: 'answers-many', questionId, count })
  for (const [answer, given] of answers.entries()) {
    const at = { questionId, answer }
    for (const [part, text] of [['answer', given.text] as const, ['info', given.info] as const]) {
      if (text === undefined) continue
      for (const language of missing(text, office.languages)) {
        problems.push({ code: 'text-missing', ...at, part, language })
      }
    }
    const twice = office.languages.find((language) =>
      answers.slice(0, answer).some((earlier) => sameWords(earlier.text, given.text, language)),
    )
    if (twice !== undefined) problems.push({ code: 'answer-text-twice', ...at, language: twice })
    if (given.icon !== undefined && !surveyIcons.some((icon) => icon === given.icon)) {
      problems.push({ code: 'icon-unknown', ...at })
    }
    problems.push(...targetProblems(given, at, survey, office))
  }
  return problems
}

function targetProblems(
  answer: SurveyAnswer,
  at: { readonly questionId: string; readonly answer: number },
  survey: readonly SurveyQuestion[],
  office: SurveyedOffice,
): SurveyProblem[] {
  const { next, service, alsoService, checkIn, info } = answer
  const targets = [next, service, checkIn || undefined, info].filter((target) => target !== undefined).length
  if (targets === 0) return [{ code: 'answer-without-target', ...at }]
  const secondAlone = alsoService !== undefined && (service === undefined || service === alsoService)
  if (targets > 1 || secondAlone) return [{ code: 'answer-with-many-targets', ...at }]
  const problems: SurveyProblem[] = []
  for (const serviceId of [service, alsoService]) {
    if (serviceId === undefined) continue
    const known = office.services.find((s) => s.id === serviceId)
    if (!known) problems.push({ code: 'service-unknown', ...at, serviceId })
    else if (!known.channels.includes('kiosk'))
      problems.push({ code: 'service-not-at-kiosk', ...at, serviceId })
  }
  if (next !== undefined) {
    if (!survey.some((question) => question.id === next)) problems.push({ code: 'question-unknown', ...at })
    else if (!endsBeside(survey, next, at.questionId)) problems.push({ code: 'answer-leads-back', ...at })
  }
  return problems
}

function missing(text: LocalText, languages: readonly Language[]): Language[] {
  // Russian stands in for every other language, so it is needed even where it is not offered.
  const needed: Language[] = languages.includes('ru') ? [...languages] : ['ru', ...languages]
  return needed.filter((language) => wordsOf(text, language) === '')
}

function sameWords(a: LocalText, b: LocalText, language: Language): boolean {
  const words = wordsOf(a, language)
  return words !== '' && words === wordsOf(b, language)
}

function wordsOf(text: LocalText, language: Language): string {
  return (text[language] ?? '').trim().toLowerCase()
}
