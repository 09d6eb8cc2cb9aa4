/** Younger data is called fresh: a restart of the server must not alarm the hall. */
export const STALE_AFTER_MS = 5000

export type Freshness =
  | { readonly state: 'fresh' }
  | { readonly state: 'stale'; readonly heardAt: number; readonly ageMs: number }

/**
 * How old what the board shows is. `heardAt` is the server's clock at its last
 * word, null before the first; `now` is its clock as reckoned here, ms.
 */
export function freshnessOf(
  link: 'connecting' | 'online' | 'lost',
  heardAt: number | null,
  now: number,
): Freshness {
  if (link === 'online' || heardAt === null) return { state: 'fresh' }
  const ageMs = now - heardAt
  return ageMs > STALE_AFTER_MS ? { state: 'stale', heardAt, ageMs } : { state: 'fresh' }
}
