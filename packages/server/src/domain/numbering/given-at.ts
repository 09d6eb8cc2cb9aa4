/** What a kiosk says of when it gave a number out, ms. */
export interface ToldMoment {
  /** How long ago by its own clock. */
  readonly ageMs: number
  /** The moment by the server's clock as the kiosk last knew it. */
  readonly at: number
}

/**
 * When a number was given out, of two tellings that a kiosk's clock can make wrong.
 *
 * A clock that is wrong all the time tells the right age; one that was set, or
 * started anew by a power cut, may tell a right moment. What lies before the
 * lease or after the present cannot be; of two that can be the later one is
 * taken, so that nobody gets before those who came earlier. Always from
 * `leasedAt` to `now`.
 */
export function givenAt({ ageMs, at }: ToldMoment, leasedAt: number, now: number): number {
  const byAge = now - ageMs
  const possible = [byAge, at].filter((moment) => moment >= leasedAt && moment <= now)
  return possible.length > 0 ? Math.max(...possible) : Math.min(Math.max(byAge, leasedAt), now)
}
