/**
 * What the survey's editor and its checks know alike; free of schemas, so that
 * a screen does not carry the validation library for it.
 */

/** The question a visit begins with. */
export const rootQuestion = 'root'

/** Signs that a kiosk can draw beside an answer. */
export const surveyIcons = [
  'baby',
  'rings',
  'rings-apart',
  'candle',
  'copies',
  'pen',
  'file-check',
  'file',
  'id-card',
  'users',
  'scales',
  'info',
  'help',
] as const
export type SurveyIcon = (typeof surveyIcons)[number]

/** So many answers are read at one glance. */
export const answersAdvised = 6
/** More answers than this are more than two screens of reading. */
export const answersAtMost = 12

/**
 * What can be wrong with a survey, and how grave it is. An `error` keeps a
 * version from being activated; a `warning` is said before; `advice` is only
 * shown.
 */
export const surveyProblems = {
  'root-missing': 'error',
  'question-id-twice': 'error',
  'question-unreachable': 'error',
  'question-without-answers': 'error',
  'answer-without-target': 'error',
  'answer-with-many-targets': 'error',
  'answer-leads-back': 'error',
  'answer-text-twice': 'error',
  'question-unknown': 'error',
  'service-unknown': 'error',
  'service-unreachable': 'error',
  'text-missing': 'error',
  'service-not-at-kiosk': 'warning',
  'icon-unknown': 'warning',
  'answers-too-many': 'warning',
  'answers-many': 'advice',
} as const satisfies Record<string, 'error' | 'warning' | 'advice'>

export type SurveyProblemCode = keyof typeof surveyProblems
