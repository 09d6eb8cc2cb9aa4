const PAGE_MS = 7000

/** The part of a long list that is shown at `now` (ms), page after page. */
export function pageOf<T>(
  items: readonly T[],
  room: number,
  now: number,
): { readonly shown: readonly T[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / room))
  const page = Math.floor(now / PAGE_MS) % pages
  return { shown: items.slice(page * room, (page + 1) * room), page, pages }
}
