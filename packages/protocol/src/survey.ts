import { z } from 'zod'
import { DayDate, Moment, ServiceId } from './ids.ts'
import type { SurveyQuestion } from './office.ts'
import { Language } from './text.ts'

/** Made by the client, so that a repeated request makes one draft. */
export const SurveyId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .brand<'SurveyId'>()
export type SurveyId = z.infer<typeof SurveyId>

// a survey that is being written ------------------------------------------------------------------
const line = z.string().max(200)
const lines = z.string().max(1200)
const draftText = (text: z.ZodString) =>
  z.object({ ru: text, tt: text.optional(), en: text.optional(), kk: text.optional() })

/** A survey that may still be incomplete: texts may be empty and a question may have no answers yet. */
export const DraftSurvey = z
  .array(
    z.object({
      id: z.string().min(1).max(64),
      question: draftText(line),
      answers: z
        .array(
          z.object({
            text: draftText(line),
            icon: z.string().max(64).optional(),
            next: z.string().max(64).optional(),
            service: ServiceId.optional(),
            alsoService: ServiceId.optional(),
            checkIn: z.boolean().optional(),
            info: draftText(lines).optional(),
          }),
        )
        .max(60),
    }),
  )
  .max(300) satisfies z.ZodType<SurveyQuestion[]>

// problems ----------------------------------------------------------------------------------------
const inQuestion = { questionId: z.string() }
const inAnswer = { ...inQuestion, answer: z.number().int().nonnegative() }

/** One thing that is wrong, and where; how grave it is says `surveyProblems`. Answers are counted from 0. */
export const SurveyProblem = z.discriminatedUnion('code', [
  z.object({ code: z.literal('root-missing') }),
  z.object({ code: z.literal('question-id-twice'), ...inQuestion }),
  z.object({ code: z.literal('question-unreachable'), ...inQuestion }),
  z.object({ code: z.literal('question-without-answers'), ...inQuestion }),
  z.object({ code: z.literal('answer-without-target'), ...inAnswer }),
  z.object({ code: z.literal('answer-with-many-targets'), ...inAnswer }),
  /** Every way on from here asks this question again, so a kiosk does not show the answer. */
  z.object({ code: z.literal('answer-leads-back'), ...inAnswer }),
  /** The same words stand at an earlier answer of the question. */
  z.object({ code: z.literal('answer-text-twice'), ...inAnswer, language: Language }),
  z.object({ code: z.literal('question-unknown'), ...inAnswer }),
  z.object({ code: z.literal('service-unknown'), ...inAnswer, serviceId: ServiceId }),
  /** Offered at kiosks, not hidden on purpose, and no way leads there. */
  z.object({ code: z.literal('service-unreachable'), serviceId: ServiceId }),
  /** `answer` is null for the question's own text. */
  z.object({
    code: z.literal('text-missing'),
    ...inQuestion,
    answer: z.number().int().nonnegative().nullable(),
    part: z.enum(['question', 'answer', 'info']),
    language: Language,
  }),
  z.object({ code: z.literal('service-not-at-kiosk'), ...inAnswer, serviceId: ServiceId }),
  z.object({ code: z.literal('icon-unknown'), ...inAnswer }),
  z.object({ code: z.literal('answers-too-many'), ...inQuestion, count: z.number().int() }),
  z.object({ code: z.literal('answers-many'), ...inQuestion, count: z.number().int() }),
])
export type SurveyProblem = z.infer<typeof SurveyProblem>

export const SurveyCheck = z.object({
  problems: z.array(SurveyProblem),
  /** Services that kiosks offer, and how many of them a visitor can reach. */
  offered: z.number().int(),
  reached: z.number().int(),
  /** Touches to the service that takes the most, by its shortest way. */
  longestWay: z.number().int(),
})
export type SurveyCheck = z.infer<typeof SurveyCheck>

// versions ----------------------------------------------------------------------------------------
/**
 * `draft`: never activated and free to change. `scheduled`: comes into force by
 * itself on `activeFrom`. `active`: the one that screens show. `past`: was in force.
 */
export const surveyStates = ['draft', 'scheduled', 'active', 'past'] as const

export const SurveyHead = z.object({
  id: SurveyId,
  state: z.enum(surveyStates),
  /** First day in force: of the present or latest time, or of the one to come; null for a draft. */
  activeFrom: DayDate.nullable(),
  title: z.string().nullable(),
  /** Name of who changed it last; null for the first version, which comes with the office. */
  author: z.string().nullable(),
  createdAt: Moment,
  changedAt: Moment,
  /** Rises by one with each change; a change says which one it was made from. */
  revision: z.number().int().positive(),
})
export type SurveyHead = z.infer<typeof SurveyHead>

export const SurveyVersion = SurveyHead.extend({
  survey: DraftSurvey,
  /** Services offered at kiosks that this survey leaves out on purpose. */
  hidden: z.array(ServiceId),
})
export type SurveyVersion = z.infer<typeof SurveyVersion>

/** One activation of a version; a rollback is one more of an earlier version. */
export const SurveyActivation = z.object({
  surveyId: SurveyId,
  from: DayDate,
  /** Name of who decided it; null for the program itself. */
  author: z.string().nullable(),
  at: Moment,
  outcome: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('awaited') }),
    /** Its day has come, but it does not fit the office any more: the former version stays. */
    z.object({ kind: z.literal('held-back') }),
    z.object({ kind: z.literal('began'), at: Moment }),
    z.object({ kind: z.literal('withdrawn'), at: Moment }),
  ]),
})
export type SurveyActivation = z.infer<typeof SurveyActivation>

// GET /api/surveys --------------------------------------------------------------------------------
export const SurveyList = z.object({
  /** Newest first. */
  versions: z.array(SurveyHead),
  inForce: SurveyId,
  /** Newest first. */
  history: z.array(SurveyActivation),
  /** The office's local date. */
  today: DayDate,
})
export type SurveyList = z.infer<typeof SurveyList>

// GET /api/surveys/:id, and the answer to each change ----------------------------------------------
export const SurveyReading = z.object({ version: SurveyVersion, check: SurveyCheck })
export type SurveyReading = z.infer<typeof SurveyReading>

const title = z.string().trim().max(120).nullable()

// POST /api/surveys -------------------------------------------------------------------------------
/** A draft with the content of the version `from`. The same id again answers with the draft as it is. */
export const CreateSurveyBody = z.object({ id: SurveyId, from: SurveyId, title: title.default(null) })
export type CreateSurveyBody = z.infer<typeof CreateSurveyBody>

// PUT /api/surveys/:id ----------------------------------------------------------------------------
export const SaveSurveyBody = z.object({
  /** What was read before the change; another one is refused with `changed-meanwhile`. */
  revision: z.number().int().positive(),
  title,
  survey: DraftSurvey,
  hidden: z.array(ServiceId).max(300),
})
export type SaveSurveyBody = z.infer<typeof SaveSurveyBody>

// POST /api/surveys/check -------------------------------------------------------------------------
export const CheckSurveyBody = z.object({ survey: DraftSurvey, hidden: z.array(ServiceId).max(300) })
export type CheckSurveyBody = z.infer<typeof CheckSurveyBody>

// POST /api/surveys/:id/activate ------------------------------------------------------------------
export const ActivateSurveyBody = z.object({
  revision: z.number().int().positive(),
  /** The version that was in force when the difference was read and confirmed. */
  inForce: SurveyId,
  /** First day in force; null for at once. */
  from: DayDate.nullable(),
})
export type ActivateSurveyBody = z.infer<typeof ActivateSurveyBody>
