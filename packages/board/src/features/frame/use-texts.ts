import type { Language, LocalText } from '@chered/protocol/text'
import { officeText } from '@chered/ui/i18n'
import { useTranslation } from 'react-i18next'

type Params = Readonly<Record<string, string | number>>

/** Texts of the board in any of its languages, not only in that of the page. */
export interface Texts {
  say(language: Language, key: string, params?: Params): string
  office(language: Language, text: LocalText): string
}

export function useTexts(): Texts {
  const { i18n } = useTranslation()
  return {
    say: (language, key, params) => i18n.getFixedT(language)(`board.${key}`, params ?? {}),
    office: (language, text) => officeText(text, language),
  }
}
