import type { LocalText } from '@chered/protocol/text'
import { useKiosk } from '../store.ts'

/**
 * Text of the office in the visitor's language. Where it stands in for a
 * missing translation it carries its own language, so that it is read out right.
 */
export function LocalSpan({ text }: { text: LocalText }) {
  const language = useKiosk((s) => s.session.wishes.language)
  const own = text[language]
  if (own !== undefined) return <>{own}</>
  return <span lang="ru">{text.ru}</span>
}
