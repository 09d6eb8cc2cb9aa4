/** By how many whole minutes a break lasts longer than was planned; null while it does not, or when nobody said how long. */
export function overrunMinutes(pause: { readonly until: number | null }, now: number): number | null {
  if (pause.until === null || now <= pause.until) return null
  return Math.floor((now - pause.until) / 60_000)
}
