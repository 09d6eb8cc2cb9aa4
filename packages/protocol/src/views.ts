import { z } from 'zod'
import { pauseReasons } from './choices.ts'
import { WaitEstimate } from './commands.ts'
import { DeviceState, PanelState, PrinterState, PrinterStatus, PrintJobState } from './devices.ts'
import { DeskId, Moment, PrintJobId, QueueId, ServiceId, StaffId, VisitId, ZoneId } from './ids.ts'
import { CallReason, WaitBasis } from './reason.ts'
import { Language, LocalText } from './text.ts'
import { TicketNumber } from './ticket.ts'

/** Is the office taking visitors now, and when does that change? Local times `HH:MM`, date `YYYY-MM-DD`. */
export const Hours = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), closesAt: z.string().nullable() }),
  z.object({
    state: z.literal('closed'),
    opensAt: z.object({ date: z.string(), time: z.string() }).nullable(),
  }),
])
export type Hours = z.infer<typeof Hours>

// board:<zoneId> ---------------------------------------------------------------------------------
export const BoardCall = z.object({
  /** One for each announcement: a recall is a new one. Rises within the day. */
  callId: z.number().int(),
  ticket: TicketNumber,
  desk: z.number().int(),
  direction: z.string().nullable(),
  at: Moment,
  /** 1 for the first call, 2 and 3 for recalls. */
  callNumber: z.number().int(),
  /** Language of the visitor, for the order in which it is spoken. */
  language: Language,
  /** `called` while awaited, `arrived` once served, `gone` after a no-show or put back. */
  state: z.enum(['called', 'arrived', 'gone']),
})
export type BoardCall = z.infer<typeof BoardCall>

export const BoardDesk = z.object({
  desk: z.number().int(),
  state: z.enum(['closed', 'free', 'called', 'serving', 'paused']),
  ticket: TicketNumber.nullable(),
})
export const BoardView = z.object({
  office: LocalText,
  timeZone: z.string(),
  languages: z.array(Language),
  zones: z.array(z.object({ id: ZoneId, name: LocalText })),
  hours: Hours,
  /** Newest first: those awaited and the latest others; at least the last 12 of the day. */
  calls: z.array(BoardCall),
  desks: z.array(BoardDesk),
  queues: z.array(z.object({ letter: z.string(), name: LocalText, waiting: z.number().int() })),
  waiting: z.number().int(),
  notices: z.array(LocalText),
})
export type BoardView = z.infer<typeof BoardView>

// kiosk:<deviceId> -------------------------------------------------------------------------------
export const KioskService = z.object({
  serviceId: ServiceId,
  waiting: z.number().int(),
  estimate: WaitEstimate,
  /** `no-desk`: nobody serves it now, tickets are still given; `quota`: today's walk-in tickets are given out. */
  state: z.enum(['open', 'no-desk', 'quota', 'closed']),
  desks: z.array(z.number().int()),
})
export type KioskService = z.infer<typeof KioskService>

export const KioskView = z.object({
  hours: Hours,
  services: z.array(KioskService),
  /** Null when this kiosk has no printer: numbers are shown on the screen. */
  printer: PrinterStatus.nullable(),
  /** The last jobs of this kiosk, newest first. */
  prints: z.array(z.object({ jobId: PrintJobId, state: PrintJobState })),
})
export type KioskView = z.infer<typeof KioskView>

// desk:<deskId> ----------------------------------------------------------------------------------
export const InFront = z.object({
  visitId: VisitId,
  ticket: TicketNumber,
  state: z.enum(['called', 'serving']),
  serviceId: ServiceId,
  /** Services planned after this one in the same visit. */
  planned: z.array(ServiceId),
  language: Language,
  channel: z.string(),
  issuedAt: Moment,
  calledAt: Moment,
  startedAt: Moment.nullable(),
  callNumber: z.number().int(),
  /** A repeat is refused before this moment. */
  recallFrom: Moment,
  /** True once enough calls went unanswered. */
  mayBeNoShow: z.boolean(),
  reason: CallReason,
  /** How long this person waited, ms. */
  waitedMs: z.number().int(),
})
export type InFront = z.infer<typeof InFront>

export const WaitingRow = z.object({
  visitId: VisitId,
  ticket: TicketNumber,
  serviceId: ServiceId,
  since: Moment,
  callBy: Moment,
  basis: WaitBasis,
  /** Whether the desk takes it as one of its own services or as another's. */
  competence: z.enum(['primary', 'secondary']),
  language: Language,
})
export type WaitingRow = z.infer<typeof WaitingRow>

export const DeskStateName = z.enum(['closed', 'open', 'paused'])
export const DeskView = z.object({
  deskId: DeskId,
  number: z.number().int(),
  state: DeskStateName,
  staffId: StaffId.nullable(),
  staffName: z.string().nullable(),
  paused: z.object({ since: Moment, reason: z.enum(pauseReasons), until: Moment.nullable() }).nullable(),
  inFront: InFront.nullable(),
  /** The next in call order for this desk, at most 50; the first is whom call-next takes. */
  next: z.array(WaitingRow),
  /** How many this desk could take in all. */
  waiting: z.number().int(),
  today: z.object({
    served: z.number().int(),
    noShow: z.number().int(),
    meanServiceMs: z.number().int().nullable(),
  }),
})
export type DeskView = z.infer<typeof DeskView>

// desks: which windows are there, for choosing one (staff) -----------------------------------------
export const DesksView = z.object({
  desks: z.array(
    z.object({
      deskId: DeskId,
      number: z.number().int(),
      state: DeskStateName,
      staffName: z.string().nullable(),
      staffId: StaffId.nullable(),
    }),
  ),
})
export type DesksView = z.infer<typeof DesksView>

// supervision ------------------------------------------------------------------------------------
export const SupervisionDesk = z.object({
  deskId: DeskId,
  number: z.number().int(),
  state: z.enum(['closed', 'free', 'called', 'serving', 'paused']),
  staffName: z.string().nullable(),
  /** Since when it has been in this state. */
  since: Moment.nullable(),
  ticket: TicketNumber.nullable(),
  serviceId: ServiceId.nullable(),
  callNumber: z.number().int().nullable(),
})
export const SupervisionQueue = z.object({
  queueId: QueueId,
  letter: z.string(),
  name: LocalText,
  waiting: z.number().int(),
  /** Since when each waits, oldest first, at most 60: the marks on the minute axis. */
  marks: z.array(z.object({ ticket: TicketNumber, since: Moment, callBy: Moment })),
  /** Numbers of open desks that serve it: as their own, and as another's. */
  primaryDesks: z.array(z.number().int()),
  secondaryDesks: z.array(z.number().int()),
})
export const troubleCodes = [
  'queue-without-desk',
  'wait-beyond-target',
  'printer-not-ready',
  'paper-near-end',
  'print-unknown',
  'print-failed',
  'panel-unreachable',
  'panel-letters',
  'agent-lost',
  'kiosk-lost',
  'board-lost',
  'storage',
] as const
/** Something that needs a person; the screen puts `code` and `params` into a sentence with its consequence. */
export const Trouble = z.object({
  id: z.string(),
  code: z.enum(troubleCodes),
  level: z.enum(['bad', 'warn']),
  since: Moment,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Trouble = z.infer<typeof Trouble>

export const SupervisionView = z.object({
  hours: Hours,
  date: z.string(),
  waiting: z.number().int(),
  longestWait: z.object({ ticket: TicketNumber, since: Moment }).nullable(),
  today: z.object({
    issued: z.number().int(),
    served: z.number().int(),
    noShow: z.number().int(),
    cancelled: z.number().int(),
    /** Median wait of those called, ms, and the share called within the target. */
    medianWaitMs: z.number().int().nullable(),
    withinTarget: z.number().nullable(),
  }),
  desks: z.array(SupervisionDesk),
  queues: z.array(SupervisionQueue),
  devices: z.array(DeviceState),
  printers: z.array(PrinterState),
  panels: z.array(PanelState),
  troubles: z.array(Trouble),
})
export type SupervisionView = z.infer<typeof SupervisionView>

// GET /api/visitors/:token: the visitor's own page, public --------------------------------------
export const VisitorView = z.object({
  ticket: TicketNumber,
  state: z.enum(['waiting', 'called', 'serving', 'served', 'no-show', 'cancelled', 'expired']),
  office: LocalText,
  service: LocalText,
  language: Language,
  languages: z.array(Language),
  /** People before this one; null unless waiting. */
  ahead: z.number().int().nullable(),
  estimate: WaitEstimate,
  desk: z.number().int().nullable(),
  direction: z.string().nullable(),
  at: Moment,
})
export type VisitorView = z.infer<typeof VisitorView>
