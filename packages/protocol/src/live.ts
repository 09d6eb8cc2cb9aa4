import { z } from 'zod'
import type {
  AgentAck,
  AgentConsoleReport,
  AgentHello,
  AgentJobReport,
  AgentPanelReport,
  AgentPress,
  AgentPressAnswer,
  AgentPrinterReport,
  AgentScan,
  AgentScannerReport,
  AgentView,
} from './agent.ts'
import type { FaultsView, IncidentsView } from './incidents.ts'
import type { RefusalCode } from './refusals.ts'
import type { BoardView, DesksView, DeskView, KioskView, ReceptionView, SupervisionView } from './views.ts'

/**
 * The live connection, socket.io on the default namespace at `/live`.
 *
 * Handshake `auth` is `LiveAuth`; staff are known by their session cookie. A
 * screen asks for a view with `subscribe`; the server answers at once with the
 * whole present view, and sends the whole view again at each change. `tick`
 * comes every second: a screen that has heard nothing for three seconds has
 * lost the server and says so.
 */
export const protocolVersion = 1

export const LiveAuth = z.object({
  protocol: z.literal(protocolVersion),
  /** Token of an enrolled device; staff have their cookie instead. */
  token: z.string().optional(),
})
export type LiveAuth = z.infer<typeof LiveAuth>

/** Shape of each view, by the name before the colon. */
export interface ViewBodies {
  board: BoardView
  kiosk: KioskView
  desk: DeskView
  desks: DesksView
  supervision: SupervisionView
  agent: AgentView
  reception: ReceptionView
  /** Only says that bookings have changed; who needs them asks again. */
  bookings: { readonly revision: number }
  /** What can be reported as out of order, and what has been. */
  faults: FaultsView
  incidents: IncidentsView
}
export type ViewKind = keyof ViewBodies

/** `board:hall-1`, `desk:desk-3`, `kiosk:<deviceId>`, `agent:<deviceId>`, `supervision`, `desks`, `reception`, `bookings`, `faults`, `incidents`. */
export const ViewName = z
  .string()
  .max(140)
  .regex(
    /^(board|kiosk|desk|agent):[A-Za-z0-9_-]{1,64}$|^(supervision|desks|reception|bookings|faults|incidents)$/,
  )

export interface ViewMessage<K extends ViewKind = ViewKind> {
  readonly view: string
  /** Version of the view: `boot` changes when the server restarts, `n` rises at each change. */
  readonly boot: string
  readonly n: number
  /** Server's clock when the view was computed. */
  readonly at: number
  readonly body: ViewBodies[K]
}

export type SubscribeAnswer =
  | { readonly ok: true; readonly message: ViewMessage }
  | { readonly ok: false; readonly code: RefusalCode }

export interface ServerToClient {
  view: (message: ViewMessage) => void
  /** Each second, with the server's clock and its build: a screen of another build reloads when idle. */
  tick: (at: number, build: string) => void
  /** The device's token was revoked: it goes back to pairing. */
  revoked: () => void
  /**
   * To a kiosk: a code that was held to its scanner just now, with the server's
   * clock. Not a view: it is never said again.
   */
  scanned: (text: string, at: number) => void
}

export interface ClientToServer {
  subscribe: (view: string, answer: (answer: SubscribeAnswer) => void) => void
  unsubscribe: (view: string) => void
  'agent:hello': (hello: AgentHello, answer: (ack: AgentAck) => void) => void
  'agent:printer': (report: AgentPrinterReport, answer: (ack: AgentAck) => void) => void
  'agent:panel': (report: AgentPanelReport, answer: (ack: AgentAck) => void) => void
  'agent:scanner': (report: AgentScannerReport, answer: (ack: AgentAck) => void) => void
  'agent:scan': (scan: AgentScan, answer: (ack: AgentAck) => void) => void
  'agent:console': (report: AgentConsoleReport, answer: (ack: AgentAck) => void) => void
  'agent:press': (press: AgentPress, answer: (said: AgentPressAnswer) => void) => void
  'agent:job': (report: AgentJobReport, answer: (ack: AgentAck) => void) => void
}
