import type { Category, OfficeSettings, Service } from '@chered/protocol/office'
import type { WaitBasis } from '@chered/protocol/reason'

/** A leg's place in the call order; the smallest goes first. */
export interface Place {
  /** Absolute categories stand before all others, by arrival. */
  readonly absolute: boolean
  readonly callBy: number
  /** Order of issue: decides between equal moments, so that the order is total. */
  readonly tie: number
}

/**
 * The moment by which a waiting visitor has to be called, and why.
 *
 * Fixed when the wait begins, so nobody is overtaken for ever. A walk-in gets
 * `since + targetWait` (15 min: RF Government decree 1376, item 18); a category
 * is some minutes ahead of that, or absolute: before all others by arrival.
 * `since` and the result are moments in ms.
 */
export function callBy(
  since: number,
  service: Service,
  category: Category | null,
  settings: OfficeSettings,
): { readonly callBy: number; readonly basis: WaitBasis } {
  const target = (service.targetWaitMinutes ?? settings.targetWaitMinutes) * 60_000
  if (category === null) return { callBy: since + target, basis: { kind: 'walk-in' } }
  if (category.mode === 'absolute') {
    return { callBy: since, basis: { kind: 'absolute', category: category.id } }
  }
  const minutes = category.minutes ?? 0
  return {
    callBy: since + target - minutes * 60_000,
    basis: { kind: 'head-start', category: category.id, minutes },
  }
}

export function comparePlaces(a: Place, b: Place): number {
  if (a.absolute !== b.absolute) return a.absolute ? -1 : 1
  return a.callBy - b.callBy || a.tie - b.tie
}
