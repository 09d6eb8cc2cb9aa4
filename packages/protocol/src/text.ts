import { z } from 'zod'
import { languages } from './choices.ts'

export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** Office text in several languages. Russian is always there and stands in for what is missing. */
export const LocalText = z.object({
  ru: z.string().min(1),
  tt: z.string().optional(),
  en: z.string().optional(),
  kk: z.string().optional(),
})
export type LocalText = z.infer<typeof LocalText>

/** The text in `language`, else in Russian. */
export function textIn(text: LocalText, language: Language): string {
  return text[language] ?? text.ru
}
