import type { Language } from '@chered/protocol/text'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

/** In which language the visitor is called and written to. */
export function LanguageField(props: {
  languages: readonly Language[]
  value: Language
  onChange: (language: Language) => void
}) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <fieldset className="field">
      <legend className="small muted">{t('visitor.language')}</legend>
      <div className="seg sm">
        {props.languages.map((code) => (
          <label key={code}>
            <input
              type="radio"
              name={id}
              className="visually-hidden"
              checked={props.value === code}
              onChange={() => props.onChange(code)}
            />
            {t(`language.${code}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
