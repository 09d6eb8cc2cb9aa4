import type { PauseBody } from '@chered/protocol/commands'
import type { DeskId, ServiceId, StaffId, VisitId } from '@chered/protocol/ids'

export type PauseReason = PauseBody['reason']

/** Who serves what at an open desk; the lists come from the specialist's competence. */
interface Manned {
  readonly staffId: StaffId
  readonly primary: readonly ServiceId[]
  readonly secondary: readonly ServiceId[]
  readonly since: number
  /** Absolute visitors taken here in a row; after two an overdue ordinary one goes first. */
  readonly absoluteRun: number
}

export type DeskState =
  | { readonly state: 'closed' }
  | ({ readonly state: 'open'; readonly inFront: VisitId | null } & Manned)
  | ({ readonly state: 'paused'; readonly reason: PauseReason; readonly until: number | null } & Manned)

export interface Desk {
  readonly id: DeskId
  readonly now: DeskState
}

export type OpenDesk = Extract<DeskState, { state: 'open' }>
