import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersPerPage, pageOf } from './paging.ts'

describe('pages', () => {
  it('eight answers are one page, or two of four at 150 %', () => {
    const eight = [1, 2, 3, 4, 5, 6, 7, 8]
    expect(pageOf(eight, answersPerPage(8, 'normal'), 0)).toMatchObject({ pages: 1, left: 0 })
    expect(pageOf(eight, answersPerPage(8, 'large'), 0)).toEqual({
      items: [1, 2, 3, 4],
      page: 0,
      pages: 2,
      left: 4,
    })
    expect(pageOf(eight, answersPerPage(8, 'large'), 1)).toEqual({
      items: [5, 6, 7, 8],
      page: 1,
      pages: 2,
      left: 0,
    })
  })

  it('nine answers leave room for the key that turns the page', () => {
    expect(answersPerPage(9, 'normal')).toBe(7)
  })

  it('a page that is gone is the last one', () => {
    expect(pageOf([1, 2, 3], 2, 7)).toEqual({ items: [3], page: 1, pages: 2, left: 0 })
    expect(pageOf([], 2, 1)).toEqual({ items: [], page: 0, pages: 1, left: 0 })
  })

  it('the pages together always hold every item once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 9 }), (items, perPage) => {
        const { pages } = pageOf(items, perPage, 0)
        const dealt = Array.from({ length: pages }, (_, page) => pageOf(items, perPage, page))
        expect(dealt.flatMap((p) => p.items)).toEqual(items)
        for (const [n, page] of dealt.entries()) {
          expect(page.left).toBe(dealt.slice(n + 1).reduce((sum, p) => sum + p.items.length, 0))
        }
      }),
    )
  })
})
