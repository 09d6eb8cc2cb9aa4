import type { Language, LocalText } from '@chered/protocol/text'
import { useTranslation } from 'react-i18next'

/** One text in each language of the office, a field for each; what is missing is seen from far. */
export function LanguageFields(props: {
  legend: string
  /** Hides the legend from the eye where a heading says the same. */
  quiet?: boolean
  /** Ids of the fields are `survey-<part>-<language>`: problems lead to them. */
  part: 'question' | 'answer' | 'info'
  text: LocalText
  languages: readonly Language[]
  limit: number
  readOnly: boolean
  write: (language: Language, words: string) => void
}) {
  const { t } = useTranslation()
  const { part, text, readOnly } = props
  return (
    <fieldset className="survey-langs">
      <legend className={props.quiet ? 'visually-hidden' : undefined}>{props.legend}</legend>
      {props.languages.map((language) => {
        const id = `survey-${part}-${language}`
        const words = text[language] ?? ''
        const missing = words.trim() === ''
        const shared = {
          id,
          lang: language,
          value: words,
          readOnly,
          maxLength: props.limit,
          placeholder: missing ? t('survey.form.noText') : undefined,
          'aria-invalid': missing || undefined,
        }
        return (
          <div className="lang-row" key={language}>
            <label htmlFor={id} lang={language}>
              {t(`survey.language.${language}`)}
            </label>
            <span className={`input ${missing ? 'miss' : ''} ${part === 'info' ? 'area' : ''}`}>
              {part === 'info' ? (
                <textarea
                  {...shared}
                  rows={3}
                  onChange={({ currentTarget }) => props.write(language, currentTarget.value)}
                />
              ) : (
                <input
                  {...shared}
                  onChange={({ currentTarget }) => props.write(language, currentTarget.value)}
                />
              )}
            </span>
          </div>
        )
      })}
    </fieldset>
  )
}
