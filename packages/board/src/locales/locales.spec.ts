import { describe, expect, test } from 'vitest'
import { locales } from './locales.ts'

const plural = /_(one|few|many|other)$/

/** Every key of a nested text file as `a.b`, plural forms as their base. */
function keys(texts: object, path = ''): string[] {
  return Object.entries(texts).flatMap(([name, value]) =>
    typeof value === 'string' ? [path + name.replace(plural, '')] : keys(value, `${path}${name}.`),
  )
}

function texts(of: object): string[] {
  return Object.values(of).flatMap((value) => (typeof value === 'string' ? [value] : texts(value)))
}

const russian = [...new Set(keys(locales.ru))].sort()

describe('texts of the board and the visitor page', () => {
  for (const [language, file] of Object.entries(locales)) {
    test(`${language} says everything that Russian says and nothing else`, () => {
      expect([...new Set(keys(file))].sort()).toEqual(russian)
      expect(texts(file).filter((text) => text.trim() === '')).toEqual([])
    })
  }

  test('every language has the plural forms that its numbers need', () => {
    const forms = { ru: ['one', 'few', 'many', 'other'], tt: ['other'], en: ['one', 'other'], kk: ['other'] }
    for (const [language, wanted] of Object.entries(forms)) {
      const { board, visitor } = locales[language as keyof typeof forms]
      for (const form of wanted) {
        expect(board, language).toHaveProperty(`peopleWait_${form}`)
        expect(visitor, language).toHaveProperty(`ahead_${form}`)
      }
    }
  })
})
