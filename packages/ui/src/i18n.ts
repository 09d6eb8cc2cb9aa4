import type { Language, LocalText } from '@chered/protocol/text'
import i18next, { type i18n, type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'
import common_en from './locales/en.json' with { type: 'json' }
import common_kk from './locales/kk.json' with { type: 'json' }
import common_ru from './locales/ru.json' with { type: 'json' }
import common_tt from './locales/tt.json' with { type: 'json' }

const common: Record<Language, object> = { ru: common_ru, tt: common_tt, en: common_en, kk: common_kk }

/**
 * i18next with the texts common to all screens and those of one screen. Keys
 * missing in a language fall back to Russian.
 *
 * Plural forms come from Intl, whose browsers do not all know Tatar: without
 * this they would take the rules of the browser's own language. Tatar and
 * Kazakh use one form after a number, which is `other`.
 */
export async function openTexts(
  screen: Partial<Record<Language, object>>,
  language: Language = 'ru',
): Promise<i18n> {
  const resources: Resource = {}
  for (const code of Object.keys(screen) as Language[]) {
    resources[code] = { common: common[code] as never, screen: screen[code] as never }
  }
  const instance = i18next.createInstance()
  await instance.use(initReactI18next).init({
    resources,
    lng: language,
    fallbackLng: 'ru',
    ns: ['screen', 'common'],
    defaultNS: 'screen',
    fallbackNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  const rules = instance.services.pluralResolver as {
    getSuffix(code: string, count: number, options?: object): string
  }
  const intl = rules.getSuffix.bind(rules)
  rules.getSuffix = (code, count, options) =>
    code === 'tt' || code === 'kk' ? '_other' : intl(code, count, options)
  const follow = (code: string) => {
    document.documentElement.lang = code
  }
  follow(language)
  instance.on('languageChanged', follow)
  return instance
}

/** Office text in the language that is shown, else in Russian. */
export function officeText(text: LocalText, language: string): string {
  return text[language as Language] ?? text.ru
}
