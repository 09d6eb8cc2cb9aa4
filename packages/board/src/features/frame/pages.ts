const PAGE_MS = 7000

/** The part of a long list that is shown at `now` (ms), page after page. */
export function pageOf<T>(
  items: readonly T[],
  room: number,
  now: number,
): { readonly shown: readonly T[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / room))
  const page = Math.floor(now / PAGE_MS) % pages
  // Pages of nearly one length: eleven items are six and five, not ten and a lonely one.
  const size = Math.ceil(items.length / pages)
  return { shown: items.slice(page * size, (page + 1) * size), page, pages }
}
