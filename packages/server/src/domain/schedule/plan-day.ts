import type { DayDate, ResourceId } from '@chered/protocol/ids'
import { type Cut, cutShift } from './cut-units.ts'
import { dayClock, dayNumber } from './day-clock.ts'
import type { DayPlan, PlannedShift, ResourceDay, Unit, UnitChannel } from './day-plan.ts'
import { dealBlocks, weightsOf } from './deal-blocks.ts'
import { officeDay } from './office-day.ts'
import type { PlanBasis, PlannedResource } from './plan-basis.ts'
import { withAbsences, withCovers } from './without-absent.ts'
import { type WorkedDay, workedDay } from './worked-shifts.ts'

interface Draft extends Omit<PlannedShift, 'units'> {
  readonly cut: Cut | null
  readonly channels: UnitChannel[]
}

/**
 * All layers put together for one date. Units are dealt before absences are
 * taken out, so that somebody's illness does not deal everybody else's time
 * anew; the absent one's units are gone and nothing else moves.
 */
export function planDay(basis: PlanBasis, date: DayDate): DayPlan {
  const office = officeDay(basis, date)
  const at = dayClock(date, basis.rules.office.timeZone)
  const worked = basis.resources.map((resource) => {
    const day = workedDay(basis, resource, office, date)
    return { resource, day, shifts: drafts(basis, day, at) }
  })
  deal(
    basis,
    date,
    worked.flatMap(({ shifts }) => shifts),
  )
  const resources = new Map<ResourceId, ResourceDay>()
  for (const { resource, day, shifts } of worked) {
    const whole = shifts.map((shift) => plannedShift(shift, basis.unitMinutes))
    resources.set(resource.resourceId, resourceDay(resource, day, whole))
  }
  return {
    date,
    office: {
      hours: office.hours
        .map(({ from, to }) => ({ start: at(from), end: at(to) }))
        .filter(({ start, end }) => start < end),
      layer: office.layer,
      name: office.name,
      provisional: office.provisional,
    },
    resources,
    quotas: basis.quotas,
    unitMinutes: basis.unitMinutes,
  }
}

function drafts(basis: PlanBasis, day: WorkedDay, at: (minutes: number) => number): readonly Draft[] {
  const shifts: Draft[] = []
  for (const { span, deskId, primary, secondary, bookable } of day.shifts) {
    const start = at(span.from)
    const end = at(span.to)
    // The clocks can skip a whole shift.
    if (start >= end) continue
    const units = Math.floor((end - start) / (basis.unitMinutes * 60_000))
    const cut = bookable ? cutShift([...primary, ...secondary], basis.rules, units, basis.unitMinutes) : null
    shifts.push({ start, end, deskId, primary, secondary, cut, channels: [] })
  }
  return shifts
}

/** Shifts that the same channels sell are dealt as one row, so that shares hold over all specialists together. */
function deal(basis: PlanBasis, date: DayDate, shifts: readonly Draft[]): void {
  const rows = new Map<string, { cut: Cut; shifts: Draft[] }>()
  for (const shift of shifts) {
    const { cut } = shift
    if (cut === null) continue
    const key = `${[...cut.sold].sort().join(' ')} ${cut.hasLiveQueue}`
    const row = rows.get(key)
    if (row) row.shifts.push(shift)
    else rows.set(key, { cut, shifts: [shift] })
  }
  for (const { cut, shifts } of rows.values()) {
    const blocks = shifts.reduce((sum, shift) => sum + (shift.cut?.blocks.length ?? 0), 0)
    const weights = weightsOf(basis.quotas, cut.sold, cut.hasLiveQueue)
    const dealt = dealBlocks(blocks, weights, dayNumber(date))
    let next = 0
    for (const shift of shifts) {
      for (const _ of shift.cut?.blocks ?? []) shift.channels.push(dealt[next++] as UnitChannel)
    }
  }
}

function plannedShift(draft: Draft, unitMinutes: number): PlannedShift {
  const { start, end, deskId, primary, secondary, cut, channels } = draft
  const unitMs = unitMinutes * 60_000
  const units: Unit[] = []
  cut?.blocks.forEach((block, place) => {
    const channel = channels[place] as UnitChannel
    for (let n = block.first; n < block.first + block.units; n++) {
      units.push({ start: start + n * unitMs, end: start + (n + 1) * unitMs, channel })
    }
  })
  return { start, end, deskId, primary, secondary, units }
}

function resourceDay(
  { resourceId, kind, absences, covers }: PlannedResource,
  { layer, reason }: WorkedDay,
  whole: readonly PlannedShift[],
): ResourceDay {
  const present = withAbsences(whole, absences)
  const absent = absences.find(({ from, to }) => whole.some(({ start, end }) => start < to && from < end))
  return {
    resourceId,
    kind,
    shifts: withCovers(present, covers),
    ...(absent === undefined ? { layer, reason } : { layer: 'absence', reason: absent.reason }),
  }
}
