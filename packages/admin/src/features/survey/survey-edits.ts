import type { ServiceId } from '@chered/protocol/ids'
import type { SurveyAnswer, SurveyQuestion } from '@chered/protocol/office'
import { rootQuestion } from '@chered/protocol/survey-choices'
import type { Language, LocalText } from '@chered/protocol/text'
import {
  type Place,
  questionOf,
  reachedQuestions,
  reachedServices,
  type Target,
  targetOf,
  withTarget,
} from './survey-content.ts'

type Survey = readonly SurveyQuestion[]

const nothing = { ru: '' }

function changed(survey: Survey, id: string, change: (question: SurveyQuestion) => SurveyQuestion): Survey {
  return survey.map((question) => (question.id === id ? change(question) : question))
}

function changedAnswer(
  survey: Survey,
  { questionId, answer: at }: Place,
  change: (answer: SurveyAnswer) => SurveyAnswer,
): Survey {
  return changed(survey, questionId, (question) => ({
    ...question,
    answers: question.answers.map((answer, n) => (n === at ? change(answer) : answer)),
  }))
}

/** A text with the words of one language; a language other than Russian without words is left out. */
export function withWords(text: LocalText, language: Language, words: string): LocalText {
  if (words !== '' || language === 'ru') return { ...text, [language]: words }
  const { [language]: _, ...rest } = text
  return rest
}

export function writeText(
  survey: Survey,
  place: Place,
  part: 'text' | 'info',
  language: Language,
  words: string,
): Survey {
  if (place.answer === null) {
    return changed(survey, place.questionId, (question) => ({
      ...question,
      question: withWords(question.question, language, words),
    }))
  }
  return changedAnswer(survey, place, (answer) => ({
    ...answer,
    [part]: withWords(answer[part] ?? nothing, language, words),
  }))
}

export function chooseIcon(survey: Survey, place: Place, icon: string | null): Survey {
  return changedAnswer(survey, place, ({ icon: _, ...answer }) =>
    icon === null ? answer : { ...answer, icon },
  )
}

export function aim(survey: Survey, place: Place, target: Target): Survey {
  return changedAnswer(survey, place, (answer) => withTarget(answer, target))
}

/** An empty answer at the end of a question. */
export function addAnswer(survey: Survey, questionId: string): Survey {
  return changed(survey, questionId, (question) => ({
    ...question,
    answers: [...question.answers, { text: nothing }],
  }))
}

/** A new question with the id `id`, behind the answer at `place`. */
export function addQuestion(survey: Survey, place: Place, id: string): Survey {
  const aimed = aim(survey, place, { kind: 'question', questionId: id })
  return [...aimed, { id, question: nothing, answers: [{ text: nothing }] }]
}

/** Puts the answer `from` at the place `to`; the others keep their order. */
export function moveAnswer(survey: Survey, questionId: string, from: number, to: number): Survey {
  return changed(survey, questionId, (question) => {
    const answers = [...question.answers]
    const [moved] = answers.splice(from, 1)
    if (moved === undefined) return question
    answers.splice(Math.min(Math.max(0, to), answers.length), 0, moved)
    return { ...question, answers }
  })
}

/** What goes with an answer or a question that is removed. */
export interface Removal {
  readonly survey: Survey
  /** Questions that only this led to; they are removed too. */
  readonly questions: readonly SurveyQuestion[]
  /** Services that can no longer be reached. */
  readonly services: readonly ServiceId[]
  /** Answers that lose their target. */
  readonly answersLeft: number
}

/** Removes one answer, and the questions that nothing else leads to. */
export function removeAnswer(survey: Survey, { questionId, answer }: Place): Removal {
  const without = changed(survey, questionId, (question) => ({
    ...question,
    answers: question.answers.filter((_, n) => n !== answer),
  }))
  return swept(survey, without, 0)
}

/** Removes a question with what hangs below it; answers that led to it stay without a target. */
export function removeQuestion(survey: Survey, id: string): Removal {
  const leads = (answer: SurveyAnswer) => {
    const target = targetOf(answer)
    return target.kind === 'question' && target.questionId === id
  }
  const answersLeft = survey.flatMap(({ answers }) => answers.filter(leads)).length
  const without = survey
    .filter((question) => question.id !== id)
    .map((question) => ({
      ...question,
      answers: question.answers.map((a) => (leads(a) ? withTarget(a, { kind: 'none' }) : a)),
    }))
  return swept(survey, without, answersLeft)
}

function swept(before: Survey, after: Survey, answersLeft: number): Removal {
  const stood = reachedQuestions(before, rootQuestion)
  const stands = reachedQuestions(after, rootQuestion)
  // A question that was lost before is not what this removal takes away.
  const questions = after.filter(({ id }) => stood.has(id) && !stands.has(id))
  const survey = after.filter((question) => !questions.includes(question))
  const left = reachedServices(survey, rootQuestion)
  const services = [...reachedServices(before, rootQuestion)].filter((id) => !left.has(id))
  return { survey, questions, services, answersLeft }
}

/** Answers that lead to a question. */
export function waysTo(survey: Survey, id: string): readonly Place[] {
  return survey.flatMap((question) =>
    question.answers.flatMap(({ next }, answer) =>
      next === id ? [{ questionId: question.id, answer }] : [],
    ),
  )
}

/** A place that exists in the survey: the same, or its question, or the first one. */
export function placeIn(survey: Survey, place: Place): Place {
  const question = questionOf(survey, place.questionId)
  if (question === null) return { questionId: rootQuestion, answer: null }
  const exists = place.answer === null || place.answer < question.answers.length
  return exists ? place : { questionId: question.id, answer: null }
}
