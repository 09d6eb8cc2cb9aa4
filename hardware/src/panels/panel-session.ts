import type { AgentPanelReport } from '@chered/protocol/agent'
import type { PanelContent } from './panel-content.ts'

/**
 * What became of one sending. `taken`: the line took the bytes, and this family
 * never answers. `confirmed`: the panel said yes. `no-answer`: it said nothing
 * in its time. `refused`: it answered and did not obey.
 */
export type SendOutcome = 'taken' | 'confirmed' | 'no-answer' | 'refused'

/** One panel on one open line. Rejects with `PortLost` when the line goes away. */
export interface PanelSession {
  send(content: PanelContent): Promise<SendOutcome>
}

/** A panel as the server hears of it. */
export type PanelStatus = AgentPanelReport['status']
