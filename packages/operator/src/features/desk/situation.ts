import type { StaffId } from '@chered/protocol/ids'
import type { DeskView, InFront, WaitingRow } from '@chered/protocol/views'

/** What is so at this desk for this specialist; everything on the screen follows from it. */
export type Situation =
  | { readonly kind: 'closed' }
  | { readonly kind: 'taken'; readonly name: string | null }
  | { readonly kind: 'paused'; readonly pause: NonNullable<DeskView['paused']> }
  | { readonly kind: 'free'; readonly next: WaitingRow | null }
  | { readonly kind: 'called'; readonly visit: InFront }
  | { readonly kind: 'serving'; readonly visit: InFront }

/** Reads the desk's view as the person `staffId` sees it: a desk held by another is `taken`. */
export function situationOf(view: DeskView, staffId: StaffId): Situation {
  if (view.state === 'closed') return { kind: 'closed' }
  if (view.staffId !== staffId) return { kind: 'taken', name: view.staffName }
  if (view.inFront) return { kind: view.inFront.state, visit: view.inFront }
  if (view.state === 'paused' && view.paused) return { kind: 'paused', pause: view.paused }
  return { kind: 'free', next: view.next[0] ?? null }
}
