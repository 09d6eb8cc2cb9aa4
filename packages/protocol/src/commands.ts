import { z } from 'zod'
import { newPlaces, noteLength, type outcomes, pauseReasons, plannedMost } from './choices.ts'
import {
  CategoryId,
  CommandId,
  DeskId,
  DeviceId,
  Moment,
  PrintJobId,
  QueueId,
  ServiceId,
  StaffId,
  VisitId,
  VisitToken,
} from './ids.ts'
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
  /** Reception: the kiosk whose printer prints it; none prints when absent. */
  printAt: DeviceId.optional(),
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
  /** Further services of the same visit, in order. */
  planned: z.array(ServiceId),
  issuedAt: Moment,
  /** For a booked visitor; `late`: beyond the tolerance, the live queue goes on. */
  appointment: z.object({ start: Moment, late: z.boolean() }).nullable(),
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
  'hold',
  'take-back',
  'pass-on',
  'plan',
  'next-service',
  'claim',
  'application',
  'release',
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
/** POST …/call: the chosen visitor; whoever is not the next needs a reason of `office.outOfTurnReasons`. */
export const CallBody = z.object({ ...command, visitId: VisitId, outOfTurn: z.string().max(64).optional() })
export type CallBody = z.infer<typeof CallBody>

/** What the specialist says of a service that is over. */
const finished = {
  /** An id of `office.outcomes`. */
  outcome: z.string().max(64).default('done'),
  /** How many documents were handled. */
  documents: z.number().int().min(0).max(99).optional(),
  /** Which of the service's documents were shown, by their place in its list; only their number is kept. */
  presented: z.array(z.number().int().nonnegative()).max(50).optional(),
}
export const FinishBody = z.object({ ...command, visitId: VisitId, ...finished })
export type FinishBody = z.input<typeof FinishBody>
/** Outcomes of an office without a list of its own; any id of `office.outcomes` is accepted. */
export type Outcome = (typeof outcomes)[number]

/**
 * POST …/next-service takes FinishBody: it finishes this service and begins the
 * first planned one. Null: here and now, this desk serves it. Else where the
 * visitor waits for it, and with what place: to be said before the visitor goes.
 */
export const NextService = z.object({
  waits: z
    .object({
      ticket: TicketNumber,
      serviceId: ServiceId,
      /** Numbers of the open desks that serve it. */
      desks: z.array(z.number().int()),
      /** People who will be called before. */
      ahead: z.number().int().nonnegative(),
      estimate: WaitEstimate,
    })
    .nullable(),
})
export type NextService = z.infer<typeof NextService>

/** POST …/plan: the further services of the visit in front, whole and in order. */
export const PlanBody = z.object({
  ...command,
  visitId: VisitId,
  planned: z.array(ServiceId).max(plannedMost),
})
export type PlanBody = z.infer<typeof PlanBody>

/** POST …/hold: aside until a moment (at most 8 hours ahead), or until taken back. Reason: `office.holdReasons`. */
export const HoldVisitBody = z.object({
  ...command,
  visitId: VisitId,
  reasonId: z.string().max(64),
  until: Moment.nullable(),
})
export type HoldVisitBody = z.infer<typeof HoldVisitBody>
// POST …/take-back takes InFrontBody with the visit that is held, gives CalledVisit ----------------

/**
 * Where a visitor goes: to a service, to a queue (its first service that an
 * open desk serves), to a desk, or to the colleague who works at one. For a
 * desk and a colleague the service stays the present one unless another is named.
 */
export const PassTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('service'), serviceId: ServiceId }),
  z.object({ kind: z.literal('queue'), queueId: QueueId }),
  z.object({ kind: z.literal('desk'), deskId: DeskId, serviceId: ServiceId.optional() }),
  z.object({ kind: z.literal('staff'), staffId: StaffId, serviceId: ServiceId.optional() }),
])
export type PassTarget = z.infer<typeof PassTarget>

/** Passing on, wherever it stands: the target, the place, and words for the colleague. */
const passing = {
  to: PassTarget,
  place: z.enum(newPlaces).default('keep'),
  /** From `office.notes`. */
  noteId: z.string().max(64).optional(),
  /** In free words: seen by whoever has the visitor in front, kept nowhere else, erased when the visit ends. */
  note: z.string().trim().min(1).max(noteLength).optional(),
}
export const PassOnBody = z.object({ ...command, visitId: VisitId, ...passing })
export type PassOnBody = z.input<typeof PassOnBody>

/** POST …/close: with a visitor in front it is refused (`desk-busy`) unless this says where the visitor goes. */
export const CloseBody = z.object({
  ...command,
  handOver: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('put-back'), visitId: VisitId }),
      z.object({ kind: z.literal('pass'), visitId: VisitId, ...passing }),
    ])
    .optional(),
})
export type CloseBody = z.input<typeof CloseBody>

/**
 * POST …/claim: the claim of the called visitor is confirmed, changed, or removed (`categoryId` null).
 * `natural`: the visitor goes back to the place that follows. `front`: stays; where that place would not
 * be the next one, this is a call out of turn and needs its reason.
 */
export const ClaimBody = z.object({
  ...command,
  visitId: VisitId,
  categoryId: CategoryId.nullable(),
  /** The kind of paper that was shown, in the words of the category; never its number. */
  proof: z.string().max(80).nullable(),
  place: z.enum(['natural', 'front']),
  outOfTurn: z.string().max(64).optional(),
})
export type ClaimBody = z.infer<typeof ClaimBody>

/** POST …/application: number of the visitor's electronic application; null takes it away. Kept 30 days, in no event. */
export const ApplicationBody = z.object({
  ...command,
  visitId: VisitId,
  applicationNumber: z.string().trim().min(1).max(40).nullable(),
})
export type ApplicationBody = z.infer<typeof ApplicationBody>

/** GET /api/desks/:deskId/papers?visitId=…: what only the one who has the visit in front may read. */
export const FrontPapers = z.object({
  note: z.string().nullable(),
  applicationNumber: z.string().nullable(),
})
export type FrontPapers = z.infer<typeof FrontPapers>

// POST …/release (administrator) takes DeskCommandBody: whoever is in front is put back, the desk closes ----

/** Answer of call-next, call and take-back: who comes; the rest is in the desk's view. */
export const CalledVisit = z.object({ visitId: VisitId, ticket: TicketNumber, deskId: DeskId })
export type CalledVisit = z.infer<typeof CalledVisit>

// POST /api/visits/:visitId/cancel ---------------------------------------------------------------
export const CancelBody = z.object({ ...command })
export type CancelBody = z.infer<typeof CancelBody>

/** POST /api/visits/:visitId/redirect (reception, administrator): who waits, or was called, waits elsewhere. */
export const RedirectBody = z.object({ ...command, to: PassTarget, place: z.enum(newPlaces).default('keep') })
export type RedirectBody = z.input<typeof RedirectBody>

// PUT /api/visits/:visitId/category (reception, specialist): given with its proof, or taken away ---
export const CategoryBody = z.object({
  ...command,
  categoryId: CategoryId.nullable(),
  /** The kind of paper that was shown, never its number; null when none is asked for. */
  proof: z.string().max(80).nullable(),
})
export type CategoryBody = z.infer<typeof CategoryBody>
// POST /api/visits/:visitId/bring-back takes CancelBody ------------------------------------------

// POST /api/commands/:commandId/withdraw (staff) --------------------------------------------------
/** What became of a command whose answer never arrived; `withdrawn`: nothing, and nothing will. */
export const WithdrawAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('done') }),
  z.object({
    outcome: z.literal('refused'),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.object({ outcome: z.literal('withdrawn') }),
])
export type WithdrawAnswer = z.infer<typeof WithdrawAnswer>
