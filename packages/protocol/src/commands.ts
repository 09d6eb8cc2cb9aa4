import { z } from 'zod'
import { outcomes, pauseReasons } from './choices.ts'
import { CategoryId, CommandId, DeskId, Moment, PrintJobId, ServiceId, VisitId, VisitToken } from './ids.ts'
import { Language } from './text.ts'
import { TicketNumber } from './ticket.ts'

/** A span in minutes, rounded to five, `from <= to`; null when nothing can be said (no desk serves it now). */
export const WaitEstimate = z
  .object({ fromMinutes: z.number().int(), toMinutes: z.number().int() })
  .nullable()
export type WaitEstimate = z.infer<typeof WaitEstimate>

const command = { commandId: CommandId }

// POST /api/tickets ------------------------------------------------------------------------------
export const IssueTicketBody = z.object({
  ...command,
  serviceId: ServiceId,
  /** A second service of the same visit, planned by the survey. */
  alsoServiceId: ServiceId.optional(),
  language: Language,
  categoryId: CategoryId.optional(),
  /** `screen`: the visitor agreed to a number on the screen because the printer cannot print. */
  paper: z.enum(['print', 'screen']).default('print'),
})
export type IssueTicketBody = z.input<typeof IssueTicketBody>
/** The same once the server has read it. */
export type IssueTicketOrder = z.output<typeof IssueTicketBody>

export const IssuedTicket = z.object({
  visitId: VisitId,
  ticket: TicketNumber,
  token: VisitToken,
  /** What the QR says; opens the visitor's page. */
  link: z.string(),
  serviceId: ServiceId,
  issuedAt: Moment,
  /** People who will be called before. */
  ahead: z.number().int().nonnegative(),
  estimate: WaitEstimate,
  /** Numbers of the desks that can serve it now. */
  desks: z.array(z.number().int()),
  /** The print job to watch in the kiosk's view; null when nothing is printed. */
  printJobId: PrintJobId.nullable(),
})
export type IssuedTicket = z.infer<typeof IssuedTicket>

// POST /api/desks/:deskId/<action> ---------------------------------------------------------------
export const deskActions = [
  'open',
  'close',
  'pause',
  'resume',
  'call-next',
  'call',
  'recall',
  'start',
  'finish',
  'no-show',
  'put-back',
] as const
export type DeskAction = (typeof deskActions)[number]

export const DeskCommandBody = z.object({ ...command })
export type DeskCommandBody = z.infer<typeof DeskCommandBody>
/** Actions on the visit in front carry its id, so that a late press never hits the next visitor. */
export const InFrontBody = z.object({ ...command, visitId: VisitId })
export type InFrontBody = z.infer<typeof InFrontBody>
export const PauseBody = z.object({
  ...command,
  reason: z.enum(pauseReasons),
  /** Planned length; shown on the panel as the time of return. */
  minutes: z.number().int().min(1).max(240).optional(),
})
export type PauseBody = z.infer<typeof PauseBody>
export const FinishBody = z.object({
  ...command,
  visitId: VisitId,
  outcome: z.enum(outcomes).default('done'),
})
export type FinishBody = z.input<typeof FinishBody>
export type Outcome = (typeof outcomes)[number]

/** Answer of call-next and call: who comes; the rest is in the desk's view. */
export const CalledVisit = z.object({ visitId: VisitId, ticket: TicketNumber, deskId: DeskId })
export type CalledVisit = z.infer<typeof CalledVisit>

// POST /api/visits/:visitId/cancel ---------------------------------------------------------------
export const CancelBody = z.object({ ...command })
export type CancelBody = z.infer<typeof CancelBody>
