import type { SurveyAnswer, SurveyQuestion } from '@chered/protocol/office'
import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AnswerFields } from './AnswerFields.tsx'
import { SurveySign } from './SurveySign.tsx'
import { type Place, type SurveyContent, targetOf } from './survey-content.ts'
import { choose } from './survey-store.ts'
import { letterOf, type Speech, targetWords, wordsIn } from './survey-words.ts'

interface Props {
  readonly speech: Speech
  readonly content: SurveyContent
  readonly at: { readonly questionId: string; readonly answer: number }
  readonly answer: SurveyAnswer
  readonly count: number
  readonly open: boolean
  readonly readOnly: boolean
  /** Which answer of this question is being dragged. */
  readonly dragged: number | null
  readonly onDrag: (answer: number | null) => void
  readonly put: (survey: readonly SurveyQuestion[], field?: string | null) => void
  readonly move: (from: number, to: number) => void
  readonly remove: () => void
}

/** One answer: a line that tells where it leads, opened to be written. */
export function AnswerItem(props: Props) {
  const { t } = useTranslation()
  const { speech, content, at, answer, open, readOnly, dragged, count } = props
  const [over, setOver] = useState<'above' | 'below' | null>(null)
  const item = useRef<HTMLLIElement>(null)
  const n = at.answer
  const target = targetOf(answer)
  const words = wordsIn(speech, answer.text) || t('survey.unnamed')
  const second = speech.office.languages.find((code) => code !== 'ru' && code !== speech.language)
  const under = second === undefined ? undefined : answer.text[second]
  const place: Place = { questionId: at.questionId, answer: n }

  const drop = () => {
    if (dragged !== null && over !== null) {
      const to = over === 'above' ? n : n + 1
      props.move(dragged, to > dragged ? to - 1 : to)
    }
    setOver(null)
    props.onDrag(null)
  }
  const stepTo = (to: number) => {
    const list = item.current?.parentElement
    const direction = to < n ? '.step-up' : '.step-down'
    props.move(n, to)
    // The key that was pressed goes along with its answer, so that it can be pressed again.
    requestAnimationFrame(() => {
      const row = list?.children[to]
      const same = row?.querySelector<HTMLButtonElement>(direction)
      const other = row?.querySelector<HTMLButtonElement>('.step-up:enabled, .step-down:enabled')
      const key = same?.disabled ? other : same
      key?.focus()
    })
  }

  return (
    <li
      ref={item}
      className={`answer-item ${open ? 'open' : ''}`}
      data-drop={over ?? undefined}
      data-dragged={dragged === n || undefined}
      onDragOver={(event) => {
        if (dragged === null) return
        event.preventDefault()
        const { top, height } = event.currentTarget.getBoundingClientRect()
        setOver(event.clientY < top + height / 2 ? 'above' : 'below')
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(null)
      }}
      onDrop={(event) => {
        event.preventDefault()
        drop()
      }}
    >
      <div className="answer-row">
        {readOnly ? (
          <span className="grip" />
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: the buttons beside it do the same by keyboard
          <span
            className="grip"
            draggable
            title={t('survey.form.drag')}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move'
              event.dataTransfer.setData('text/plain', words)
              if (item.current) event.dataTransfer.setDragImage(item.current, 12, 20)
              props.onDrag(n)
            }}
            onDragEnd={() => props.onDrag(null)}
          >
            <GripVertical aria-hidden="true" />
          </span>
        )}
        <button
          type="button"
          className="answer-open"
          aria-expanded={open}
          onClick={() => choose({ questionId: at.questionId, answer: open ? null : n })}
        >
          <SurveySign name={answer.icon} className="sign" />
          <span className="answer-words">
            <b>{words}</b>
            {under && <span lang={second}>{under}</span>}
          </span>
          <span className="goal" data-none={target.kind === 'none' || undefined}>
            {target.kind === 'service' && (
              <b className="survey-letter">{letterOf(speech.office, target.service)}</b>
            )}
            <span>
              {target.kind === 'question' && <i>{t('survey.target.question')} </i>}
              {targetWords(speech, content.survey, target)}
            </span>
          </span>
        </button>
        {!readOnly && (
          <span className="answer-keys">
            <button
              type="button"
              className="icon-button step-up"
              disabled={n === 0}
              aria-label={t('survey.form.up', { words })}
              title={t('survey.form.upShort')}
              onClick={() => stepTo(n - 1)}
            >
              <ArrowUp aria-hidden="true" />
            </button>
            <button
              type="button"
              className="icon-button step-down"
              disabled={n === count - 1}
              aria-label={t('survey.form.down', { words })}
              title={t('survey.form.downShort')}
              onClick={() => stepTo(n + 1)}
            >
              <ArrowDown aria-hidden="true" />
            </button>
            <button
              type="button"
              className="icon-button"
              aria-label={t('survey.form.remove', { words })}
              title={t('survey.form.removeShort')}
              onClick={props.remove}
            >
              <Trash2 aria-hidden="true" />
            </button>
          </span>
        )}
      </div>
      {open && (
        <AnswerFields
          key={`${at.questionId} ${n}`}
          speech={speech}
          content={content}
          place={place}
          answer={answer}
          readOnly={readOnly}
          put={props.put}
        />
      )}
    </li>
  )
}
