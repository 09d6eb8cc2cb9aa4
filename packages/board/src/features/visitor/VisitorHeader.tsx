import { languages as known, type Language } from '@chered/protocol/text'
import { useTranslation } from 'react-i18next'

const names: Record<Language, { short: string; full: string }> = {
  ru: { short: 'Рус', full: 'Русский' },
  tt: { short: 'Тат', full: 'Татарча' },
  en: { short: 'Eng', full: 'English' },
  kk: { short: 'Қаз', full: 'Қазақша' },
}

/** The office's name, and the languages of the page. */
export function VisitorHeader({
  office,
  languages,
  onLanguage,
}: {
  office: string
  languages: readonly Language[]
  onLanguage: (language: Language) => void
}) {
  const { t, i18n } = useTranslation()
  return (
    <header className="phone-bar">
      <b>{office}</b>
      <fieldset className="langs">
        <legend className="visually-hidden">{t('visitor.language')}</legend>
        {known
          .filter((language) => languages.includes(language))
          .map((language) => (
            <button
              key={language}
              type="button"
              lang={language}
              title={names[language].full}
              aria-label={names[language].full}
              aria-pressed={i18n.language === language}
              onClick={() => onLanguage(language)}
            >
              {names[language].short}
            </button>
          ))}
      </fieldset>
    </header>
  )
}
