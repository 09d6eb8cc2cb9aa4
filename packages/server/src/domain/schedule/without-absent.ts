import type { PlannedShift, Unit } from './day-plan.ts'
import type { PlannedResource } from './plan-basis.ts'

interface Time {
  readonly from: number
  readonly to: number
}

/** Takes absences out of shifts; a unit of which any part is lost goes with it. */
export function withAbsences(
  shifts: readonly PlannedShift[],
  absences: readonly Time[],
): readonly PlannedShift[] {
  return absences.reduce<readonly PlannedShift[]>(
    (left, { from, to }) =>
      left.flatMap((shift) =>
        from >= shift.end || to <= shift.start
          ? [shift]
          : [part(shift, shift.start, from), part(shift, to, shift.end)].filter(
              ({ start, end }) => start < end,
            ),
      ),
    shifts,
  )
}

/**
 * Adds what somebody serves for an absent colleague, at need and after the own
 * services, while the absence lasts. The shift is divided at edges of units, so
 * that no unit is lost.
 */
export function withCovers(
  shifts: readonly PlannedShift[],
  covers: PlannedResource['covers'],
): readonly PlannedShift[] {
  return covers.reduce<readonly PlannedShift[]>(
    (left, { from, to, services }) =>
      left.flatMap((shift) => {
        const more = services.filter((id) => !shift.primary.includes(id) && !shift.secondary.includes(id))
        const begins = edge(shift, from, 'up')
        const ends = edge(shift, to, 'down')
        if (more.length === 0 || begins >= ends) return [shift]
        const covered = part(shift, begins, ends)
        return [
          part(shift, shift.start, begins),
          { ...covered, secondary: [...covered.secondary, ...more] },
          part(shift, ends, shift.end),
        ].filter(({ start, end }) => start < end)
      }),
    shifts,
  )
}

function part(shift: PlannedShift, from: number, to: number): PlannedShift {
  const start = Math.max(shift.start, from)
  const end = Math.min(shift.end, to)
  return { ...shift, start, end, units: shift.units.filter((unit) => start <= unit.start && unit.end <= end) }
}

/** The moment within the shift, moved out of the unit that it falls into. */
function edge(shift: PlannedShift, at: number, way: 'up' | 'down'): number {
  const moment = Math.min(Math.max(at, shift.start), shift.end)
  const cut: Unit | undefined = shift.units.find(({ start, end }) => start < moment && moment < end)
  return cut === undefined ? moment : way === 'up' ? cut.end : cut.start
}
