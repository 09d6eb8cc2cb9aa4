import { expect, it } from 'vitest'
import en from './en.json' with { type: 'json' }
import incidentsEn from './incidents/en.json' with { type: 'json' }
import incidentsRu from './incidents/ru.json' with { type: 'json' }
import paymentsEn from './payments/en.json' with { type: 'json' }
import paymentsRu from './payments/ru.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }

/** Keys without their plural ending: languages have different numbers of forms. */
function keys(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [path.replace(/_(zero|one|two|few|many|other)$/, '')]
  return Object.entries(node).flatMap(([key, value]) => keys(value, path === '' ? key : `${path}.${key}`))
}
function holes(node: unknown, path = ''): string[] {
  if (typeof node === 'string') {
    const named = [...node.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1])
    return [`${path.replace(/_(zero|one|two|few|many|other)$/, '')}: ${[...new Set(named)].sort().join()}`]
  }
  return Object.entries(node as object).flatMap(([key, value]) => holes(value, `${path}.${key}`))
}

it('Russian and English have the same texts', () => {
  expect(new Set(keys(en))).toEqual(new Set(keys(ru)))
  expect(new Set(keys(paymentsEn))).toEqual(new Set(keys(paymentsRu)))
  expect(new Set(keys(incidentsEn))).toEqual(new Set(keys(incidentsRu)))
  expect(Object.keys(ru).filter((key) => key in incidentsRu)).toEqual([])
})

it('each text asks for the same facts in both languages', () => {
  expect(new Set(holes(en))).toEqual(new Set(holes(ru)))
  expect(new Set(holes(paymentsEn))).toEqual(new Set(holes(paymentsRu)))
  expect(new Set(holes(incidentsEn))).toEqual(new Set(holes(incidentsRu)))
})
