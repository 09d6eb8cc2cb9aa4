import type { ServiceId } from '@chered/protocol/ids'
import type { CallReason } from '@chered/protocol/reason'
import { type Day, waitingIn } from '../day/day.ts'
import { comparePlaces } from './call-by.ts'
import type { Heap } from './heap.ts'
import type { LineEntry } from './line.ts'

/** What a desk may take: its own services, and those that it takes when they need it. */
export interface Competence {
  readonly primary: readonly ServiceId[]
  readonly secondary: readonly ServiceId[]
  readonly absoluteRun: number
}

export interface Choice {
  readonly entry: LineEntry
  readonly rule: CallReason['rule']
}

/** After so many absolute visitors in a row one overdue ordinary visitor goes first. */
export const absoluteInARow = 2

/** The heads of a desk's lines: what a policy may look at. Each is the first of its line or null. */
export interface Heads {
  readonly absolute: LineEntry | null
  readonly primary: LineEntry | null
  readonly secondary: LineEntry | null
}

function first(services: readonly ServiceId[], heap: (id: ServiceId) => Heap<LineEntry>): LineEntry | null {
  let best: LineEntry | null = null
  for (const id of services) {
    const top = heap(id)?.top
    if (top && (best === null || comparePlaces(top, best) < 0)) best = top
  }
  return best
}

/** The tops of lines are always live (see `Line`), so this reads one entry a service. */
export function headsFor(day: Day, desk: Competence): Heads {
  const absolute = (id: ServiceId) => day.lines.get(id)?.absolute ?? null
  const ordinary = (id: ServiceId) => day.lines.get(id)?.ordinary ?? null
  return {
    absolute: first([...desk.primary, ...desk.secondary], absolute),
    primary: first(desk.primary, ordinary),
    secondary: first(desk.secondary, ordinary),
  }
}

/**
 * The rule of the call order, whole: whom a free desk takes, and by which rule.
 *
 * The smallest `callBy` among the desk's own services goes first. Another
 * queue's visitor is taken when overdue and earlier, or when nobody waits in
 * the own ones. Absolute categories go before all, but after two of them in a
 * row an overdue ordinary visitor does. Nobody starves: `callBy` is fixed, so
 * only finitely many can come before it.
 */
export function choose(heads: Heads, absoluteRun: number, now: number): Choice | null {
  const { absolute, primary, secondary } = heads
  const overdueSecondary = secondary !== null && secondary.callBy <= now ? secondary : null
  const ordinary = earlier(primary, overdueSecondary)
  if (absolute !== null) {
    if (absoluteRun >= absoluteInARow && ordinary !== null && ordinary.callBy <= now) {
      return { entry: ordinary, rule: 'guard' }
    }
    return { entry: absolute, rule: 'absolute' }
  }
  if (ordinary !== null) {
    return { entry: ordinary, rule: ordinary === primary ? 'earliest' : 'secondary-overdue' }
  }
  return secondary === null ? null : { entry: secondary, rule: 'secondary-idle' }
}

function earlier(a: LineEntry | null, b: LineEntry | null): LineEntry | null {
  if (a === null || b === null) return a ?? b
  return comparePlaces(a, b) <= 0 ? a : b
}

/** How many this desk could take. */
export function waitingFor(day: Day, desk: Competence): number {
  let sum = 0
  for (const id of desk.primary) sum += waitingIn(day, id)
  for (const id of desk.secondary) sum += waitingIn(day, id)
  return sum
}
