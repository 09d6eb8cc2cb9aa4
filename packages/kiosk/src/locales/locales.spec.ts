import { describe, expect, it } from 'vitest'
import en from './en.json' with { type: 'json' }
import kk from './kk.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }
import tt from './tt.json' with { type: 'json' }

/** `key.moreAnswers` for `key.moreAnswers_few`: languages have different plural forms of one text. */
function texts(tree: object, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(tree)) {
    const at = path + name.replace(/_(one|few|many|other)$/, '')
    if (typeof value === 'string') found.set(at, value)
    else for (const [below, text] of texts(value, `${at}.`)) found.set(below, text)
  }
  return found
}
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort()

describe('the texts of the kiosk', () => {
  it.each([
    ['tt', tt],
    ['en', en],
    ['kk', kk],
  ])('are all there in %s, with the same facts in them', (_, language) => {
    const russian = texts(ru)
    const own = texts(language)
    expect([...own.keys()].sort()).toEqual([...russian.keys()].sort())
    for (const [key, text] of own) expect([key, holes(text)]).toEqual([key, holes(russian.get(key) ?? '')])
  })

  it('have every plural form that Russian and English need', () => {
    const forms = (tree: object): string[] =>
      Object.entries(tree).flatMap(([name, value]) => (typeof value === 'string' ? [name] : forms(value)))
    const plurals = (tree: object) =>
      forms(tree)
        .filter((n) => n.endsWith('_other'))
        .map((n) => n.slice(0, -6))
    for (const key of plurals(ru)) {
      for (const form of ['one', 'few', 'many']) expect(forms(ru)).toContain(`${key}_${form}`)
    }
    for (const key of plurals(en)) expect(forms(en)).toContain(`${key}_one`)
  })
})
