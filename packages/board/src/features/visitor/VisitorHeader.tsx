import { languages as known, type Language } from '@chered/protocol/text'
import { useTranslation } from 'react-i18next'

/** Each language by its own name: what is seen, and the rest that is only read out. */
const names: Record<Language, { seen: string; rest: string }> = {
  ru: { seen: 'Рус', rest: 'ский' },
  tt: { seen: 'Тат', rest: 'арча' },
  en: { seen: 'Eng', rest: 'lish' },
  kk: { seen: 'Қаз', rest: 'ақша' },
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
              {names[language].seen}
              <span className="visually-hidden">{names[language].rest}</span>
            </button>
          ))}
      </fieldset>
    </header>
  )
}
