import type { SurveyAnswer, SurveyQuestion } from '@chered/protocol/office'
import { surveyProblems } from '@chered/protocol/survey-choices'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleService, serviceId } from '../../testing/example-office.ts'
import { checkSurvey, type SurveyedOffice } from './check-survey.ts'

const services = ['s1', 's2', 's3']
const office: SurveyedOffice = {
  languages: ['ru', 'en'],
  services: services.map((id) => exampleService(id, 'papers')),
}
const names = ['root', 'a', 'b', 'c', 'd']

const text = fc.record({ ru: fc.constantFrom('да', 'нет', 'может быть', 'потом', ''), en: fc.string() })
const sound = (ids: readonly string[]): fc.Arbitrary<Partial<SurveyAnswer>> =>
  fc.oneof(
    fc.constantFrom(...ids).map((next) => ({ next })),
    fc.constantFrom(...services).map((id) => ({ service: serviceId(id) })),
    fc.constant({ checkIn: true }),
    fc.constant({ info: { ru: 'слова', en: 'words' } }),
  )
const faulty = (): fc.Arbitrary<Partial<SurveyAnswer>> =>
  fc.oneof(sound(names), fc.constant({ next: 'gone' }), fc.constant({}))

function surveys(
  target: (ids: readonly string[]) => fc.Arbitrary<Partial<SurveyAnswer>>,
  least: number,
): fc.Arbitrary<SurveyQuestion[]> {
  return fc.subarray(names, { minLength: 1 }).chain((ids) => {
    const answer = fc.tuple(text, target(ids)).map(([words, to]): SurveyAnswer => ({ text: words, ...to }))
    const answers = fc.array(answer, { minLength: least, maxLength: 4 })
    return fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), question: text, answers })))
  })
}
const anySurvey = surveys(faulty, 0)

/** Words of their own for every answer, so that only the ways of the survey are tried. */
const worded = (survey: readonly SurveyQuestion[]): SurveyQuestion[] =>
  survey.map((question) => ({
    ...question,
    question: { ru: question.id, en: question.id },
    answers: question.answers.map((answer, n) => ({ ...answer, text: { ru: `${n}`, en: `${n}` } })),
  }))

const errors = (survey: readonly SurveyQuestion[], hidden = services) =>
  checkSurvey({ survey, hidden: hidden.map(serviceId) }, office).problems.filter(
    ({ code }) => surveyProblems[code] === 'error',
  )

/** All the ways that a visitor can go who is never asked the same question twice; each ends with what it ends in. */
function walks(survey: readonly SurveyQuestion[], id: string, asked: readonly string[]): string[] {
  const question = survey.find((q) => q.id === id)
  if (!question || asked.includes(id)) return ['nowhere']
  return question.answers.flatMap(({ next, service, checkIn, info }) => {
    if (next !== undefined) return walks(survey, next, [...asked, id])
    return [service ?? (checkIn ? 'check-in' : info ? 'info' : 'nowhere')]
  })
}

describe('the check of a survey', () => {
  it('passes none in which an answer of a reachable question has no way to an end', () => {
    let passed = 0
    fc.assert(
      fc.property(surveys(sound, 1).map(worded), (survey) => {
        if (errors(survey).length > 0) return
        passed += 1
        for (const question of survey) {
          for (const answer of question.answers) {
            const ends = answer.next === undefined ? ['end'] : walks(survey, answer.next, [question.id])
            expect(ends.some((end) => end !== 'nowhere')).toBe(true)
          }
        }
        expect(walks(survey, 'root', []).some((end) => end !== 'nowhere')).toBe(true)
      }),
      { numRuns: 3000 },
    )
    expect(passed).toBeGreaterThan(50)
  })

  it('calls a service unreachable exactly when no walk from the first question ends in it', () => {
    fc.assert(
      fc.property(anySurvey.map(worded), (survey) => {
        const ends = new Set(walks(survey, 'root', []))
        const unreachable = errors(survey, []).flatMap((p) =>
          p.code === 'service-unreachable' ? [p.serviceId as string] : [],
        )
        expect(unreachable).toEqual(services.filter((id) => !ends.has(id)))
      }),
      { numRuns: 500 },
    )
  })

  it('names exactly the texts that are missing', () => {
    fc.assert(
      fc.property(anySurvey, (survey) => {
        const named = errors(survey).filter(({ code }) => code === 'text-missing').length
        const texts = survey.flatMap((q) => [q.question, ...q.answers.map(({ text }) => text)])
        const empty = texts.flatMap((t) => [t.ru, t.en]).filter((words) => !words?.trim()).length
        expect(named).toBe(empty)
      }),
    )
  })

  it('never throws and never changes what it is given', () => {
    fc.assert(
      fc.property(anySurvey, (survey) => {
        const before = JSON.stringify(survey)
        errors(survey, [])
        expect(JSON.stringify(survey)).toBe(before)
      }),
    )
  })
})
