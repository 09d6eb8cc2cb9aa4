import type { Language, LocalText } from '@chered/protocol/text'
import { officeText } from '@chered/ui/i18n'
import { useTranslation } from 'react-i18next'

/** A text of the office in the language of the screen; where it is missing, the Russian one, said to be Russian. */
export function OfficeText({ text }: { text: LocalText }) {
  const { i18n } = useTranslation()
  const known = text[i18n.language as Language] !== undefined
  return known ? officeText(text, i18n.language) : <span lang="ru">{text.ru}</span>
}
