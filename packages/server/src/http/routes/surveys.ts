import {
  ActivateSurveyBody,
  CheckSurveyBody,
  CreateSurveyBody,
  SaveSurveyBody,
  SurveyCheck,
  SurveyId,
  SurveyList,
  SurveyReading,
} from '@chered/protocol/survey'
import { z } from 'zod'
import type { SurveyAnswer } from '../../application/survey-keeper.ts'
import type { Access } from '../access.ts'
import type { App, AppParts } from '../app.ts'
import { Refused } from '../problem.ts'

const tags = ['survey']
const params = z.object({ surveyId: SurveyId })
const reading = { 200: SurveyReading }
/** Three hundred questions in four languages are larger than any other body. */
const bodyLimit = 1024 * 1024

/** The survey's versions: the administrator writes them, the head of the office may read. */
export function surveyRoutes(app: App, { surveys }: AppParts, access: Access): void {
  app.get(
    '/api/surveys',
    {
      schema: {
        summary: 'Versions of the survey and their history',
        tags,
        response: { 200: SurveyList },
      },
    },
    async (request) => {
      access.staff(request, 'administrator', 'head')
      return surveys.list()
    },
  )
  app.get(
    '/api/surveys/:surveyId',
    { schema: { summary: 'One version and what is wrong with it', tags, params, response: reading } },
    async (request) => {
      access.staff(request, 'administrator', 'head')
      return said(surveys.read(request.params.surveyId))
    },
  )
  app.post(
    '/api/surveys',
    {
      schema: {
        summary: 'A draft with the content of a version',
        tags,
        body: CreateSurveyBody,
        response: reading,
      },
    },
    async (request) => {
      const { staffId } = access.staff(request, 'administrator')
      return said(surveys.create(request.body, staffId))
    },
  )
  app.post(
    '/api/surveys/check',
    {
      bodyLimit,
      schema: {
        summary: 'What is wrong with a survey, without keeping it',
        tags,
        body: CheckSurveyBody,
        response: { 200: SurveyCheck },
      },
    },
    async (request) => {
      access.staff(request, 'administrator')
      return surveys.check(request.body)
    },
  )
  app.put(
    '/api/surveys/:surveyId',
    { bodyLimit, schema: { summary: 'Keep a draft', tags, params, body: SaveSurveyBody, response: reading } },
    async (request) => {
      const { staffId } = access.staff(request, 'administrator')
      return said(surveys.save(request.params.surveyId, request.body, staffId))
    },
  )
  app.delete(
    '/api/surveys/:surveyId',
    { schema: { summary: 'Forget a draft', tags, params, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { staffId } = access.staff(request, 'administrator')
      said(surveys.drop(request.params.surveyId, staffId))
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/surveys/:surveyId/activate',
    {
      schema: {
        summary: 'Put a version in force, at once or from a day on',
        tags,
        params,
        body: ActivateSurveyBody,
        response: reading,
      },
    },
    async (request) => {
      const { staffId } = access.staff(request, 'administrator')
      return said(surveys.activate(request.params.surveyId, request.body, staffId))
    },
  )
  app.post(
    '/api/surveys/:surveyId/withdraw',
    {
      schema: {
        summary: 'Take back an activation whose day has not come',
        tags,
        params,
        response: reading,
      },
    },
    async (request) => {
      const { staffId } = access.staff(request, 'administrator')
      return said(surveys.withdraw(request.params.surveyId, staffId))
    },
  )
}

function said<T>(answer: SurveyAnswer<T>): T {
  if (!answer.ok) throw new Refused(answer.code, answer.params)
  return answer.value
}
