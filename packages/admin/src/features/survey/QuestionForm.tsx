import type { SurveyQuestion } from '@chered/protocol/office'
import { rootQuestion } from '@chered/protocol/survey-choices'
import { Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AnswerItem } from './AnswerItem.tsx'
import { LanguageFields } from './LanguageFields.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'
import { type Place, questionOf, type SurveyContent } from './survey-content.ts'
import {
  addAnswer,
  moveAnswer,
  type Removal,
  removeAnswer,
  removeQuestion,
  waysTo,
  writeText,
} from './survey-edits.ts'
import { choose, edit, fieldReached, useSurvey } from './survey-store.ts'
import { quoted, type Speech } from './survey-words.ts'

interface Props {
  readonly speech: Speech
  readonly content: SurveyContent
  readonly question: SurveyQuestion
  readonly place: Place
  readonly readOnly: boolean
}

type Asked =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'remove'
      readonly name: string
      readonly what: 'answer' | 'question'
      readonly removal: Removal
    }

/** The chosen question: its text, and its answers in the order of the screen. */
export function QuestionForm({ speech, content, question, place, readOnly }: Props) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked>({ kind: 'none' })
  const [dragged, setDragged] = useState<number | null>(null)
  const { survey } = content
  const { id, answers } = question
  const wanted = useSurvey((s) => s.wantedField)
  useEffect(() => {
    if (wanted === null) return
    document.getElementById(wanted)?.focus()
    fieldReached()
  }, [wanted])

  // Another question begins at its head, however far the former one was scrolled.
  const top = useRef<HTMLElement>(null)
  useEffect(() => {
    const form = top.current
    const page = form?.closest('.page')
    if (form && page && form.getBoundingClientRect().top < page.getBoundingClientRect().top) {
      form.scrollIntoView({ block: 'start' })
    }
  }, [])

  const put = (next: readonly SurveyQuestion[], field: string | null = null) =>
    edit({ ...content, survey: next }, field)
  const move = (from: number, to: number) => {
    if (from === to || to < 0 || to >= answers.length) return
    put(moveAnswer(survey, id, from, to))
    if (place.answer === from) choose({ questionId: id, answer: to })
  }
  const remove = (what: 'answer' | 'question', name: string, removal: Removal) => {
    const alone = what === 'answer' && removal.questions.length === 0 && removal.services.length === 0
    if (alone) put(removal.survey)
    else setAsked({ kind: 'remove', name, what, removal })
  }

  return (
    <section className="survey-form" ref={top} aria-labelledby="survey-form-title">
      <h2 className="t" id="survey-form-title">
        {t('survey.form.question')}
        <span className="small muted">{whence(speech, survey, question)}</span>
      </h2>
      <LanguageFields
        legend={t('survey.form.questionText')}
        quiet
        part="question"
        text={question.question}
        languages={speech.office.languages}
        limit={200}
        readOnly={readOnly}
        write={(language, words) =>
          put(
            writeText(survey, { questionId: id, answer: null }, 'text', language, words),
            `${id} ${language}`,
          )
        }
      />
      <div>
        <div className="answers-head">
          <h2 className="t" id="survey-answers-title">
            {t('survey.form.answers')} <span className="small muted">{t('survey.form.order')}</span>
          </h2>
          {!readOnly && (
            <button
              type="button"
              className="btn sm"
              id="survey-add-answer"
              onClick={() => {
                put(addAnswer(survey, id))
                choose({ questionId: id, answer: answers.length }, 'survey-answer-ru')
              }}
            >
              <Plus aria-hidden="true" />
              {t('survey.form.addAnswer')}
            </button>
          )}
        </div>
        {answers.length === 0 && <p className="muted empty">{t('survey.form.noAnswers')}</p>}
        <ol className="answer-list" aria-labelledby="survey-answers-title">
          {answers.map((answer, at) => (
            <AnswerItem
              // biome-ignore lint/suspicious/noArrayIndexKey: an answer is known by its place only
              key={at}
              speech={speech}
              content={content}
              at={{ questionId: id, answer: at }}
              answer={answer}
              count={answers.length}
              open={place.answer === at}
              readOnly={readOnly}
              dragged={dragged}
              onDrag={setDragged}
              put={put}
              move={move}
              remove={() =>
                remove(
                  'answer',
                  quoted(speech, answer.text),
                  removeAnswer(survey, { questionId: id, answer: at }),
                )
              }
            />
          ))}
        </ol>
      </div>
      {!readOnly && id !== rootQuestion && (
        <button
          type="button"
          className="btn sm danger remove-question"
          onClick={() => remove('question', quoted(speech, question.question), removeQuestion(survey, id))}
        >
          <Trash2 aria-hidden="true" />
          {t('survey.form.removeQuestion')}
        </button>
      )}
      {asked.kind === 'remove' && (
        <RemoveDialog
          speech={speech}
          what={asked.what}
          name={asked.name}
          removal={asked.removal}
          close={() => setAsked({ kind: 'none' })}
          confirm={() => {
            put(asked.removal.survey)
            setAsked({ kind: 'none' })
          }}
        />
      )}
    </section>
  )
}

/** How a visitor comes to a question. */
function whence(speech: Speech, survey: readonly SurveyQuestion[], { id }: SurveyQuestion): string {
  const { t } = speech
  if (id === rootQuestion) return t('survey.form.first')
  const [first, ...more] = waysTo(survey, id)
  if (first === undefined) return t('survey.form.nowhere')
  const text = questionOf(survey, first.questionId)?.answers[first.answer ?? 0]?.text ?? { ru: '' }
  const answer = quoted(speech, text)
  return more.length === 0
    ? t('survey.form.after', { answer })
    : t('survey.form.afterMore', { answer, count: more.length })
}
