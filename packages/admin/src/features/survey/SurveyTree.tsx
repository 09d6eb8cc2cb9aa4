import type { SurveyQuestion } from '@chered/protocol/office'
import type { SurveyCheck } from '@chered/protocol/survey'
import { surveyProblems } from '@chered/protocol/survey-choices'
import type { Language, LocalText } from '@chered/protocol/text'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { ChevronDown, ChevronRight, CornerDownRight, MessageCircleQuestionMark } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Place, targetOf } from './survey-content.ts'
import { choose } from './survey-store.ts'
import { surveyTree, type TreeAnswer, type TreeQuestion, wayTo } from './survey-tree.ts'
import { letterOf, placeOf, type Speech, targetWords, wordsIn } from './survey-words.ts'

interface Props {
  readonly speech: Speech
  readonly survey: readonly SurveyQuestion[]
  readonly check: SurveyCheck
  readonly place: Place
}

/** The whole survey as questions and answers; a press shows the question in the middle. */
export function SurveyTree({ speech, survey, check, place }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map())
  const { root, lost } = surveyTree(survey)
  const way = wayTo(survey, place.questionId)
  const faulty = new Set(
    check.problems.flatMap((problem) => {
      const at = surveyProblems[problem.code] === 'error' ? placeOf(problem) : null
      return at === null ? [] : [`${at.place.questionId} ${at.place.answer ?? ''}`]
    }),
  )
  const parts: Parts = {
    speech,
    survey,
    place,
    faulty,
    isOpen: (id) => opened.get(id) ?? way.includes(id),
    toggle: (id, open) => setOpened((before) => new Map(before).set(id, open)),
  }
  return (
    <section className="survey-tree" aria-labelledby="survey-tree-title">
      <h2 className="t" id="survey-tree-title">
        {t('survey.tree.title')}
      </h2>
      {root && (
        <ul className="survey-branches">
          <QuestionRow tree={root} parts={parts} alwaysOpen />
        </ul>
      )}
      {lost.length > 0 && (
        <>
          <h3 className="h">{t('survey.tree.lost')}</h3>
          <ul className="survey-branches">
            {lost.map((tree) => (
              <QuestionRow key={tree.question.id} tree={tree} parts={parts} alwaysOpen={false} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface Parts {
  readonly speech: Speech
  readonly survey: readonly SurveyQuestion[]
  readonly place: Place
  readonly faulty: ReadonlySet<string>
  readonly isOpen: (id: string) => boolean
  readonly toggle: (id: string, open: boolean) => void
}

function QuestionRow({ tree, parts, alwaysOpen }: { tree: TreeQuestion; parts: Parts; alwaysOpen: boolean }) {
  const { t } = useTranslation()
  const { question, answers } = tree
  const chosen = parts.place.questionId === question.id && parts.place.answer === null
  const open = alwaysOpen || parts.isOpen(question.id)
  return (
    <li>
      <div className="tree-row q">
        <button
          type="button"
          className="tree-name"
          aria-current={chosen ? 'true' : undefined}
          onClick={() => choose({ questionId: question.id, answer: null })}
        >
          <MessageCircleQuestionMark aria-hidden="true" />
          <Words speech={parts.speech} text={question.question} />
          <Fault shown={parts.faulty.has(`${question.id} `)} />
          <span className="to">{t('survey.tree.answers', { count: answers.length })}</span>
        </button>
      </div>
      {open && answers.length > 0 && (
        <ul>
          {answers.map((row) => (
            <AnswerRow key={row.at} questionId={question.id} row={row} parts={parts} />
          ))}
        </ul>
      )}
    </li>
  )
}

function AnswerRow({ questionId, row, parts }: { questionId: string; row: TreeAnswer; parts: Parts }) {
  const { t } = useTranslation()
  const { speech, survey, place } = parts
  const target = targetOf(row.answer)
  const chosen = place.questionId === questionId && place.answer === row.at
  const below = row.below.kind === 'drawn' ? row.below.tree : null
  const open = below !== null && parts.isOpen(below.question.id)
  const words = wordsIn(speech, row.answer.text) || t('survey.unnamed')
  return (
    <li>
      <div className="tree-row">
        {below === null ? (
          <span className="survey-twig" />
        ) : (
          <button
            type="button"
            className="survey-twig"
            aria-expanded={open}
            aria-label={t(open ? 'survey.tree.fold' : 'survey.tree.unfold', { words })}
            onClick={() => parts.toggle(below.question.id, !open)}
          >
            {open ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
          </button>
        )}
        <button
          type="button"
          className="tree-name"
          aria-current={chosen ? 'true' : undefined}
          onClick={() => choose({ questionId, answer: row.at })}
        >
          <Words speech={speech} text={row.answer.text} />
          <Fault shown={parts.faulty.has(`${questionId} ${row.at}`)} />
          {!open && (
            <span className="to">
              {target.kind === 'question' ? (
                below === null ? (
                  <CornerDownRight aria-hidden="true" />
                ) : (
                  t('survey.tree.answers', { count: below.answers.length })
                )
              ) : target.kind === 'service' ? (
                <b className="survey-letter">{letterOf(speech.office, target.service)}</b>
              ) : (
                targetWords(speech, survey, target)
              )}
            </span>
          )}
        </button>
      </div>
      {below !== null && open && (
        <ul className="survey-sub">
          <QuestionRow tree={below} parts={parts} alwaysOpen />
        </ul>
      )}
    </li>
  )
}

function Words({ speech, text }: { speech: Speech; text: LocalText }) {
  const words = wordsIn(speech, text)
  if (words === '') return <span className="words empty-words">{speech.t('survey.unnamed')}</span>
  const known = text[speech.language as Language] !== undefined
  return (
    <span className="words" lang={known ? undefined : 'ru'} title={words}>
      {words}
    </span>
  )
}

function Fault({ shown }: { shown: boolean }) {
  const { t } = useTranslation()
  if (!shown) return null
  return (
    <span className="fault" title={t('survey.tree.fault')}>
      <StateShape shape="trouble" />
      <span className="visually-hidden">{t('survey.tree.fault')}</span>
    </span>
  )
}
