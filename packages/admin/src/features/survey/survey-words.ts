import type { ServiceId } from '@chered/protocol/ids'
import type { Office, SurveyQuestion } from '@chered/protocol/office'
import type { SurveyProblem } from '@chered/protocol/survey'
import { rootQuestion } from '@chered/protocol/survey-choices'
import type { LocalText } from '@chered/protocol/text'
import { officeText } from '@chered/ui/i18n'
import type { TFunction } from 'i18next'
import { type Place, questionOf, type Target } from './survey-content.ts'
import type { Difference } from './survey-difference.ts'

/** What is needed to say something about a survey in words of the screen. */
export interface Speech {
  readonly t: TFunction
  readonly language: string
  readonly office: Office
  /** The server's clock, ms. */
  readonly now: number
}

/** Words of a text in the language of the screen, else in Russian; empty while nothing is written. */
export function wordsIn({ language }: Pick<Speech, 'language'>, text: LocalText): string {
  return officeText(text, language).trim() || text.ru.trim()
}

/** Words of an office's text, quoted; one that is still empty is called so. */
export function quoted(speech: Pick<Speech, 't' | 'language'>, text: LocalText): string {
  const { t } = speech
  const words = wordsIn(speech, text)
  return words === '' ? t('survey.unnamed') : t('survey.quoted', { words })
}

export function serviceName({ office, language }: Speech, id: ServiceId): string {
  const service = office.services.find((s) => s.id === id)
  return service === undefined ? id : officeText(service.name, language)
}

/** The letter of the tickets of a service; empty for a service that is not there. */
export function letterOf(office: Office, id: ServiceId): string {
  const queue = office.services.find((s) => s.id === id)?.queue
  return office.queues.find((q) => q.id === queue)?.letter ?? ''
}

/** Where an answer leads, in a few words. */
export function targetWords(speech: Speech, survey: readonly SurveyQuestion[], target: Target): string {
  const { t } = speech
  switch (target.kind) {
    case 'none':
      return t('survey.target.none')
    case 'check-in':
      return t('survey.target.checkIn')
    case 'info':
      return t('survey.target.info')
    case 'question': {
      const question = questionOf(survey, target.questionId)
      return question === null ? t('survey.target.gone') : quoted(speech, question.question)
    }
    case 'service': {
      const first = serviceName(speech, target.service)
      if (target.also === null) return first
      return t('survey.target.two', { first, second: serviceName(speech, target.also) })
    }
  }
}

/** Where a problem lies and the field that mends it; null for what concerns the whole survey. */
export function placeOf(problem: SurveyProblem): { readonly place: Place; readonly field: string } | null {
  switch (problem.code) {
    case 'root-missing':
    case 'service-unreachable':
      return null
    case 'question-id-twice':
    case 'question-unreachable':
      return { place: { questionId: problem.questionId, answer: null }, field: 'survey-question-ru' }
    case 'question-without-answers':
    case 'answers-many':
    case 'answers-too-many':
      return { place: { questionId: problem.questionId, answer: null }, field: 'survey-add-answer' }
    case 'text-missing': {
      const { questionId, answer, part, language } = problem
      return { place: { questionId, answer }, field: `survey-${part}-${language}` }
    }
    case 'answer-text-twice': {
      const { questionId, answer, language } = problem
      return { place: { questionId, answer }, field: `survey-answer-${language}` }
    }
    case 'icon-unknown':
    case 'answer-without-target':
    case 'answer-with-many-targets':
    case 'answer-leads-back':
    case 'question-unknown':
    case 'service-unknown':
    case 'service-not-at-kiosk': {
      const { questionId, answer } = problem
      return { place: { questionId, answer }, field: 'survey-target' }
    }
  }
}

/** What is wrong, and where, in one sentence. */
export function problemWords(
  speech: Speech,
  survey: readonly SurveyQuestion[],
  problem: SurveyProblem,
): string {
  const { t } = speech
  const facts: Record<string, string | number> = {}
  if ('questionId' in problem) {
    const question = questionOf(survey, problem.questionId)
    facts.question = question === null ? t('survey.unnamed') : quoted(speech, question.question)
    const at = 'answer' in problem ? problem.answer : null
    if (at !== null) {
      const answer = question?.answers[at]
      facts.answer = answer ? quoted(speech, answer.text) : t('survey.unnamed')
    }
  }
  if ('serviceId' in problem) facts.service = serviceName(speech, problem.serviceId)
  if ('language' in problem) facts.language = t(`survey.inLanguage.${problem.language}`)
  if ('count' in problem) facts.count = problem.count
  if (problem.code === 'text-missing') return t(`survey.problem.text-missing.${problem.part}`, facts)
  if (problem.code === 'answers-many' && problem.questionId === rootQuestion) {
    return t('survey.problem.answers-many-first', facts)
  }
  return t(`survey.problem.${problem.code}`, facts)
}

/** What changes, in one sentence. */
export function differenceWords(speech: Speech, difference: Difference): string {
  const { t } = speech
  const facts: Record<string, string> = {}
  if ('question' in difference) facts.question = quoted(speech, difference.question)
  if ('answer' in difference) facts.answer = quoted(speech, difference.answer)
  if ('before' in difference) facts.before = quoted(speech, difference.before)
  if ('serviceId' in difference) facts.service = serviceName(speech, difference.serviceId)
  return t(`survey.difference.${difference.kind}`, facts)
}

/** `24 ноября` of a local date, with its year when that is not the present one. */
export function dateWords({ language, now }: Pick<Speech, 'language' | 'now'>, date: string): string {
  const noon = Date.parse(`${date}T12:00:00Z`)
  const other = new Date(now).getUTCFullYear() !== new Date(noon).getUTCFullYear()
  return new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'long',
    ...(other ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(noon)
}

/** `24 нояб., 10:42` of a moment in the office's time zone. */
export function momentWords({ language, office }: Pick<Speech, 'language' | 'office'>, at: number): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: office.timeZone,
  }).format(at)
}

function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language
}
