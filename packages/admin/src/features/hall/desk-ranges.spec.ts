import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deskRanges } from './desk-ranges.ts'

it('a run of desks is written as a range, a pair is not', () => {
  expect(deskRanges([])).toBe('')
  expect(deskRanges([4])).toBe('4')
  expect(deskRanges([2, 1])).toBe('1, 2')
  expect(deskRanges([1, 2, 3, 5, 7, 8])).toBe('1–3, 5, 7, 8')
})

it('every desk is named once and no other', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 })), (numbers) => {
      const named = deskRanges(numbers)
        .split(', ')
        .filter(Boolean)
        .flatMap((part) => {
          const [from = 0, to = from] = part.split('–').map(Number)
          return Array.from({ length: to - from + 1 }, (_, n) => from + n)
        })
      expect(named).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    }),
  )
})
