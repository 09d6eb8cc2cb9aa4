import type { PassTarget } from '@chered/protocol/commands'
import type { Target, TargetKind } from './targets.ts'

/** Passing on as it is being filled in. */
export interface PassPlan {
  /** What was typed to find a target; while there is something, all kinds are searched. */
  readonly query: string
  readonly kind: TargetKind
  /** Key of the target that was pointed at; null: none yet. */
  readonly chosen: string | null
  readonly place: 'keep' | 'end'
  readonly noteId: string | null
  /** In free words. */
  readonly note: string
}

export const firstPass: PassPlan = {
  query: '',
  kind: 'desk',
  chosen: null,
  place: 'keep',
  noteId: null,
  note: '',
}

/** A target with the words by which it is shown and found. */
export interface ShownTarget {
  readonly target: Target
  readonly name: string
  readonly detail: string
}

/** The list for the plan: of one kind, or what answers to the typed words in `found`, of all kinds. */
export function shownTargets(
  targets: readonly ShownTarget[],
  plan: Pick<PassPlan, 'query' | 'kind'>,
  find: (targets: readonly ShownTarget[], typed: string) => readonly ShownTarget[],
): readonly ShownTarget[] {
  if (plan.query.trim() !== '') return find(targets, plan.query)
  return targets.filter(({ target }) => target.kind === plan.kind)
}

/**
 * Where the visitor would go: who was pointed at, as long as that makes sense;
 * else, for something typed, the first that does. Nobody is chosen by itself,
 * so that one key pressed twice sends nobody away.
 */
export function candidateOf(
  shown: readonly ShownTarget[],
  { query, chosen }: Pick<PassPlan, 'query' | 'chosen'>,
): ShownTarget | null {
  const fit = shown.filter(({ target }) => target.unfit === null)
  const pointed = fit.find(({ target }) => target.key === chosen)
  if (pointed) return pointed
  return query.trim() === '' ? null : (fit[0] ?? null)
}

/** The next target that makes sense, `step` further than the present one, from end to end; null when there is none. */
export function steppedTarget(
  shown: readonly ShownTarget[],
  present: ShownTarget | null,
  step: 1 | -1,
): ShownTarget | null {
  const fit = shown.filter(({ target }) => target.unfit === null)
  const at = fit.findIndex(({ target }) => target.key === present?.target.key)
  const next = at < 0 ? (step === 1 ? 0 : fit.length - 1) : (at + step + fit.length) % fit.length
  return fit[next] ?? null
}

/** What goes with the visitor, as the command has it. */
export function passingOf(
  to: PassTarget,
  { place, noteId, note }: PassPlan,
): { to: PassTarget; place: 'keep' | 'end'; noteId?: string; note?: string } {
  const words = note.trim()
  return {
    to,
    place,
    ...(noteId === null ? {} : { noteId }),
    ...(words === '' ? {} : { note: words }),
  }
}
