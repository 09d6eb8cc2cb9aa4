import type { SurveyAnswer, SurveyQuestion } from '@chered/protocol/office'
import { rootQuestion } from '@chered/protocol/survey-choices'
import type { Language } from '@chered/protocol/text'
import { clockTime, dayInWords } from '@chered/ui/dates'
import { officeText } from '@chered/ui/i18n'
import { Play } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import words from '../../locales/kiosk-words.json'
import { KioskScreen, type Say } from './KioskScreen.tsx'
import { type Place, questionOf, targetOf } from './survey-content.ts'
import { choose } from './survey-store.ts'
import { wayTo } from './survey-tree.ts'
import type { Speech } from './survey-words.ts'
import './preview.css'

/** The terminal as a visitor meets it, in each language; touches go through the survey and choose in the tree. */
export function KioskPreview(props: { speech: Speech; survey: readonly SurveyQuestion[]; place: Place }) {
  const { t } = useTranslation()
  const { speech, survey, place } = props
  const { office } = speech
  const [language, setLanguage] = useState<Language>(office.languages[0] ?? 'ru')
  const [leaf, setLeaf] = useState<number | null>(null)
  const [page, setPage] = useState(0)
  const question = questionOf(survey, place.questionId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at its own screen
  useEffect(() => {
    setLeaf(null)
    setPage(0)
  }, [place.questionId])
  const way = wayTo(survey, place.questionId)
  const before = way.at(-2) ?? null
  const via =
    before === null
      ? null
      : (questionOf(survey, before)?.answers.find((a) => a.next === place.questionId) ?? null)
  const answer: SurveyAnswer | null = leaf === null ? null : (question?.answers[leaf] ?? null)

  const touch = (at: number) => {
    const target = question?.answers[at] && targetOf(question.answers[at])
    if (target?.kind === 'question') choose({ questionId: target.questionId, answer: null })
    else setLeaf(at)
  }
  const back = () => {
    if (leaf !== null) setLeaf(null)
    else if (before !== null) choose({ questionId: before, answer: null })
  }
  const say: Say = (text) => ({
    words: officeText(text, language),
    lang: text[language] === undefined ? 'ru' : language,
  })
  return (
    <aside className="survey-preview" aria-labelledby="survey-preview-title">
      <div className="preview-head">
        <h2 className="t" id="survey-preview-title">
          {t('survey.preview.title')}
        </h2>
        <fieldset className="seg sm" aria-label={t('survey.preview.language')}>
          {office.languages.map((code) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-label={words[code].name}
              aria-pressed={code === language}
              onClick={() => setLanguage(code)}
            >
              {words[code].name.slice(0, 3)}
            </button>
          ))}
        </fieldset>
      </div>
      <div className="kiosk-frame">
        <section className="kv" lang={language} aria-label={t('survey.preview.label')}>
          <KioskScreen
            office={office}
            survey={survey}
            question={question}
            first={place.questionId === rootQuestion}
            via={via}
            answer={answer}
            page={page}
            language={language}
            say={say}
            head={
              <p className="kv-top">
                <b>{say(office.name).words}</b>
                <span>
                  <small>{dayInWords(speech.now, office.timeZone, language)}</small>
                  {clockTime(speech.now, office.timeZone)}
                </span>
              </p>
            }
            touch={touch}
            back={back}
            turn={setPage}
          />
        </section>
      </div>
      <button
        type="button"
        className="btn sm"
        onClick={() => {
          setLeaf(null)
          choose({ questionId: rootQuestion, answer: null })
        }}
      >
        <Play aria-hidden="true" />
        {t('survey.preview.fromStart')}
      </button>
    </aside>
  )
}
