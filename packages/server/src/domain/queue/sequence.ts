import { type Day, lineOf, visitOfEntry } from '../day/day.ts'
import { lineKey, type Visit } from '../visit/visit.ts'
import { absoluteInARow, type Choice, type Competence, choose, headsOf } from './call-order.ts'
import { type Line, type LineKey, lineAt, type Part, withoutTop } from './line.ts'

const parts: readonly Part[] = ['absolute', 'ordinary', 'early']

/**
 * Lines that are popped while looking ahead; the day's own heaps stay as they
 * are, because a pop gives a new heap. The moments asked about never go back.
 */
export class Lookahead {
  readonly #day: Day
  readonly #lines = new Map<LineKey, Line>()

  constructor(day: Day) {
    this.#day = day
  }

  #line(key: LineKey, now: number): Line | null {
    const known = this.#lines.get(key) ?? lineOf(this.#day, key, now)
    if (known === null) return null
    const line = lineAt(known, now, (entry) => visitOfEntry(this.#day, entry) !== null)
    this.#lines.set(key, line)
    return line
  }

  /** Takes the next for this desk out of the lines looked at, or null when nobody is left. */
  take(desk: Competence, now: number): (Choice & { readonly visit: Visit }) | null {
    const heads = headsOf(desk, (key) => this.#line(key, now))
    const choice = choose(heads, desk.absoluteRun, now)
    if (choice === null) return null
    const visit = visitOfEntry(this.#day, choice.entry)
    if (visit === null) throw new Error(`day ${this.#day.date}: a dead entry was chosen`)
    const key = lineKey(visit.leg)
    const line = this.#lines.get(key)
    const part = parts.find((name) => line?.[name]?.top === choice.entry)
    if (!line || !part) throw new Error(`day ${this.#day.date}: an empty line gave a visitor`)
    this.#lines.set(key, withoutTop(line, part))
    return { ...choice, visit }
  }
}

/**
 * Who comes to a desk next, in order, as things stand: the same rule as a call,
 * asked again and again. At most `limit` visits; costs O(limit · log n).
 */
export function sequenceFor(
  day: Day,
  desk: Competence,
  now: number,
  limit: number,
): readonly (Choice & { readonly visit: Visit })[] {
  const lines = new Lookahead(day)
  const result: (Choice & { readonly visit: Visit })[] = []
  let absoluteRun = desk.absoluteRun
  while (result.length < limit) {
    const next = lines.take({ ...desk, absoluteRun }, now)
    if (next === null) break
    absoluteRun = next.entry.absolute ? Math.min(absoluteRun + 1, absoluteInARow) : 0
    result.push(next)
  }
  return result
}
