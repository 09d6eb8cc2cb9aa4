import type { ServiceId } from '@chered/protocol/ids'
import type { SurveyAnswer, SurveyQuestion } from '@chered/protocol/office'
import { surveyIcons } from '@chered/protocol/survey-choices'
import { newCommandId } from '@chered/ui/api'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageFields } from './LanguageFields.tsx'
import { SurveySign } from './SurveySign.tsx'
import { type Place, type SurveyContent, type Target, type TargetKind, targetOf } from './survey-content.ts'
import { addQuestion, aim, chooseIcon, writeText } from './survey-edits.ts'
import { choose } from './survey-store.ts'
import { letterOf, quoted, type Speech, serviceName } from './survey-words.ts'

interface Props {
  readonly speech: Speech
  readonly content: SurveyContent
  readonly place: Place
  readonly answer: SurveyAnswer
  readonly readOnly: boolean
  readonly put: (survey: readonly SurveyQuestion[], field?: string | null) => void
}

const kinds: readonly TargetKind[] = ['question', 'service', 'info', 'check-in']

/** What an answer says, its sign, and where it leads. */
export function AnswerFields({ speech, content, place, answer, readOnly, put }: Props) {
  const { t } = useTranslation()
  const { survey } = content
  const { languages } = speech.office
  const field = `${place.questionId} ${place.answer}`
  return (
    <div className="answer-fields">
      <LanguageFields
        legend={t('survey.form.answerText')}
        part="answer"
        text={answer.text}
        languages={languages}
        limit={200}
        readOnly={readOnly}
        write={(language, words) =>
          put(writeText(survey, place, 'text', language, words), `${field} ${language}`)
        }
      />
      <TargetFields {...{ speech, content, place, answer, readOnly, put }} />
      {answer.info !== undefined && (
        <LanguageFields
          legend={t('survey.form.infoText')}
          part="info"
          text={answer.info}
          languages={languages}
          limit={1200}
          readOnly={readOnly}
          write={(language, words) =>
            put(writeText(survey, place, 'info', language, words), `${field} info ${language}`)
          }
        />
      )}
      <fieldset className="icon-choice" disabled={readOnly}>
        <legend>{t('survey.form.icon')}</legend>
        <div>
          {[null, ...surveyIcons].map((icon) => {
            const name = t(`survey.icon.${icon ?? 'none'}`)
            return (
              <label key={name} title={name} className="icon-key">
                <input
                  type="radio"
                  className="visually-hidden"
                  name="survey-icon"
                  aria-label={name}
                  checked={(answer.icon ?? null) === icon}
                  onChange={() => put(chooseIcon(survey, place, icon))}
                />
                {icon === null ? <span aria-hidden="true">—</span> : <SurveySign name={icon} />}
              </label>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}

function TargetFields({ speech, content, place, answer, readOnly, put }: Props) {
  const { t } = useTranslation()
  const { survey } = content
  const target = targetOf(answer)
  // A question or a service has still to be chosen; until then the answer leads where it led.
  const [wanted, setWanted] = useState<'question' | 'service' | null>(null)
  const kind = wanted ?? target.kind
  const lead = (next: Target) => {
    setWanted(null)
    put(aim(survey, place, next))
  }
  const newQuestion = () => {
    const id = `q-${newCommandId().slice(0, 12)}`
    put(addQuestion(survey, place, id))
    choose({ questionId: id, answer: null }, 'survey-question-ru')
  }
  const become = (next: TargetKind) => {
    switch (next) {
      case 'question':
      case 'service':
        return setWanted(next === target.kind ? null : next)
      case 'info':
        return lead({ kind: next, text: { ru: '' } })
      case 'none':
      case 'check-in':
        return lead({ kind: next })
    }
  }
  const others = survey.filter(({ id }) => id !== place.questionId)
  const led = target.kind === 'question' ? target.questionId : null

  return (
    <fieldset className="survey-leads" disabled={readOnly}>
      <legend>{t('survey.form.leads')}</legend>
      <div className="lang-row">
        <label htmlFor="survey-target">{t('survey.form.leadsTo')}</label>
        <select
          id="survey-target"
          className="survey-select"
          value={kind}
          onChange={({ currentTarget }) => become(currentTarget.value as TargetKind)}
        >
          {target.kind === 'none' && <option value="none">{t('survey.target.none')}</option>}
          {kinds.map((each) => (
            <option key={each} value={each}>
              {t(`survey.kind.${each}`)}
            </option>
          ))}
        </select>
      </div>
      {kind === 'question' && (
        <div className="lang-row">
          <label htmlFor="survey-target-question">{t('survey.form.whichQuestion')}</label>
          <select
            id="survey-target-question"
            className="survey-select"
            value={wanted === null ? (led ?? '') : ''}
            onChange={({ currentTarget: { value } }) =>
              value === 'new' ? newQuestion() : lead({ kind: 'question', questionId: value })
            }
          >
            {wanted !== null && <option value="">{t('survey.form.chooseQuestion')}</option>}
            {led !== null && others.every(({ id }) => id !== led) && (
              <option value={led}>{t('survey.target.gone')}</option>
            )}
            {others.map((question) => (
              <option key={question.id} value={question.id}>
                {quoted(speech, question.question)}
              </option>
            ))}
            <option value="new">{t('survey.form.newQuestion')}</option>
          </select>
        </div>
      )}
      {kind === 'question' && led !== null && (
        <button
          type="button"
          className="link-button to-question"
          onClick={() => choose({ questionId: led, answer: null }, 'survey-question-ru')}
        >
          {t('survey.form.toQuestion')}
          <ArrowRight aria-hidden="true" />
        </button>
      )}
      {wanted === 'service' && (
        <ServiceRow
          speech={speech}
          id="survey-target-service"
          label={t('survey.form.service')}
          none={t('survey.form.chooseService')}
          value={null}
          onChange={(service) => service && lead({ kind: 'service', service, also: null })}
        />
      )}
      {kind === target.kind && target.kind === 'service' && (
        <>
          <ServiceRow
            speech={speech}
            id="survey-target-service"
            label={t('survey.form.service')}
            none={null}
            value={target.service}
            onChange={(service) =>
              service && lead({ ...target, service, also: target.also === service ? null : target.also })
            }
          />
          <ServiceRow
            speech={speech}
            id="survey-target-also"
            label={t('survey.form.also')}
            none={t('survey.form.noAlso')}
            value={target.also}
            without={target.service}
            onChange={(also) => lead({ ...target, also })}
          />
        </>
      )}
      {kind === 'check-in' && <p className="small muted">{t('survey.form.checkInHow')}</p>}
    </fieldset>
  )
}

function ServiceRow(props: {
  speech: Speech
  id: string
  label: string
  /** Words of the choice of no service; null where one is needed. */
  none: string | null
  value: ServiceId | null
  without?: ServiceId
  onChange: (service: ServiceId | null) => void
}) {
  const { t } = useTranslation()
  const { office } = props.speech
  const known = office.services.some(({ id }) => id === props.value)
  return (
    <div className="lang-row">
      <label htmlFor={props.id}>{props.label}</label>
      <select
        id={props.id}
        className="survey-select"
        value={props.value ?? ''}
        onChange={({ currentTarget: { value } }) =>
          props.onChange(value === '' ? null : (value as ServiceId))
        }
      >
        {props.none !== null && <option value="">{props.none}</option>}
        {props.value !== null && !known && <option value={props.value}>{props.value}</option>}
        {office.services
          .filter(({ id }) => id !== props.without)
          .map(({ id, channels }) => (
            <option key={id} value={id}>
              {letterOf(office, id)} · {serviceName(props.speech, id)}
              {channels.includes('kiosk') ? '' : ` (${t('survey.form.notAtKiosk')})`}
            </option>
          ))}
      </select>
    </div>
  )
}
