import { z } from 'zod'
import {
  ConsoleKey,
  ConsoleStatus,
  PanelStatus,
  PrinterStatus,
  PrintJobState,
  ScannerStatus,
} from './devices.ts'
import { CommandId, ConsoleId, DeskId, Moment, PanelId, PrinterId, PrintJobId, ScannerId } from './ids.ts'
import type { RefusalCode } from './refusals.ts'
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
  /** Local time of the booked interval, `10:40`; `late`: checked in too late for it, now in the live queue. Null for a walk-in. */
  appointment: z.object({ time: z.string(), late: z.boolean() }).nullable(),
  documents: z.array(z.string()),
  link: z.string(),
  /** A reprint is marked КОПИЯ. */
  copy: z.boolean(),
  /** Given out without the server: how many are before and how long it takes could not be said. */
  emergency: z.boolean().optional(),
})
export type TicketContent = z.infer<typeof TicketContent>

/** Everything that stands on the confirmation of a booked visit, already in words. */
export const SlipContent = z.object({
  kind: z.literal('slip'),
  language: Language,
  second: Language.nullable(),
  officeName: z.object({ first: z.string(), second: z.string().nullable() }),
  serviceName: z.object({ first: z.string(), second: z.string().nullable() }),
  /** When it was booked, as printed: `24.11`, `10:42`. */
  date: z.string(),
  time: z.string(),
  /** When to come: `26 ноября, четверг, 10:40`. */
  visitAt: z.object({ first: z.string(), second: z.string().nullable() }),
  /** Where: a window or a hall; null when that is not planned yet. */
  place: z.object({ first: z.string(), second: z.string().nullable() }).nullable(),
  /** Six digits. */
  code: z.string(),
  /** What the QR says. */
  scan: z.string(),
  documents: z.array(z.string()),
  copy: z.boolean(),
})
export type SlipContent = z.infer<typeof SlipContent>

export const PrintJob = z.object({
  jobId: PrintJobId,
  printerId: PrinterId,
  content: z.union([SlipContent, TicketContent]),
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

/** What the lamps of a specialist's button console tell now. */
export const ConsoleWish = z.object({
  consoleId: ConsoleId,
  deskNumber: z.number().int(),
  show: z.enum(['closed', 'free', 'called', 'serving', 'paused']),
  /** How many wait for this desk. */
  waiting: z.number().int().nonnegative(),
  /** The state that the lamps tell of, to be said back with a press; nothing is to be read from it. */
  turn: z.string().max(200),
})
export type ConsoleWish = z.infer<typeof ConsoleWish>

/** View `agent:<deviceId>`. Jobs in order of issue; finished ones are not listed. */
export const AgentView = z.object({
  jobs: z.array(PrintJob),
  panels: z.array(PanelWish),
  consoles: z.array(ConsoleWish).default([]),
})
export type AgentView = z.infer<typeof AgentView>

/**
 * What an agent drives, announced with `agent:hello` at each connection.
 * Printers, panels, scanners and consoles become known to the server by it.
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
  scanners: z.array(z.object({ scannerId: ScannerId, name: z.string() })).default([]),
  consoles: z.array(z.object({ consoleId: ConsoleId, deskNumber: z.number().int() })).default([]),
  /** Where the kiosk of this PC prints while the server is away: a port of 127.0.0.1; null without one. */
  door: z
    .object({ port: z.number().int().min(1).max(65535), secret: z.string().min(16).max(128) })
    .nullable()
    .default(null),
})
export type AgentHello = z.infer<typeof AgentHello>

/** `agent:printer`: the printer's status changed. */
export const AgentPrinterReport = z.object({ printerId: PrinterId, status: PrinterStatus })
export type AgentPrinterReport = z.infer<typeof AgentPrinterReport>
/** `agent:panel` */
export const AgentPanelReport = z.object({ panelId: PanelId, status: PanelStatus })
export type AgentPanelReport = z.infer<typeof AgentPanelReport>
/** `agent:scanner` */
export const AgentScannerReport = z.object({ scannerId: ScannerId, status: ScannerStatus })
export type AgentScannerReport = z.infer<typeof AgentScannerReport>
/** `agent:console` */
export const AgentConsoleReport = z.object({ consoleId: ConsoleId, status: ConsoleStatus })
export type AgentConsoleReport = z.infer<typeof AgentConsoleReport>
/**
 * `agent:press`: somebody pressed a key of a console. Said once and at once: it is
 * for the hall as the person saw it, so one that comes too late is refused.
 */
export const AgentPress = z.object({
  consoleId: ConsoleId,
  key: ConsoleKey,
  /** Made for each press; the same again has the effect of once and the answer of once. */
  pressId: CommandId,
  /** Of the newest wish for the console: a press meets only the state in which it was made. */
  turn: z.string().max(200),
  /** The last moment, by the server's clock, at which it may have its effect. */
  until: Moment,
})
export type AgentPress = z.infer<typeof AgentPress>
export type AgentPressAnswer =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'refused'; readonly code: RefusalCode }
/** Longest code that is passed on, in characters. */
export const longestScan = 512
/**
 * `agent:scan`: a visitor held a code to a scanner. Said once and at once: what
 * cannot be said now is forgotten, because the visitor has gone on meanwhile.
 * `ok:false`: no kiosk that is there has this scanner. The text may be a key to
 * somebody's booking and never gets into a log.
 */
export const AgentScan = z.object({ scannerId: ScannerId, text: z.string().min(1).max(longestScan) })
export type AgentScan = z.infer<typeof AgentScan>
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
