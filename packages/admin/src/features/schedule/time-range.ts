/** A stretch of a day in minutes from midnight. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** `HH:MM-HH:MM` of the schedule as minutes. */
export function stretchOf(range: string): Stretch {
  const [from = '00:00', to = '00:00'] = range.split('-')
  return { from: minutesOf(from), to: minutesOf(to) }
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** `9` on the hour, `9:30` otherwise: as hours stand on a bar. */
export function shortTime(minutes: number): string {
  const rest = minutes % 60
  return rest === 0 ? String(minutes / 60) : `${Math.floor(minutes / 60)}:${String(rest).padStart(2, '0')}`
}

/** `9–13`, `9:30–13`. */
export function shortRange(range: string | Stretch): string {
  const { from, to } = typeof range === 'string' ? stretchOf(range) : range
  return `${shortTime(from)}–${shortTime(to)}`
}

/** `9–13, 14–18`. */
export function shortRanges(ranges: readonly string[]): string {
  return ranges.map((range) => shortRange(range)).join(', ')
}

/** What a person types for a time as `HH:MM`: `9`, `930`, `9.30`, `09:30`; null when it is no time. */
export function typedTime(text: string): string | null {
  const found = /^(\d{1,2})(?:[:.,\s-]?(\d{2}))?$/.exec(text.trim())
  if (!found) return null
  const hours = Number(found[1])
  const minutes = Number(found[2] ?? 0)
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** Minutes of all stretches together. */
export function minutesIn(ranges: readonly string[]): number {
  return ranges.reduce((sum, range) => {
    const { from, to } = stretchOf(range)
    return sum + to - from
  }, 0)
}

/** What is wrong with the times of one row among others of the same day. */
export type HoursFault = 'no-time' | 'ends-before' | 'overlaps'

/** For each row of typed times, what is wrong with it; null: nothing. */
export function hoursFaults(rows: readonly { readonly from: string; readonly to: string }[]) {
  const stretches = rows.map(({ from, to }) => {
    const [a, b] = [typedTime(from), typedTime(to)]
    return a === null || b === null ? null : stretchOf(`${a}-${b}`)
  })
  return stretches.map((own, n): HoursFault | null => {
    if (own === null) return 'no-time'
    if (own.to <= own.from) return 'ends-before'
    const crosses = stretches.some(
      (other, m) => m < n && other !== null && other.from < own.to && own.from < other.to,
    )
    return crosses ? 'overlaps' : null
  })
}

/** The gaps between stretches of one day: breaks, in order. */
export function breaksBetween(ranges: readonly string[]): readonly Stretch[] {
  const sorted = ranges.map(stretchOf).toSorted((a, b) => a.from - b.from)
  return sorted.flatMap((stretch, n) => {
    const before = sorted[n - 1]
    return before && stretch.from > before.to ? [{ from: before.to, to: stretch.from }] : []
  })
}
