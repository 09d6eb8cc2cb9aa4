import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digitPlaces } from './digit-places.ts'
import type { PanelContent } from './panel-content.ts'
import { drawableLetters, segmentsOf } from './seven-segment.ts'

const places = (show: PanelContent['show'], count = 4, letters = drawableLetters) =>
  digitPlaces({ deskNumber: 3, show, fresh: false }, count, letters).join('')
const called = (letter: string, number: number) =>
  ({ kind: 'called', ticket: { letter, number }, callNumber: 1 }) as const

test('every state stands as drawn in the mockup', () => {
  expect(places({ kind: 'free' })).toBe('----')
  expect(places(called('А', 12))).toBe('А012')
  expect(places({ kind: 'serving', ticket: { letter: 'А', number: 12 } })).toBe('А012')
  expect(places({ kind: 'paused', backAt: '11:15' })).toBe('ПАУ3')
  expect(places({ kind: 'closed', opensAt: '14:00' })).toBe('   .')
  expect(places({ kind: 'link-lost' })).toBe('    ')
})

test('a letter that cannot be drawn leaves its place dark', () => {
  expect(places(called('В', 412))).toBe(' 412')
  expect(places(called('А', 12), 4, '')).toBe(' 012')
})

test("a number of four digits takes the letter's place, and one too long is not shown cut", () => {
  expect(places(called('А', 1012))).toBe('1012')
  expect(places(called('', 10_123))).toBe('    ')
})

test('there is always one drawable character a place, and a shown number is the whole number', () => {
  const letter = fc.constantFrom('', ...'АБВГДЕЖЗИКЛМНОПРСТУABXYZ', 'АБ', 'ВД')
  fc.assert(
    fc.property(
      letter,
      fc.integer({ min: 1, max: 99_999 }),
      fc.integer({ min: 2, max: 8 }),
      (prefix, number, count) => {
        const shown = places(called(prefix, number), count)
        expect(shown.length).toBe(count)
        for (const character of shown) expect(segmentsOf(character)).not.toBeNull()
        const digits = shown.replace(/\D/g, '')
        if (digits !== '') expect(Number(digits)).toBe(number)
      },
    ),
  )
})
