import type { ServiceId } from '@chered/protocol/ids'
import type { PlannedShift, ResourceDay } from './day-plan.ts'

/**
 * Whether a resource works and serves all these services through the whole of
 * an interval (ms, the end exclusive) without a break and at one desk. A shift
 * that is divided only because another service begins or ends there still
 * carries what is served on both sides. A booking that its day does not carry
 * has lost its place.
 */
export function carries(
  day: ResourceDay | undefined,
  interval: { readonly start: number; readonly end: number },
  services: readonly ServiceId[],
): boolean {
  if (day === undefined) return false
  let reached = interval.start
  let before: PlannedShift | null = null
  for (const shift of day.shifts) {
    if (shift.end <= reached) continue
    if (shift.start > reached || !services.every((id) => serves(shift, id))) return false
    if (before !== null && before.deskId !== shift.deskId) return false
    if (shift.end >= interval.end) return true
    reached = shift.end
    before = shift
  }
  return false
}

export function serves(shift: PlannedShift, service: ServiceId): boolean {
  return shift.primary.includes(service) || shift.secondary.includes(service)
}
