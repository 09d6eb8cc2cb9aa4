import { z } from 'zod'
import { PanelStatus, PrinterStatus, PrintJobState } from './devices.ts'
import { DeskId, Moment, PanelId, PrinterId, PrintJobId } from './ids.ts'
import { Language } from './text.ts'
import { TicketNumber } from './ticket.ts'

/**
 * The agent's side of the live connection: it subscribes to `agent:<deviceId>`,
 * keeps its printers and panels at what the view says, and reports with
 * acknowledged messages. It keeps no state of its own across a restart.
 */

/** Everything that stands on a ticket, already in words; the layout turns it into dots. */
export const TicketContent = z.object({
  ticket: TicketNumber,
  /** Language chosen by the visitor; `second` is the office's other state language or null. */
  language: Language,
  second: Language.nullable(),
  officeName: z.object({ first: z.string(), second: z.string().nullable() }),
  serviceName: z.object({ first: z.string(), second: z.string().nullable() }),
  /** Local date and time as printed: `24.11`, `10:42`. */
  date: z.string(),
  time: z.string(),
  ahead: z.number().int().nonnegative(),
  /** `15–25`; null when no desk serves it now. */
  waitMinutes: z.string().nullable(),
  /** `10:57–11:07`, null likewise. */
  calledAround: z.string().nullable(),
  desks: z.array(z.number().int()),
  documents: z.array(z.string()),
  link: z.string(),
  /** A reprint is marked КОПИЯ. */
  copy: z.boolean(),
})
export type TicketContent = z.infer<typeof TicketContent>

export const PrintJob = z.object({
  jobId: PrintJobId,
  printerId: PrinterId,
  content: TicketContent,
  state: z.enum(['queued', 'sent']),
})
export type PrintJob = z.infer<typeof PrintJob>

/** What a panel over a desk has to show now. Never a name, never a service. */
export const PanelShow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('closed'), opensAt: z.string().nullable() }),
  z.object({ kind: z.literal('free') }),
  z.object({ kind: z.literal('called'), ticket: TicketNumber, callNumber: z.number().int() }),
  z.object({ kind: z.literal('serving'), ticket: TicketNumber }),
  z.object({ kind: z.literal('paused'), backAt: z.string().nullable() }),
])
export type PanelShow = z.infer<typeof PanelShow>

export const PanelWish = z.object({
  panelId: PanelId,
  deskId: DeskId,
  deskNumber: z.number().int(),
  show: PanelShow,
})
export type PanelWish = z.infer<typeof PanelWish>

/** View `agent:<deviceId>`. Jobs in order of issue; finished ones are not listed. */
export const AgentView = z.object({ jobs: z.array(PrintJob), panels: z.array(PanelWish) })
export type AgentView = z.infer<typeof AgentView>

/**
 * What an agent drives, announced with `agent:hello` at each connection.
 * Printers and panels become known to the server by it.
 */
export const AgentHello = z.object({
  version: z.string(),
  /** Jobs whose bytes this process has begun to send and whose end it has yet to report; any other
   * job that the server holds as `sent` was begun by a process that is gone, and becomes UNKNOWN. */
  holding: z.array(PrintJobId),
  printers: z.array(z.object({ printerId: PrinterId, name: z.string(), dots: z.number().int() })),
  panels: z.array(
    z.object({
      panelId: PanelId,
      deskNumber: z.number().int(),
      /** Letters that this panel can draw, out of those asked; null when it can draw any. */
      letters: z.string().nullable(),
    }),
  ),
})
export type AgentHello = z.infer<typeof AgentHello>

/** `agent:printer`: the printer's status changed. */
export const AgentPrinterReport = z.object({ printerId: PrinterId, status: PrinterStatus })
export type AgentPrinterReport = z.infer<typeof AgentPrinterReport>
/** `agent:panel` */
export const AgentPanelReport = z.object({ panelId: PanelId, status: PanelStatus })
export type AgentPanelReport = z.infer<typeof AgentPanelReport>
/**
 * `agent:job`: a job's new state. The agent sends its first byte only after the
 * acknowledgement of `sent`, so a job whose bytes may have left is never taken
 * for one that was not begun. `ok:false` means: do not print it.
 */
export const AgentJobReport = z.object({
  jobId: PrintJobId,
  state: PrintJobState.exclude(['queued']),
  problem: z.string().max(80).optional(),
  at: Moment.optional(),
})
export type AgentJobReport = z.infer<typeof AgentJobReport>
export interface AgentAck {
  readonly ok: boolean
}
