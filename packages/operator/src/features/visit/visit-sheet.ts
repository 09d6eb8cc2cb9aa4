import type { VisitId } from '@chered/protocol/ids'
import { create } from 'zustand'
import type { Situation } from '../desk/situation.ts'

/** Sheets about the visitor, in the place of the work area. */
export type VisitSheetKind = 'services' | 'payment'

interface OpenSheet {
  readonly kind: VisitSheetKind
  /** For whom it was opened; null: nobody is in front. */
  readonly visitId: VisitId | null
}

export const useVisitSheet = create<{ readonly open: OpenSheet | null }>(() => ({ open: null }))

export function openVisitSheet(kind: VisitSheetKind, situation: Situation): void {
  useVisitSheet.setState({ open: { kind, visitId: visitIn(situation) } })
}
export function closeVisitSheet(): void {
  useVisitSheet.setState({ open: null })
}

/**
 * The sheet that is to be seen now. One that was opened for another visitor, or
 * before somebody was called, is over: what was typed or found in it may be a
 * name, and goes with the visit.
 */
export function sheetFor(open: OpenSheet | null, situation: Situation): VisitSheetKind | null {
  if (open === null || open.visitId !== visitIn(situation)) return null
  return mayOpen(open.kind, situation) ? open.kind : null
}

/** Where a sheet has a meaning: planning needs a visitor, a payment only a desk that is held. */
export function mayOpen(kind: VisitSheetKind, situation: Situation): boolean {
  switch (situation.kind) {
    case 'called':
    case 'serving':
      return true
    case 'free':
    case 'paused':
      return kind === 'payment'
    case 'closed':
    case 'taken':
      return false
  }
}

function visitIn(situation: Situation): VisitId | null {
  return situation.kind === 'called' || situation.kind === 'serving' ? situation.visit.visitId : null
}
