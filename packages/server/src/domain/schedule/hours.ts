/** A stretch of a local day in minutes since midnight by the wall clock, the end exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

export function spanOf(range: string): Span {
  const [from = '', to = ''] = range.split('-')
  return { from: minutesOf(from), to: minutesOf(to) }
}

/** Hours in order; those that touch or overlap become one, those that end before they begin are none. */
export function hoursOf(ranges: readonly string[]): readonly Span[] {
  const hours: { from: number; to: number }[] = []
  const spans = ranges.map(spanOf).filter(({ from, to }) => from < to)
  for (const span of spans.sort((a, b) => a.from - b.from)) {
    const last = hours.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else hours.push({ ...span })
  }
  return hours
}

/** The parts of a span within some hours, in order. */
export function within(span: Span, hours: readonly Span[]): readonly Span[] {
  const parts: Span[] = []
  for (const open of hours) {
    const from = Math.max(span.from, open.from)
    const to = Math.min(span.to, open.to)
    if (from < to) parts.push({ from, to })
  }
  return parts
}

/**
 * Takes worked minutes off the end of a day. When the last stretch is shorter
 * than that, the rest comes off the one before: an eve of a holiday is worked
 * one hour less, wherever lunch is (Labour Code, art. 95).
 */
export function shortened(hours: readonly Span[], minutes: number): readonly Span[] {
  const left = [...hours]
  let rest = minutes
  while (rest > 0) {
    const last = left.pop()
    if (!last) break
    const length = last.to - last.from
    if (length > rest) left.push({ from: last.from, to: last.to - rest })
    rest -= length
  }
  return left
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
