import type { ServiceId } from '@chered/protocol/ids'
import { type Day, visitOfEntry } from '../day/day.ts'
import type { Visit } from '../visit/visit.ts'
import { comparePlaces } from './call-by.ts'
import { absoluteInARow, type Choice, type Competence, choose, type Heads } from './call-order.ts'
import { type Heap, pop } from './heap.ts'
import type { LineEntry } from './line.ts'

interface Rest {
  absolute: Heap<LineEntry>
  ordinary: Heap<LineEntry>
}

/**
 * Lines that are popped while looking ahead; the day's own heaps stay as they
 * are, because a pop gives a new heap.
 */
export class Lookahead {
  readonly #day: Day
  readonly #lines = new Map<ServiceId, Rest>()

  constructor(day: Day) {
    this.#day = day
  }

  #rest(id: ServiceId): Rest {
    let rest = this.#lines.get(id)
    if (!rest) {
      const line = this.#day.lines.get(id)
      rest = { absolute: line?.absolute ?? null, ordinary: line?.ordinary ?? null }
      this.#lines.set(id, rest)
    }
    return rest
  }

  #live(heap: Heap<LineEntry>): Heap<LineEntry> {
    let rest = heap
    while (rest !== null && visitOfEntry(this.#day, rest.top) === null) rest = pop(rest, comparePlaces)
    return rest
  }

  #first(services: readonly ServiceId[], kind: keyof Rest): LineEntry | null {
    let best: LineEntry | null = null
    for (const id of services) {
      const rest = this.#rest(id)
      rest[kind] = this.#live(rest[kind])
      const top = rest[kind]?.top
      if (top && (best === null || comparePlaces(top, best) < 0)) best = top
    }
    return best
  }

  /** Takes the next for this desk out of the lines looked at, or null when nobody is left. */
  take(desk: Competence, now: number): (Choice & { readonly visit: Visit }) | null {
    const heads: Heads = {
      absolute: this.#first([...desk.primary, ...desk.secondary], 'absolute'),
      primary: this.#first(desk.primary, 'ordinary'),
      secondary: this.#first(desk.secondary, 'ordinary'),
    }
    const choice = choose(heads, desk.absoluteRun, now)
    if (choice === null) return null
    const visit = visitOfEntry(this.#day, choice.entry)
    if (visit === null) throw new Error(`day ${this.#day.date}: a dead entry was chosen`)
    const rest = this.#rest(visit.leg.serviceId)
    const kind = choice.entry.absolute ? 'absolute' : 'ordinary'
    const heap = rest[kind]
    if (heap === null) throw new Error(`day ${this.#day.date}: an empty line gave a visitor`)
    rest[kind] = pop(heap, comparePlaces)
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
