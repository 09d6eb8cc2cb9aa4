import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type VisitorLanguage = 'ru' | 'tt' | 'en' | 'kk'
/** Those of the example office. */
export const visitorLanguages = ['ru', 'tt', 'en'] as const satisfies readonly VisitorLanguage[]

const files = new Map<string, unknown>()

/**
 * A text of a screen by its key, as the screen itself would say it: translators
 * may word it anew without a journey having to know. Params fill `{{name}}`.
 */
export function screenText(
  screen: 'kiosk' | 'board',
  language: VisitorLanguage,
  key: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const file = fileURLToPath(
    new URL(`../../packages/${screen}/src/locales/${language}.json`, import.meta.url),
  )
  if (!files.has(file)) files.set(file, JSON.parse(readFileSync(file, 'utf8')))
  let found = files.get(file)
  for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part]
  if (typeof found !== 'string') throw new Error(`${screen} has no text ${key} in ${language}`)
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
}
