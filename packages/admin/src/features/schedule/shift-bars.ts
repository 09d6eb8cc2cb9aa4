import type { Shift } from '@chered/protocol/schedule'
import { type Stretch, stretchOf } from './time-range.ts'

/**
 * A bar on a day's axis: `same` in force and in the draft alike, `added` by the
 * draft, `removed` by it. Work that goes on at another desk or with other
 * services is `added`: what is drawn is what will be.
 */
export interface Bar extends Stretch {
  readonly kind: 'same' | 'added' | 'removed'
  readonly shift: Shift
}

function sameWork(a: Shift, b: Shift): boolean {
  return (
    a.deskId === b.deskId &&
    a.bookable === b.bookable &&
    (a.services === b.services || a.services?.toSorted().join() === b.services?.toSorted().join())
  )
}

function at(shifts: readonly Shift[], minute: number): Shift | null {
  return (
    shifts.find((shift) => {
      const { from, to } = stretchOf(shift.hours)
      return from <= minute && minute < to
    }) ?? null
  )
}

/** What becomes of a day's shifts: the stretches between all their beginnings and ends, joined where nothing differs. */
export function barsOf(before: readonly Shift[], after: readonly Shift[]): readonly Bar[] {
  const edges = [...before, ...after].flatMap((shift) => Object.values(stretchOf(shift.hours)) as number[])
  const points = [...new Set(edges)].sort((a, b) => a - b)
  const bars: Bar[] = []
  for (const [n, from] of points.entries()) {
    const to = points[n + 1]
    if (to === undefined) break
    const [was, will] = [at(before, from), at(after, from)]
    const shift = will ?? was
    if (shift === null) continue
    const kind = will === null ? 'removed' : was === null || !sameWork(was, will) ? 'added' : 'same'
    const last = bars.at(-1)
    // Two shifts that touch stay two: each has its own desk and services.
    if (last && last.to === from && last.kind === kind && last.shift === shift)
      bars[bars.length - 1] = { ...last, to }
    else bars.push({ from, to, kind, shift })
  }
  return bars
}

/** Minutes gained (positive) or lost on a day. */
export function minutesGained(before: readonly Shift[], after: readonly Shift[]): number {
  const sum = (shifts: readonly Shift[]) =>
    shifts.reduce((total, shift) => {
      const { from, to } = stretchOf(shift.hours)
      return total + to - from
    }, 0)
  return sum(after) - sum(before)
}
