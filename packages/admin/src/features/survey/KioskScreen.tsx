import type { Office, SurveyAnswer, SurveyQuestion } from '@chered/protocol/office'
import type { Language, LocalText } from '@chered/protocol/text'
import { Accessibility, ALargeSmall, ArrowLeft, ChevronRight, Contrast, FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import words from '../../locales/kiosk-words.json'
import { SurveySign } from './SurveySign.tsx'
import { shownAnswers, targetOf } from './survey-content.ts'

/** More answers than these are dealt over pages, as the kiosk does it. */
const onOnePage = 8
const besideMore = 7

/** A text of the office in the language of the preview, and the language that it is in. */
export type Say = (text: LocalText) => { readonly words: string; readonly lang: Language }

interface Props {
  readonly office: Office
  readonly survey: readonly SurveyQuestion[]
  readonly question: SurveyQuestion | null
  readonly first: boolean
  /** The answer that led to the question. */
  readonly via: SurveyAnswer | null
  /** The answer whose end is shown; null while the question is asked. */
  readonly answer: SurveyAnswer | null
  readonly page: number
  readonly language: Language
  readonly say: Say
  readonly head: ReactNode
  readonly touch: (answer: number) => void
  readonly back: () => void
  readonly turn: (page: number) => void
}

/** One screen of the kiosk: the question, or the end that an answer leads to. */
export function KioskScreen(props: Props) {
  return props.answer === null ? <Question {...props} /> : <End {...props} answer={props.answer} />
}

function Question(props: Props) {
  const { office, survey, question, say, language, page } = props
  const said = words[language]
  const shown = question === null ? [] : shownAnswers(survey, office.services, question)
  const perPage = shown.length <= onOnePage ? onOnePage : besideMore
  const pages = Math.max(1, Math.ceil(shown.length / perPage))
  const at = Math.min(page, pages - 1)
  const here = shown.slice(at * perPage, (at + 1) * perPage)
  const left = shown.length - at * perPage - here.length
  const few = shown.length <= 4 && !props.first
  const heading = question === null ? { words: said.nothing, lang: language } : say(question.question)
  const length = heading.words.length > 44 ? 'long' : heading.words.length > 24 ? 'medium' : undefined
  return (
    <div className="kv-screen" data-few={few || undefined}>
      <div className="kv-paper">
        {props.head}
        {props.via && (
          <p className="kv-via">
            <SurveySign name={props.via.icon} />
            <Text say={say} text={props.via.text} />
          </p>
        )}
        <div className="kv-ask">
          <p className="kv-question" data-length={length} lang={heading.lang}>
            {heading.words || '—'}
          </p>
          {props.first && <p className="kv-how">{said.how}</p>}
        </div>
      </div>
      <div className="kv-tray">
        <div className="kv-answers">
          {here.map((n) => {
            const answer = question?.answers[n]
            if (answer === undefined) return null
            const text = say(answer.text)
            return (
              <button key={n} type="button" className="kv-key" onClick={() => props.touch(n)}>
                <SurveySign name={answer.icon} />
                <span lang={text.lang} data-long={text.words.length > 42 || undefined}>
                  {text.words || '—'}
                </span>
                <ChevronRight aria-hidden="true" />
              </button>
            )
          })}
          {pages > 1 && (
            <button
              type="button"
              className="kv-key kv-more"
              onClick={() => props.turn(at + 1 < pages ? at + 1 : 0)}
            >
              <span>{said.more.replace('{{count}}', String(left > 0 ? left : shown.length))}</span>
              <span>
                {at + 1} / {pages}
              </span>
            </button>
          )}
        </div>
        <Dock {...props} languages={props.first} />
      </div>
    </div>
  )
}

function End({ answer, ...props }: Props & { answer: SurveyAnswer }) {
  const { office, say, language } = props
  const said = words[language]
  const target = targetOf(answer)
  const service =
    target.kind === 'service' ? office.services.find(({ id }) => id === target.service) : undefined
  const also = target.kind === 'service' ? office.services.find(({ id }) => id === target.also) : undefined
  const heading = service?.name ?? answer.text
  return (
    <div className="kv-screen" data-end="true">
      <div className="kv-paper">
        {props.head}
        <div className="kv-ask">
          <p className="kv-question" data-length={say(heading).words.length > 24 ? 'long' : 'medium'}>
            {target.kind === 'check-in' ? said.checkIn : <Text say={say} text={heading} />}
          </p>
          {also && (
            <p className="kv-how">
              + <Text say={say} text={also.name} />
            </p>
          )}
        </div>
        {target.kind === 'info' && (
          <p className="kv-words">
            <Text say={say} text={target.text} />
          </p>
        )}
        {target.kind === 'check-in' && (
          <ul className="kv-facts">
            <li>{said.passport}</li>
            <li>{said.time}</li>
          </ul>
        )}
        {service && (
          <ul className="kv-facts">
            {service.documents.slice(0, 6).map((document) => (
              <li key={document.ru}>
                <FileText aria-hidden="true" />
                <Text say={say} text={document} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="kv-tray">
        <p className="kv-key kv-main">{service ? said.take : said.toStart}</p>
        <Dock {...props} languages={false} />
      </div>
    </div>
  )
}

function Dock({
  office,
  language,
  languages,
  back,
}: Pick<Props, 'office' | 'language' | 'back'> & { languages: boolean }) {
  const said = words[language]
  return (
    <div className="kv-dock" data-way={languages ? 'languages' : undefined}>
      {languages ? (
        <p className="kv-langs">
          {office.languages.map((code) => (
            <span key={code} lang={code} data-chosen={code === language || undefined}>
              {words[code].name}
            </span>
          ))}
        </p>
      ) : (
        <button type="button" className="kv-key kv-back" onClick={back}>
          <ArrowLeft aria-hidden="true" />
          {said.back}
        </button>
      )}
      <p className="kv-aids">
        <span className="kv-key">
          <Accessibility aria-hidden="true" />
          {said.lower}
        </span>
        <span className="kv-key">
          <ALargeSmall aria-hidden="true" />
          {said.larger}
        </span>
        {languages && (
          <span className="kv-key">
            <Contrast aria-hidden="true" />
            {said.contrast}
          </span>
        )}
      </p>
    </div>
  )
}

function Text({ say, text }: { say: Say; text: LocalText }) {
  const { words: shown, lang } = say(text)
  return <span lang={lang}>{shown || '—'}</span>
}
