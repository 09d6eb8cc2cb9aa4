import { expect, it } from 'vitest'
import { overrunMinutes } from './overrun.ts'

const until = 600_000

it('a break is longer than planned from the first moment after its end, counted in whole minutes', () => {
  expect(overrunMinutes({ until }, until)).toBeNull()
  expect(overrunMinutes({ until }, until + 1)).toBe(0)
  expect(overrunMinutes({ until }, until + 179_999)).toBe(2)
})

it('a break without a planned end is never too long', () => {
  expect(overrunMinutes({ until: null }, Number.MAX_SAFE_INTEGER)).toBeNull()
})
