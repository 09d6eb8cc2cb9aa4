import { readFileSync } from 'node:fs'
import { Office, type SurveyAnswer, type SurveyQuestion } from '@chered/protocol/office'
import { type SurveyProblemCode, surveyProblems } from '@chered/protocol/survey-choices'
import { describe, expect, it } from 'vitest'
import { exampleService, serviceId } from '../../testing/example-office.ts'
import { checkSurvey, type SurveyedOffice } from './check-survey.ts'

const office: SurveyedOffice = {
  languages: ['ru', 'en'],
  services: [
    exampleService('birth', 'papers'),
    exampleService('paternity', 'papers'),
    exampleService('ceremony', 'papers', { channels: ['portal'] }),
  ],
}
const both = (words: string) => ({ ru: words, en: words })
const answer = (words: string, to: Partial<SurveyAnswer>): SurveyAnswer => ({ text: both(words), ...to })
const question = (id: string, ...answers: SurveyAnswer[]): SurveyQuestion => ({
  id,
  question: both(id),
  answers,
})
const birth = answer('birth', { service: serviceId('birth') })
const paternity = answer('paternity', { service: serviceId('paternity') })
const sound = [
  question('root', answer('child', { next: 'child' }), answer('booked', { checkIn: true })),
  question('child', birth, paternity),
]
const check = (survey: readonly SurveyQuestion[], hidden: readonly string[] = []) =>
  checkSurvey({ survey, hidden: hidden.map(serviceId) }, office)
const codes = (survey: readonly SurveyQuestion[], hidden: readonly string[] = []): SurveyProblemCode[] =>
  check(survey, hidden).problems.map(({ code }) => code)
const withRoot = (...answers: SurveyAnswer[]) => [question('root', birth, paternity, ...answers)]

describe('a survey', () => {
  it('that leads everywhere has no problems, and its longest way is counted in touches', () => {
    expect(check(sound)).toEqual({ problems: [], offered: 2, reached: 2, longestWay: 2 })
  })

  it('of the example office may be activated', () => {
    const file = new URL('../../../example/office.json', import.meta.url)
    const example = Office.parse(JSON.parse(readFileSync(file, 'utf8')))
    const { problems } = checkSurvey({ survey: example.survey, hidden: [] }, example)
    expect(problems.filter(({ code }) => surveyProblems[code] === 'error')).toEqual([])
  })

  it('without a first question reaches nothing', () => {
    expect(codes([])).toEqual(['root-missing', 'service-unreachable', 'service-unreachable'])
  })

  it('names a question that no answer leads to, and one that has no answers', () => {
    expect(check([...sound, question('lost')]).problems).toEqual([
      { code: 'question-unreachable', questionId: 'lost' },
      { code: 'question-without-answers', questionId: 'lost' },
    ])
  })

  it('has each question once', () => {
    expect(codes([...sound, question('child', birth)])).toEqual(['question-id-twice'])
  })
})

describe('an answer', () => {
  it('leads to exactly one thing; a second service needs a first and another one', () => {
    const many: SurveyProblemCode[] = ['answer-with-many-targets']
    expect(codes(withRoot(answer('nothing', {})))).toEqual(['answer-without-target'])
    expect(codes(withRoot(answer('unticked', { checkIn: false })))).toEqual(['answer-without-target'])
    expect(codes(withRoot(answer('two', { checkIn: true, info: both('words') })))).toEqual(many)
    expect(
      codes(withRoot(answer('second alone', { checkIn: true, alsoService: serviceId('birth') }))),
    ).toEqual(many)
    const twice = { service: serviceId('birth'), alsoService: serviceId('birth') }
    expect(codes(withRoot(answer('twice', twice)))).toEqual(many)
  })

  it('does not lead to a question or a service that is not there', () => {
    expect(codes(withRoot(answer('x', { next: 'gone' })))).toEqual(['question-unknown'])
    expect(codes(withRoot(answer('x', { service: serviceId('gone') })))).toEqual(['service-unknown'])
  })

  it('that leads to a service which kiosks do not offer is warned of', () => {
    expect(codes(withRoot(answer('x', { service: serviceId('ceremony') })))).toEqual(['service-not-at-kiosk'])
  })

  it('whose every way asks the same question again is an error; a way back beside an end is none', () => {
    const loop = [
      ...withRoot(answer('round', { next: 'a' })),
      question('a', answer('on', { next: 'b' })),
      question('b', answer('back', { next: 'root' }), answer('again', { next: 'a' })),
    ]
    expect(check(loop).problems).toEqual([
      { code: 'answer-leads-back', questionId: 'root', answer: 2 },
      { code: 'answer-leads-back', questionId: 'b', answer: 1 },
    ])
    const open = [
      ...withRoot(answer('round', { next: 'a' })),
      question('a', answer('back', { next: 'root' }), answer('booked', { checkIn: true })),
    ]
    expect(codes(open)).toEqual([])
  })

  it('says something else than the answer before it', () => {
    const again = { ...birth, text: { ru: ' BIRTH ', en: 'something else' } }
    expect(check(withRoot(again)).problems).toEqual([
      { code: 'answer-text-twice', questionId: 'root', answer: 2, language: 'ru' },
    ])
  })

  it('names a sign that a kiosk can draw', () => {
    expect(codes(withRoot(answer('x', { checkIn: true, icon: 'unicorn' })))).toEqual(['icon-unknown'])
    expect(codes(withRoot(answer('x', { checkIn: true, icon: 'rings' })))).toEqual([])
  })
})

describe('texts', () => {
  it('are there in each language of the office: question, answer and information', () => {
    const survey = [
      {
        ...question('root', birth, paternity, {
          text: { ru: 'ответ' },
          info: { ru: ' ', en: 'words' },
        }),
        question: { ru: '', en: 'what?' },
      },
    ]
    const place = { code: 'text-missing', questionId: 'root' }
    expect(check(survey).problems).toEqual([
      { ...place, answer: null, part: 'question', language: 'ru' },
      { ...place, answer: 2, part: 'answer', language: 'en' },
      { ...place, answer: 2, part: 'info', language: 'ru' },
    ])
  })
})

describe('services', () => {
  it('that kiosks offer are reached, or hidden on purpose', () => {
    const survey = [question('root', birth)]
    expect(check(survey)).toEqual({
      problems: [{ code: 'service-unreachable', serviceId: 'paternity' }],
      offered: 2,
      reached: 1,
      longestWay: 1,
    })
    expect(codes(survey, ['paternity'])).toEqual([])
  })

  it('are reached as the second service of an answer too', () => {
    const plan = { service: serviceId('birth'), alsoService: serviceId('paternity') }
    expect(codes([question('root', answer('both', plan))])).toEqual([])
  })
})

describe('many answers', () => {
  const rows = (count: number) =>
    withRoot(...Array.from({ length: count - 2 }, (_, n) => answer(`no. ${n}`, { checkIn: true })))
  it('are advised against above six and warned of above twelve', () => {
    expect(codes(rows(6))).toEqual([])
    expect(codes(rows(7))).toEqual(['answers-many'])
    expect(codes(rows(12))).toEqual(['answers-many'])
    expect(check(rows(13)).problems).toEqual([{ code: 'answers-too-many', questionId: 'root', count: 13 }])
  })
})
