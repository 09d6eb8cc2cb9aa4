import type { ServiceId } from '@chered/protocol/ids'
import type { Office, SurveyAnswer, SurveyQuestion } from '@chered/protocol/office'
import type { KioskService } from '@chered/protocol/views'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { destinationOf, liveAnswers, openAdvice, questionOf, servicesBelow } from './survey.ts'

const id = (text: string) => text as ServiceId
const answer = (text: string, to: Partial<SurveyAnswer> = {}): SurveyAnswer => ({ text: { ru: text }, ...to })
const question = (name: string, answers: SurveyAnswer[]): SurveyQuestion => ({
  id: name,
  question: { ru: name },
  answers,
})
function office(services: readonly string[], survey: SurveyQuestion[]): Pick<Office, 'survey' | 'services'> {
  return { survey, services: services.map((s) => ({ id: id(s) }) as Office['services'][number]) }
}
const kioskService = (name: string, state: KioskService['state']): KioskService => ({
  serviceId: id(name),
  waiting: 0,
  estimate: null,
  state,
  desks: [],
  bookable: false,
  byAppointmentOnly: false,
  firstToday: null,
  servedNext: null,
})

describe('the survey', () => {
  it('gathers the services below an answer through its questions, each once', () => {
    const it = office(
      ['birth', 'paternity'],
      [
        question('root', [answer('child', { next: 'child' })]),
        question('child', [
          answer('married', { service: id('birth') }),
          answer('not married', { service: id('birth'), alsoService: id('paternity') }),
          answer('paternity', { service: id('paternity') }),
        ]),
      ],
    )
    const [child] = questionOf(it, 'root')?.answers ?? []
    expect(servicesBelow(it, child!)).toEqual(['birth', 'paternity'])
  })

  it('keeps the second service of an answer that plans two', () => {
    const it = office(['birth', 'paternity'], [])
    const both = answer('both', { service: id('birth'), alsoService: id('paternity') })
    expect(destinationOf(it, both)).toEqual({
      kind: 'service',
      serviceId: 'birth',
      alsoServiceId: 'paternity',
    })
    const gone = answer('both', { service: id('birth'), alsoService: id('abolished') })
    expect(destinationOf(it, gone)).toMatchObject({ alsoServiceId: null })
  })

  it('shows no answer whose question or service does not exist', () => {
    const root = question('root', [
      answer('abolished', { service: id('abolished') }),
      answer('lost question', { next: 'nobody' }),
      answer('empty branch', { next: 'empty' }),
      answer('nothing'),
      answer('information', { info: { ru: 'words' } }),
      answer('booked', { checkIn: true }),
      answer('birth', { service: id('birth') }),
    ])
    const it = office(
      ['birth'],
      [root, question('empty', [answer('abolished', { service: id('abolished') })])],
    )
    expect(liveAnswers(it, root).map((a) => a.text.ru)).toEqual(['information', 'booked', 'birth'])
  })

  it('offers advice only while the office gives it', () => {
    const it = office(['advice'], [])
    expect(openAdvice(it, [kioskService('advice', 'open')])).toBe('advice')
    expect(openAdvice(it, [kioskService('advice', 'no-desk')])).toBe('advice')
    expect(openAdvice(it, [kioskService('advice', 'quota')])).toBeNull()
    expect(openAdvice(office([], []), [kioskService('advice', 'open')])).toBeNull()
  })

  it('never runs for ever and never leads from a shown answer to nowhere, whatever the scheme', () => {
    const names = ['root', 'a', 'b', 'c']
    const services = ['s1', 's2']
    const anyAnswer = fc.record(
      {
        text: fc.constant({ ru: 'x' }),
        next: fc.constantFrom(...names, 'nobody'),
        service: fc.constantFrom(...services.map(id), id('abolished')),
        info: fc.constant({ ru: 'words' }),
      },
      { requiredKeys: ['text'] },
    )
    const anySurvey = fc.tuple(
      ...names.map((name) =>
        fc
          .array(anyAnswer, { minLength: 1, maxLength: 4 })
          .map((answers) => question(name, answers as SurveyAnswer[])),
      ),
    )
    fc.assert(
      fc.property(anySurvey, (survey) => {
        const it = office(services, survey)
        for (const q of survey) {
          for (const shown of liveAnswers(it, q)) {
            const to = destinationOf(it, shown)
            expect(to.kind).not.toBe('nowhere')
            const below = servicesBelow(it, shown)
            expect(new Set(below).size).toBe(below.length)
            if (to.kind === 'question') {
              expect(questionOf(it, to.questionId)).not.toBeNull()
            }
          }
        }
      }),
    )
  })
})
