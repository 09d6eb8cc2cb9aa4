import type { DeskId } from '@chered/protocol/ids'
import type { CallReason } from '@chered/protocol/reason'
import { type Day, lineOf, waitingInLine } from '../day/day.ts'
import type { OpenDesk } from '../desk/desk.ts'
import { compareCallable, comparePlaces } from './call-by.ts'
import type { Order } from './heap.ts'
import { directedLine, type Line, type LineEntry, type LineKey, type Part } from './line.ts'

/** Which lines a desk takes from: its own, and those that it takes from when they need it. */
export interface Competence {
  readonly primary: readonly LineKey[]
  readonly secondary: readonly LineKey[]
  readonly absoluteRun: number
}

/** Whoever was passed on to a desk counts there as one of its own. */
export function competenceOf(
  deskId: DeskId,
  { primary, secondary, absoluteRun }: Pick<OpenDesk, 'primary' | 'secondary' | 'absoluteRun'>,
): Competence {
  return { primary: [...primary, directedLine(deskId)], secondary, absoluteRun }
}

export interface Choice {
  readonly entry: LineEntry
  readonly rule: CallReason['rule']
}

/** After so many absolute visitors in a row one overdue ordinary visitor goes first. */
export const absoluteInARow = 2

/** The heads of a desk's lines: what a policy may look at. Each is the first of its kind or null. */
export interface Heads {
  readonly absolute: LineEntry | null
  readonly primary: LineEntry | null
  readonly secondary: LineEntry | null
  /** Of all services of the desk: the appointment still to come that is callable first. */
  readonly early: LineEntry | null
}

/** Reads one entry a line. `line` gives a line as it stands at the moment of choice. */
export function headsOf(desk: Competence, line: (key: LineKey) => Line | null): Heads {
  const first = (keys: readonly LineKey[], part: Part, order: Order<LineEntry>) => {
    let best: LineEntry | null = null
    for (const key of keys) {
      const top = line(key)?.[part]?.top
      if (top && (best === null || order(top, best) < 0)) best = top
    }
    return best
  }
  const all = [...desk.primary, ...desk.secondary]
  return {
    absolute: first(all, 'absolute', comparePlaces),
    primary: first(desk.primary, 'ordinary', comparePlaces),
    secondary: first(desk.secondary, 'ordinary', comparePlaces),
    early: first(all, 'early', compareCallable),
  }
}

export function headsFor(day: Day, desk: Competence, now: number): Heads {
  return headsOf(desk, (key) => lineOf(day, key, now))
}

/**
 * The rule of the call order, whole: whom a free desk takes, and by which rule.
 *
 * The smallest `callBy` among the desk's own services goes first. Another
 * queue's visitor is taken when overdue and earlier, or when nobody waits in
 * the own ones. Absolute categories go before all, but after two of them in a
 * row an overdue ordinary visitor does. An appointment before its time gives
 * way to everybody, and is taken only when nobody else waits. Nobody starves:
 * `callBy` is fixed, so only finitely many can come before it.
 */
export function choose(heads: Heads, absoluteRun: number, now: number): Choice | null {
  const { absolute, primary, secondary, early } = heads
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
  if (secondary !== null) return { entry: secondary, rule: 'secondary-idle' }
  return early === null ? null : { entry: early, rule: 'appointment-early' }
}

function earlier(a: LineEntry | null, b: LineEntry | null): LineEntry | null {
  if (a === null || b === null) return a ?? b
  return comparePlaces(a, b) <= 0 ? a : b
}

/** How many this desk could take. */
export function waitingFor(day: Day, desk: Competence): number {
  let sum = 0
  for (const key of desk.primary) sum += waitingInLine(day, key)
  for (const key of desk.secondary) sum += waitingInLine(day, key)
  return sum
}
