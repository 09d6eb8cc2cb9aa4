import type { ServiceId } from '@chered/protocol/ids'
import type { SurveyAnswer, SurveyQuestion } from '@chered/protocol/office'
import { describe, expect, it } from 'vitest'
import { surveyDifference } from './survey-difference.ts'

const answer = (ru: string, to: Partial<SurveyAnswer> = { checkIn: true }): SurveyAnswer => ({
  text: { ru },
  ...to,
})
const question = (id: string, ...answers: SurveyAnswer[]): SurveyQuestion => ({
  id,
  question: { ru: id },
  answers,
})
const service = (id: string) => ({ service: id as ServiceId })
const kinds = (before: SurveyQuestion[], after: SurveyQuestion[]) =>
  surveyDifference({ survey: before, hidden: [] }, { survey: after, hidden: [] }).map(({ kind }) => kind)

const root = question('root', answer('a', service('s1')), answer('b', service('s2')), answer('c'))

describe('the difference of two versions', () => {
  it('is nothing for the same content, whatever the order of its fields', () => {
    expect(kinds([root], [{ answers: root.answers, question: { ru: 'root' }, id: 'root' }])).toEqual([])
  })

  it('names questions that came, went or read otherwise', () => {
    expect(kinds([root, question('x')], [{ ...root, question: { ru: 'new' } }, question('y')])).toEqual([
      'question-text',
      'question-added',
      'question-removed',
    ])
  })

  it('knows an answer by its words, and then by where it leads', () => {
    const [a, b, c] = root.answers as [SurveyAnswer, SurveyAnswer, SurveyAnswer]
    const reworded = { ...a, text: { ru: 'other words' } }
    expect(kinds([root], [question('root', reworded, b, c)])).toEqual(['answer-text'])
    expect(kinds([root], [question('root', answer('a', service('s3')), b, c)])).toEqual(['answer-target'])
    expect(kinds([root], [question('root', { ...a, icon: 'baby' }, b, c)])).toEqual(['answer-icon'])
  })

  it('names answers that came, went and changed places', () => {
    const [a, b, c] = root.answers as [SurveyAnswer, SurveyAnswer, SurveyAnswer]
    expect(kinds([root], [question('root', a, b, c, answer('d', service('s4')))])).toEqual(['answer-added'])
    expect(kinds([root], [question('root', a, c)])).toEqual(['answer-removed'])
    expect(kinds([root], [question('root', c, a, b)])).toEqual(['answers-moved'])
  })

  it('tells information from a target', () => {
    const before = question('root', answer('a', { info: { ru: 'one' } }))
    expect(kinds([before], [question('root', answer('a', { info: { ru: 'two' } }))])).toEqual(['answer-info'])
    expect(kinds([before], [question('root', answer('a'))])).toEqual(['answer-target'])
  })

  it('names services that are left out on purpose', () => {
    const hidden = ['s1' as ServiceId]
    expect(surveyDifference({ survey: [root], hidden: [] }, { survey: [root], hidden })).toEqual([
      { kind: 'service-hidden', serviceId: 's1' },
    ])
  })
})
