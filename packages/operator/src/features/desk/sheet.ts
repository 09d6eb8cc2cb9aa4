import type { VisitId } from '@chered/protocol/ids'
import type { BreakPlan } from '../break/BreakSheet.tsx'
import type { HoldPlan } from '../hold/hold-plan.ts'
import type { PassPlan } from '../pass-on/pass-plan.ts'
import type { Situation } from './situation.ts'

/** What follows when the window has been closed. */
export type Leaving = 'close' | 'other-desk' | 'sign-out'

/**
 * What is being filled in, in the place of the work area; the ticket and the
 * main button stay. Sheets about a visitor name that one: somebody else in
 * front is somebody else's sheet.
 */
export type Sheet =
  | { readonly kind: 'break'; readonly plan: BreakPlan }
  | { readonly kind: 'hold'; readonly visitId: VisitId; readonly plan: HoldPlan }
  | { readonly kind: 'pass-on'; readonly visitId: VisitId; readonly plan: PassPlan }
  | {
      readonly kind: 'hand-over'
      readonly visitId: VisitId
      readonly leaving: Leaving
      readonly way: 'put-back' | 'pass-on'
      readonly plan: PassPlan
    }
export type SheetKind = Sheet['kind']

/** Whether the sheet is still about what is so at the desk. */
export function sheetFits(sheet: Sheet, situation: Situation): boolean {
  switch (sheet.kind) {
    case 'break':
      return situation.kind === 'free'
    case 'hold':
    case 'pass-on':
      return situation.kind === 'serving' && situation.visit.visitId === sheet.visitId
    case 'hand-over':
      return (
        (situation.kind === 'called' || situation.kind === 'serving') &&
        situation.visit.visitId === sheet.visitId
      )
  }
}
