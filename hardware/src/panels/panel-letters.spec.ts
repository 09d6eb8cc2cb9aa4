import { expect, test } from 'vitest'
import { undrawableLetters } from './panel-letters.ts'
import { drawableLetters } from './seven-segment.ts'

test('a digit panel warns of В, Д and К, once each, and not of А or of no letter at all', () => {
  expect(undrawableLetters(['А', 'В', 'Д', 'К', 'В', ''], drawableLetters)).toEqual(['В', 'Д', 'К'])
})

test('a digit panel has no room for two letters', () => {
  expect(undrawableLetters(['АБ'], drawableLetters)).toEqual(['АБ'])
})

test('a panel of numbers alone draws no letter', () => {
  expect(undrawableLetters(['А', ''], '')).toEqual(['А'])
})

test('a text panel warns only of letters outside its code page', () => {
  expect(undrawableLetters(['АВ', 'Ә'], 'АБВ')).toEqual(['Ә'])
})

test('a panel that can draw any letter warns of none', () => {
  expect(undrawableLetters(['Ә', 'В'], null)).toEqual([])
})
