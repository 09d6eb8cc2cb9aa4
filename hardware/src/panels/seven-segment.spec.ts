import { expect, test } from 'vitest'
import { asciiOf, drawableAsAscii, drawableLetters, segmentsOf } from './seven-segment.ts'

test('the maker\'s example: "A012" is 77 3F 06 5B', () => {
  expect([...'A012'].map(segmentsOf)).toEqual([0x77, 0x3f, 0x06, 0x5b])
  expect([...'А012'].map(segmentsOf)).toEqual([0x77, 0x3f, 0x06, 0x5b])
})

test('А Б Г Е П Н Р У С О can be drawn; В Д К Ж З and others cannot', () => {
  for (const letter of 'АБГЕПНРУСО') expect(drawableLetters).toContain(letter)
  for (const letter of 'ВДЖЗИКЛМТФХЦЧШЩЭЮЯBDGKMNQRSTVWXZ') {
    expect(segmentsOf(letter), letter).toBeNull()
    expect(drawableLetters).not.toContain(letter)
  }
})

test('no two digits and no digit and minus look the same', () => {
  const seen = [...'0123456789- '].map(segmentsOf)
  expect(new Set(seen).size).toBe(12)
})

test('firmware that draws ASCII gets a Latin look-alike, or the letter is not drawable there', () => {
  expect(asciiOf('А')).toBe('A')
  expect(asciiOf('П')).toBeNull()
  expect(drawableAsAscii('AEH')).toBe('АЕНAEH')
})
