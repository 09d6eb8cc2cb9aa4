import fc from 'fast-check'
import { expect, it } from 'vitest'
import { spread } from './spread.ts'

it('a spread of times begins with the first and ends with the last, each once and in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 2, max: 6 }), (length, count) => {
      const all = Array.from({ length }, (_, n) => n)
      const shown = spread(all, count)
      expect(shown).toHaveLength(Math.min(length, count))
      expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b))
      if (length > 0) expect([shown[0], shown.at(-1)]).toEqual([0, length - 1])
    }),
  )
})
