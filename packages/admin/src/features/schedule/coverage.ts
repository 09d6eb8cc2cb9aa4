import type { ServiceId } from '@chered/protocol/ids'
import type { ResolvedDay, Shift } from '@chered/protocol/schedule'
import { type Stretch, stretchOf } from './time-range.ts'

/** A stretch of the day and how many windows work in it. */
export interface Step extends Stretch {
  readonly count: number
}

/** How many of the shifts run at each time of a day, from the first to the last of `edges`. */
export function windowsOpen(shifts: readonly Shift[]): readonly Step[] {
  const stretches = shifts.map((shift) => stretchOf(shift.hours))
  const points = [...new Set(stretches.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  const steps: Step[] = []
  for (const [n, from] of points.entries()) {
    const to = points[n + 1]
    if (to === undefined) break
    const count = stretches.filter((stretch) => stretch.from <= from && to <= stretch.to).length
    const last = steps.at(-1)
    if (last?.count === count && last.to === from) steps[steps.length - 1] = { ...last, to }
    else steps.push({ from, to, count })
  }
  return steps
}

/** Largest and smallest number of windows while any is open; null on a day without any. */
export function windowsRange(
  steps: readonly Step[],
): { readonly least: number; readonly most: number } | null {
  const open = steps.filter((step) => step.count > 0).map((step) => step.count)
  return open.length === 0 ? null : { least: Math.min(...open), most: Math.max(...open) }
}

/** Parts of the office's hours in which nobody serves any of `services`. */
export function unserved(
  day: Pick<ResolvedDay, 'office' | 'resources'>,
  services: ReadonlySet<ServiceId>,
  competence: ReadonlyMap<string, readonly ServiceId[]>,
): readonly Stretch[] {
  const serving = day.resources.flatMap(({ resourceId, shifts }) =>
    shifts
      .filter((shift) => (shift.services ?? competence.get(resourceId) ?? []).some((id) => services.has(id)))
      .map((shift) => stretchOf(shift.hours)),
  )
  return day.office.hours.flatMap((hours) => {
    let open: Stretch[] = [stretchOf(hours)]
    for (const { from, to } of serving) {
      open = open.flatMap((gap) => [
        ...(gap.from < from ? [{ from: gap.from, to: Math.min(gap.to, from) }] : []),
        ...(to < gap.to ? [{ from: Math.max(gap.from, to), to: gap.to }] : []),
      ])
    }
    return open
  })
}
