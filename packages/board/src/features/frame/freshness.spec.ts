import { expect, test } from 'vitest'
import { freshnessOf } from './freshness.ts'
import { pageOf } from './pages.ts'

test('data is stale only when the link is gone for more than five seconds', () => {
  expect(freshnessOf('lost', 10_000, 15_000)).toEqual({ state: 'fresh' })
  expect(freshnessOf('lost', 10_000, 15_001)).toEqual({ state: 'stale', heardAt: 10_000, ageMs: 5001 })
  expect(freshnessOf('online', 10_000, 99_000)).toEqual({ state: 'fresh' })
  expect(freshnessOf('connecting', null, 99_000)).toEqual({ state: 'fresh' })
})

test('pages of a long list show every item once and differ by one at most', () => {
  const items = Array.from({ length: 23 }, (_, n) => n)
  const pages = [0, 7000, 14_000].map((now) => pageOf(items, 10, now))
  expect(pages.flatMap(({ shown }) => shown)).toEqual(items)
  expect(pages.map(({ shown }) => shown.length)).toEqual([8, 8, 7])
  expect(pageOf(items, 10, 21_000).page).toBe(0)
  expect(pageOf([], 10, 0)).toEqual({ shown: [], page: 0, pages: 1 })
})
