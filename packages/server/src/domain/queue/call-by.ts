import type { Category, OfficeSettings, Service } from '@chered/protocol/office'
import type { WaitBasis } from '@chered/protocol/reason'

/** A leg's place in the call order; the smallest goes first. */
export interface Place {
  /** Absolute categories stand before all others, by arrival. */
  readonly absolute: boolean
  readonly callBy: number
  /** An appointment is not called before this moment while somebody else waits; null: may be called at once. */
  readonly callableFrom: number | null
  /** Order of issue: decides between equal moments, so that the order is total. */
  readonly tie: number
}

/** What a place is reckoned from, all moments in ms: kept with the leg, so that a category set later gives the place that it would have given at once. */
export type Standing =
  | { readonly kind: 'arrival'; readonly from: number }
  /** `from`: the check-in; `start`: the booked time. */
  | { readonly kind: 'appointment'; readonly from: number; readonly start: number }
  /** Missed the call, came back, and waits as one who has just come. */
  | { readonly kind: 'return'; readonly from: number }

/** A place as events carry it, with the reason for it. */
export interface Reckoned {
  readonly callBy: number
  readonly callableFrom: number | null
  readonly basis: WaitBasis
}

/**
 * The moment by which a waiting visitor has to be called, from when the visitor
 * may be called, and why.
 *
 * Fixed when the wait begins, so nobody is overtaken for ever. A walk-in gets
 * `from + targetWait` (15 min: RF Government decree 1376, item 18); a category
 * is some minutes ahead of that, or absolute: before all others by arrival.
 * An appointment checked in by its start and the tolerance gets the start less
 * the office's lead, and is callable from a few minutes before the start; later
 * it is a walk-in from the check-in, unless the office keeps its time for it.
 * Who has both an appointment and a category takes the earlier of the two.
 */
export function callBy(
  standing: Standing,
  service: Service,
  category: Category | null,
  settings: OfficeSettings,
): Reckoned {
  const { from } = standing
  if (category?.mode === 'absolute') {
    return { callBy: from, callableFrom: null, basis: { kind: 'absolute', category: category.id } }
  }
  const target = (service.targetWaitMinutes ?? settings.targetWaitMinutes) * 60_000
  const own: Reckoned =
    standing.kind === 'appointment'
      ? booked(standing, target, settings)
      : {
          callBy: from + target,
          callableFrom: null,
          basis: { kind: standing.kind === 'return' ? 'brought-back' : 'walk-in' },
        }
  if (category === null) return own
  const minutes = category.minutes ?? 0
  const ahead: Reckoned = {
    callBy: from + target - minutes * 60_000,
    callableFrom: null,
    basis: { kind: 'head-start', category: category.id, minutes },
  }
  return own.callableFrom !== null && own.callBy <= ahead.callBy ? own : ahead
}

function booked(
  { from, start }: Extract<Standing, { kind: 'appointment' }>,
  target: number,
  settings: OfficeSettings,
): Reckoned {
  const inTime = from <= start + settings.lateToleranceMinutes * 60_000
  if (!inTime && settings.lateRule === 'walk-in') {
    return { callBy: from + target, callableFrom: null, basis: { kind: 'late-appointment', start } }
  }
  return {
    callBy: start - settings.appointmentLeadMinutes * 60_000,
    callableFrom: start - settings.appointmentCallableBeforeMinutes * 60_000,
    basis: { kind: 'appointment', start },
  }
}

export function comparePlaces(a: Place, b: Place): number {
  if (a.absolute !== b.absolute) return a.absolute ? -1 : 1
  return a.callBy - b.callBy || a.tie - b.tie
}

/** Whether the visitor has to give way to everybody else who waits, because the booked time is still to come. */
export function isEarly({ callableFrom }: Place, now: number): boolean {
  return callableFrom !== null && callableFrom > now
}

/** Among those whose time is still to come: the first who may be called goes first. */
export function compareCallable(a: Place, b: Place): number {
  return (a.callableFrom ?? 0) - (b.callableFrom ?? 0) || comparePlaces(a, b)
}

/**
 * When a place is likely to have its turn, for counting who stands before whom:
 * its `callBy`, but for an appointment still to come not before it is callable.
 */
export function turnOf(place: Place, now: number): number {
  return isEarly(place, now) ? Math.max(place.callBy, place.callableFrom ?? 0) : place.callBy
}

/** Who of two probably has the turn first, as things stand; total like the order itself. */
export function compareTurns(a: Place, b: Place, now: number): number {
  if (a.absolute !== b.absolute) return a.absolute ? -1 : 1
  return turnOf(a, now) - turnOf(b, now) || comparePlaces(a, b)
}
