import { languages as known } from '@chered/protocol/choices'
import type { Language } from '@chered/protocol/text'
import { useTranslation } from 'react-i18next'

/** Each language by its own name: as it is seen and as it is read out. */
const names: Record<Language, { seen: string; spoken: string }> = {
  ru: { seen: 'Рус', spoken: 'Русский' },
  tt: { seen: 'Тат', spoken: 'Татарча' },
  en: { seen: 'Eng', spoken: 'English' },
  kk: { seen: 'Қаз', spoken: 'Қазақша' },
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
              aria-pressed={i18n.language === language}
              onClick={() => onLanguage(language)}
            >
              <span aria-hidden="true">{names[language].seen}</span>
              <span className="visually-hidden">{names[language].spoken}</span>
            </button>
          ))}
      </fieldset>
    </header>
  )
}
