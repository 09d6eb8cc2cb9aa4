import type { ServiceId } from '@chered/protocol/ids'
import type { SurveyQuestion } from '@chered/protocol/office'
import type { SurveyCheck, SurveyProblem } from '@chered/protocol/survey'
import { surveyProblems } from '@chered/protocol/survey-choices'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useTranslation } from 'react-i18next'
import { choose } from './survey-store.ts'
import { placeOf, problemWords, type Speech, serviceName } from './survey-words.ts'

const grades = ['error', 'warning', 'advice'] as const

/** How many problems of a grade there are. */
export function countOf({ problems }: SurveyCheck, grade: (typeof grades)[number]): number {
  return problems.filter(({ code }) => surveyProblems[code] === grade).length
}

/** What is wrong with the survey; a press leads to the field that mends it. */
export function ProblemList(props: {
  speech: Speech
  survey: readonly SurveyQuestion[]
  check: SurveyCheck
  /** The list is of what was saved, and something newer stands on the screen. */
  older: boolean
  /** Services that are left out on purpose. */
  hidden: readonly ServiceId[]
  /** Null when nothing can be changed. */
  change: { hide: (id: ServiceId) => void; offer: (id: ServiceId) => void } | null
}) {
  const { t } = useTranslation()
  const { check, speech, change } = props
  const all = check.reached === check.offered
  return (
    <section className="survey-check" aria-labelledby="survey-check-title" aria-busy={props.older}>
      <h2 className="t" id="survey-check-title">
        {t('survey.check.title')}
        {props.older && <span className="small muted">{t('survey.check.older')}</span>}
      </h2>
      <ul className="survey-checks" aria-labelledby="survey-check-title">
        {all && (
          <li className="ok">
            <StateShape shape="ok" />
            <span>{t('survey.check.reached', { count: check.offered, touches: check.longestWay })}</span>
          </li>
        )}
        {grades.flatMap((grade) =>
          check.problems
            .filter(({ code }) => surveyProblems[code] === grade)
            .map((problem) => (
              <li key={JSON.stringify(problem)} className={grade}>
                <StateShape shape={grade === 'advice' ? 'free' : 'trouble'} />
                <Problem
                  problem={problem}
                  survey={props.survey}
                  speech={speech}
                  hide={change?.hide ?? null}
                />
              </li>
            )),
        )}
        {props.hidden.map((id) => (
          <li key={id}>
            <StateShape shape="closed" />
            <span>
              {t('survey.check.hidden', { service: serviceName(speech, id) })}
              {change && (
                <>
                  {' '}
                  <button type="button" className="link-button" onClick={() => change.offer(id)}>
                    {t('survey.check.offer')}
                  </button>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Problem(props: {
  problem: SurveyProblem
  survey: readonly SurveyQuestion[]
  speech: Speech
  hide: ((id: ServiceId) => void) | null
}) {
  const { t } = useTranslation()
  const { problem, hide } = props
  const words = problemWords(props.speech, props.survey, problem)
  const at = placeOf(problem)
  if (at !== null) {
    return (
      <button type="button" className="survey-problem" onClick={() => choose(at.place, at.field)}>
        {words}
      </button>
    )
  }
  return (
    <span>
      {words}
      {problem.code === 'service-unreachable' && hide !== null && (
        <>
          {' '}
          <button type="button" className="link-button" onClick={() => hide(problem.serviceId)}>
            {t('survey.check.hide')}
          </button>
        </>
      )}
    </span>
  )
}
