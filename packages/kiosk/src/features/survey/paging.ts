/**
 * One page of a list that never scrolls. `left` are the items on the later
 * pages; on the last one it is 0 and the way on leads back to the first.
 */
export interface Page<T> {
  readonly items: readonly T[]
  readonly page: number
  readonly pages: number
  readonly left: number
}

/**
 * Deals `items` over pages of at most `perPage` in their order. A page that
 * does not exist any more (the list became shorter) is the last one.
 */
export function pageOf<T>(items: readonly T[], perPage: number, page: number): Page<T> {
  const pages = Math.max(1, Math.ceil(items.length / perPage))
  const at = Math.min(Math.max(0, page), pages - 1)
  const shown = items.slice(at * perPage, (at + 1) * perPage)
  return { items: shown, page: at, pages, left: items.length - at * perPage - shown.length }
}

/**
 * Answers a page: eight, or four at 150 %. Where they do not fit on one page, the key
 * that turns it takes the place of one answer, except at 150 %, where it has its own.
 */
export function answersPerPage(count: number, size: 'normal' | 'large'): number {
  if (size === 'large') return 4
  return count <= 8 ? 8 : 7
}
