import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { charactersOf } from './font-coverage.ts'
import { fontFiles, hasGlyph, weights } from './fonts.ts'

const tatarAndKazakh = 'ӘәӨөҮүҖҗҢңҺһҚқҒғҰұІі'
const russian = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя'
const signs = '0123456789 №₽₸–—«»„“…·×%+-.,:;!?()/\u00a0'

describe('the face on the paper has, by the cmap of its own files,', () => {
  test('every character of every locale file', () => {
    const folder = new URL('./locales/', import.meta.url)
    const files = readdirSync(folder)
    expect(files).toHaveLength(4)
    for (const file of files) {
      const texts = readFileSync(new URL(file, folder), 'utf8').replaceAll(/\s/g, '')
      expect(
        [...new Set(texts)].filter((character) => !hasGlyph(character)),
        file,
      ).toEqual([])
    }
  })

  test('every Tatar, Kazakh, Russian and English letter, digits and usual signs', () => {
    const latin = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
    const asked = [...tatarAndKazakh, ...russian, ...latin, ...signs]
    expect(asked.filter((character) => !hasGlyph(character))).toEqual([])
  })

  test('no Chinese and no emoji, so a missing letter is noticed', () => {
    expect([...'漢😀'].filter(hasGlyph)).toEqual([])
  })
})

test('the Tatar letters are not in the plain cyrillic file: all subsets are needed', () => {
  const files = fontFiles()
  expect(files).toHaveLength(4 * weights.length)
  const plain = charactersOf(readFileSync(files.find((file) => file.includes('text-cyrillic-500'))!))
  expect(plain.has('я'.codePointAt(0)!)).toBe(true)
  expect(plain.has('ә'.codePointAt(0)!)).toBe(false)
})

test('a file that is no WOFF2 font is refused', () => {
  expect(() => charactersOf(new Uint8Array(64))).toThrow('not a WOFF2 font')
})
