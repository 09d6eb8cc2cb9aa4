import { useTranslation } from 'react-i18next'
import { staffLanguages } from './texts.ts'

/** Languages of the staff screens, each named in itself. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation('staff')
  return (
    <fieldset className="seg sm language-choice" aria-label={t('language.label')}>
      {staffLanguages.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={i18n.language === code}
          onClick={() => void i18n.changeLanguage(code)}
        >
          {t(`language.${code}`)}
        </button>
      ))}
    </fieldset>
  )
}
