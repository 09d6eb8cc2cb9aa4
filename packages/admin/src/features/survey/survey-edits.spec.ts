import type { ServiceId } from '@chered/protocol/ids'
import type { SurveyAnswer, SurveyQuestion } from '@chered/protocol/office'
import { describe, expect, it } from 'vitest'
import {
  addAnswer,
  addQuestion,
  aim,
  moveAnswer,
  placeIn,
  removeAnswer,
  removeQuestion,
  withWords,
  writeText,
} from './survey-edits.ts'

const service = (id: string) => ({ service: id as ServiceId })
const answer = (ru: string, to: Partial<SurveyAnswer> = {}): SurveyAnswer => ({ text: { ru }, ...to })
const question = (id: string, ...answers: SurveyAnswer[]): SurveyQuestion => ({
  id,
  question: { ru: id },
  answers,
})
const survey = [
  question('root', answer('child', { next: 'child' }), answer('paper', service('paper'))),
  question('child', answer('birth', service('birth')), answer('more', { next: 'more' })),
  question('more', answer('paternity', service('paternity')), answer('paper', service('paper'))),
]
const words = (id: string, from: readonly SurveyQuestion[]) =>
  from.find((q) => q.id === id)?.answers.map(({ text }) => text.ru)

describe('removing', () => {
  it('an answer takes the questions along that only it led to, and names the services that are lost', () => {
    const { survey: left, questions, services } = removeAnswer(survey, { questionId: 'root', answer: 0 })
    expect(left.map(({ id }) => id)).toEqual(['root'])
    expect(questions.map(({ id }) => id)).toEqual(['child', 'more'])
    expect(services).toEqual(['birth', 'paternity'])
  })

  it('an answer leaves alone what another way leads to, and what was lost before', () => {
    const other = [
      ...survey.map((q) =>
        q.id === 'root' ? { ...q, answers: [...q.answers, answer('x', { next: 'more' })] } : q,
      ),
      question('lost', answer('nothing')),
    ]
    const { survey: left, questions } = removeAnswer(other, { questionId: 'root', answer: 0 })
    expect(questions.map(({ id }) => id)).toEqual(['child'])
    expect(left.map(({ id }) => id)).toEqual(['root', 'more', 'lost'])
  })

  it('a question leaves the answers that led to it without a target', () => {
    const { survey: left, answersLeft, services } = removeQuestion(survey, 'child')
    expect(left.map(({ id }) => id)).toEqual(['root'])
    expect(left[0]?.answers[0]).toEqual({ text: { ru: 'child' } })
    expect(answersLeft).toBe(1)
    expect(services).toEqual(['birth', 'paternity'])
  })
})

describe('moving', () => {
  it('puts an answer at its new place and keeps the order of the others', () => {
    const three = [question('root', answer('a'), answer('b'), answer('c'))]
    expect(words('root', moveAnswer(three, 'root', 0, 2))).toEqual(['b', 'c', 'a'])
    expect(words('root', moveAnswer(three, 'root', 2, 0))).toEqual(['c', 'a', 'b'])
    expect(words('root', moveAnswer(three, 'root', 7, 0))).toEqual(['a', 'b', 'c'])
  })
})

describe('writing', () => {
  it('leaves a language out again when its words are deleted, but keeps the Russian field', () => {
    expect(withWords({ ru: 'да', en: 'yes' }, 'en', '')).toEqual({ ru: 'да' })
    expect(withWords({ ru: 'да' }, 'ru', '')).toEqual({ ru: '' })
  })

  it('changes one text of one place', () => {
    const told = aim(survey, { questionId: 'root', answer: 1 }, { kind: 'info', text: { ru: '' } })
    const written = writeText(told, { questionId: 'root', answer: 1 }, 'info', 'ru', 'слова')
    expect(written[0]?.answers[1]).toEqual({ text: { ru: 'paper' }, info: { ru: 'слова' } })
    expect(
      writeText(survey, { questionId: 'child', answer: null }, 'text', 'en', 'who?')[1]?.question,
    ).toEqual({
      ru: 'child',
      en: 'who?',
    })
  })

  it('adds an answer at the end, and a question behind an answer', () => {
    expect(words('root', addAnswer(survey, 'root'))).toEqual(['child', 'paper', ''])
    const grown = addQuestion(survey, { questionId: 'root', answer: 1 }, 'new')
    expect(grown[0]?.answers[1]).toEqual({ text: { ru: 'paper' }, next: 'new' })
    expect(grown.at(-1)).toEqual({ id: 'new', question: { ru: '' }, answers: [{ text: { ru: '' } }] })
  })
})

it('a place that is gone becomes its question, or the first one', () => {
  expect(placeIn(survey, { questionId: 'child', answer: 1 })).toEqual({ questionId: 'child', answer: 1 })
  expect(placeIn(survey, { questionId: 'child', answer: 2 })).toEqual({ questionId: 'child', answer: null })
  expect(placeIn(survey, { questionId: 'gone', answer: 0 })).toEqual({ questionId: 'root', answer: null })
})
