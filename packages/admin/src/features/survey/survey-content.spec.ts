import { readFileSync } from 'node:fs'
import type { ServiceId } from '@chered/protocol/ids'
import type { Office, SurveyAnswer, SurveyQuestion } from '@chered/protocol/office'
import { surveyIcons } from '@chered/protocol/survey-choices'
import { expect, it } from 'vitest'
import { shownAnswers } from './survey-content.ts'
import { surveyTree, wayTo } from './survey-tree.ts'

const services = [{ id: 'birth' }] as unknown as Office['services']
const answer = (ru: string, to: Partial<SurveyAnswer>): SurveyAnswer => ({ text: { ru }, ...to })
const question = (id: string, ...answers: SurveyAnswer[]): SurveyQuestion => ({
  id,
  question: { ru: id },
  answers,
})
const birth = answer('birth', { service: 'birth' as ServiceId })

it('the preview shows the answers that a kiosk shows: those that lead to an end', () => {
  const root = question(
    'root',
    birth,
    answer('unfinished', {}),
    answer('round', { next: 'loop' }),
    answer('abolished', { service: 'gone' as ServiceId }),
    answer('booked', { checkIn: true }),
    answer('further', { next: 'child' }),
  )
  const survey = [root, question('loop', answer('back', { next: 'root' })), question('child', birth)]
  expect(shownAnswers(survey, services, root)).toEqual([0, 4, 5])
})

it('the tree has each question once, and those that nothing leads to apart', () => {
  const survey = [
    question('root', answer('a', { next: 'a' }), answer('b', { next: 'b' })),
    question('a', answer('b', { next: 'b' }), answer('root', { next: 'root' })),
    question('b', birth),
    question('lost', answer('lost too', { next: 'lost2' })),
    question('lost2', birth),
  ]
  const { root, lost } = surveyTree(survey)
  expect(root?.answers.map(({ below }) => below.kind)).toEqual(['drawn', 'elsewhere'])
  expect(lost.map(({ question: { id } }) => id)).toEqual(['lost'])
  expect(wayTo(survey, 'b')).toEqual(['root', 'a', 'b'])
  expect(wayTo(survey, 'lost2')).toEqual(['lost', 'lost2'])
})

it('every sign that the editor offers is one that the kiosk draws', () => {
  const kiosk = new URL('../../../../kiosk/src/features/survey/AnswerIcon.tsx', import.meta.url)
  const text = readFileSync(kiosk, 'utf8')
  for (const icon of surveyIcons) expect(text).toMatch(new RegExp(`^  ['"]?${icon}['"]?: `, 'm'))
})
