import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodePc866, fitsPc866 } from './code-page-866.ts'

test('the known code points: А is 80, п is AF, р is E0, я is EF, Ё is F0, № is FC', () => {
  expect([...encodePc866('АЯапряЁё№')]).toEqual([0x80, 0x9f, 0xa0, 0xaf, 0xe0, 0xef, 0xf0, 0xf1, 0xfc])
})

test('ASCII stays as it is and a Tatar letter becomes a question mark', () => {
  expect([...encodePc866('A 012')]).toEqual([0x41, 0x20, 0x30, 0x31, 0x32])
  expect([...encodePc866('Ә')]).toEqual([0x3f])
  expect(fitsPc866('Ә')).toBe(false)
})

test('whatever fits comes back the same through the platform decoder, one byte a character', () => {
  const decoder = new TextDecoder('ibm866')
  const russian = [
    ...'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя№ 0123456789:.-?AZaz',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...russian)), (characters) => {
      const text = characters.join('')
      const bytes = encodePc866(text)
      expect(fitsPc866(text)).toBe(true)
      expect(bytes.length).toBe(characters.length)
      expect(decoder.decode(bytes)).toBe(text)
    }),
  )
})
