import { z } from 'zod'
import { BookedService } from './booking.ts'
import { bookingStates, newPlaces, pauseReasons } from './choices.ts'
import { WaitEstimate } from './commands.ts'
import {
  ConsoleState,
  DeviceState,
  PanelState,
  PrinterState,
  PrinterStatus,
  PrintJobState,
  ScannerState,
} from './devices.ts'
import { EmergencyState } from './emergency.ts'
import {
  BookingId,
  CategoryId,
  DeskId,
  DeviceId,
  Moment,
  PrintJobId,
  QueueId,
  ServiceId,
  StaffId,
  VisitId,
  ZoneId,
} from './ids.ts'
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
  state: z.enum(['open', 'no-desk', 'quota', 'closed', 'by-appointment']),
  desks: z.array(z.number().int()),
  /** Whether an interval can be booked at this kiosk at all. */
  bookable: z.boolean(),
  byAppointmentOnly: z.boolean(),
  /** The first interval today that this kiosk may still give; local time `HH:MM`. */
  firstToday: z.object({ start: Moment, time: z.string() }).nullable(),
  /** When it is served next by the schedule, if not now: local date and time; null while it is served, or unknown. */
  servedNext: z.object({ date: z.string(), time: z.string() }).nullable(),
})
export type KioskService = z.infer<typeof KioskService>

export const KioskView = z.object({
  /** When it is another one, the kiosk reads the office again: its survey or settings have changed. */
  officeVersion: z.number().int(),
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
  /** The booked interval of a visitor who checked in, however the place is reckoned; null for a walk-in. */
  appointment: z.object({ start: Moment, end: Moment }).nullable(),
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
  // The server always gives what follows; optional only until every screen's own examples have it.
  /** Usual minutes of the service at the desk. */
  normMinutes: z.number().int().optional(),
  /** Service time before the visitor was held or put back, ms; the clock goes on from there. */
  servedBeforeMs: z.number().int().optional(),
  /** From when the service takes longer than usual; null until it has begun. */
  overdueFrom: Moment.nullable().optional(),
  /** The claim to precedence, and whether somebody has seen the proof. */
  claim: z
    .object({ categoryId: CategoryId, confirmed: z.boolean(), proof: z.string().nullable() })
    .nullable()
    .optional(),
  /** How often the visitor was held on this leg. */
  holds: z.number().int().optional(),
  /** Passed on by a colleague; `hasNote`: free words are there to be read (GET …/papers). */
  passed: z.object({ noteId: z.string().nullable(), hasNote: z.boolean() }).nullable().optional(),
})
export type InFront = z.infer<typeof InFront>

export const WaitingRow = z.object({
  visitId: VisitId,
  ticket: TicketNumber,
  serviceId: ServiceId,
  since: Moment,
  callBy: Moment,
  /** An appointment gives way to all others before this moment; null when it may be called at once. */
  callableFrom: Moment.nullable(),
  basis: WaitBasis,
  /** Whether the desk takes it as one of its own services or as another's. */
  competence: z.enum(['primary', 'secondary']),
  language: Language,
  /** True for who was passed on to this very desk: nobody else may take that visitor while it is open. */
  directed: z.boolean().optional(),
  /** A held visitor whose time is over: waits at the place from before, or as one who came then. Null for all others. */
  afterHold: z.enum(newPlaces).nullable().optional(),
})
export type WaitingRow = z.infer<typeof WaitingRow>

/** A visitor who was sent aside and is not due yet. */
export const HeldRow = z.object({
  visitId: VisitId,
  ticket: TicketNumber,
  serviceId: ServiceId,
  /** Of `office.holdReasons`. */
  reasonId: z.string(),
  since: Moment,
  /** Waits again from then on by itself; null: until taken back. */
  until: Moment.nullable(),
  /** Held by the specialist of this desk, or elsewhere in the hall. */
  own: z.boolean(),
  /** Whether this desk may take the visitor back. */
  mayTakeBack: z.boolean(),
  heldBy: z.string(),
  language: Language,
})
export type HeldRow = z.infer<typeof HeldRow>

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
  /** Held visitors of the whole hall, the own ones first, then by when they are due; always given. */
  held: z.array(HeldRow).optional(),
  /** Booked with the specialist at this desk for later today and not here yet, by time; never a name. */
  booked: z.array(
    z.object({ bookingId: BookingId, start: Moment, serviceId: ServiceId, state: z.enum(bookingStates) }),
  ),
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
      /** What it serves now, its own services first: whom it can be passed. Always given. */
      services: z.array(ServiceId).optional(),
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
  /** Who is away and why; null unless paused. Always given. */
  pause: z
    .object({ reason: z.enum(pauseReasons), since: Moment, until: Moment.nullable() })
    .nullable()
    .optional(),
  /** From when the service takes longer than usual; null unless serving. Always given. */
  overdueFrom: Moment.nullable().optional(),
  /** How many wait for this very desk, passed on to it. Always given. */
  directed: z.number().int().optional(),
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
  'scanner-unreachable',
  'console-unreachable',
  'agent-lost',
  'kiosk-lost',
  'board-lost',
  'storage',
  'payments-unreachable',
  'incident-open',
  'incident-late',
  'emergency-unknown',
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
  scanners: z.array(ScannerState),
  consoles: z.array(ConsoleState),
  /** Kiosks that have given out numbers without the server today, or may be doing so. Always given. */
  emergency: z.array(EmergencyState).optional(),
  troubles: z.array(Trouble),
})
export type SupervisionView = z.infer<typeof SupervisionView>

// reception: today's hall for whoever helps in it, without names ------------------------------------
/** Somebody who waits now. */
export const ReceptionVisit = z.object({
  visitId: VisitId,
  ticket: TicketNumber,
  serviceId: ServiceId,
  since: Moment,
  callBy: Moment,
  basis: WaitBasis,
  categoryId: CategoryId.nullable(),
  language: Language,
  /** Number of the desk that this visitor was passed on to; null: any that serves it. Always given. */
  directedTo: z.number().int().nullable().optional(),
})
export type ReceptionVisit = z.infer<typeof ReceptionVisit>

/** Somebody who was called and did not come. */
export const MissedVisit = z.object({
  visitId: VisitId,
  ticket: TicketNumber,
  serviceId: ServiceId,
  categoryId: CategoryId.nullable(),
  language: Language,
  /** Number of the desk that called last. */
  desk: z.number().int().nullable(),
  at: Moment,
  /** The last moment at which the visit can be brought back. */
  returnUntil: Moment,
})
export type MissedVisit = z.infer<typeof MissedVisit>

export const ExpectedBooking = z.object({
  bookingId: BookingId,
  start: Moment,
  /** Local time `HH:MM`. */
  time: z.string(),
  services: z.array(BookedService),
  state: z.enum(bookingStates),
  resourceName: z.string(),
  desk: z.number().int().nullable(),
  language: Language,
})
export type ExpectedBooking = z.infer<typeof ExpectedBooking>

export const ReceptionView = z.object({
  hours: Hours,
  /** How many wait in all. */
  waiting: z.number().int(),
  /** In call order of the whole hall, the smallest `callBy` first; at most 200. */
  visits: z.array(ReceptionVisit),
  /** No-shows of the last two hours, the latest first; at most 30. Stays here when its limit has passed. */
  missed: z.array(MissedVisit),
  /** Booked for today and not here yet, the earliest first, those late by less than an hour too; at most 30. */
  expected: z.array(ExpectedBooking),
  queues: z.array(
    z.object({
      queueId: QueueId,
      letter: z.string(),
      name: LocalText,
      waiting: z.number().int(),
      /** Since when the one who came first waits; null when nobody does. */
      oldestSince: Moment.nullable(),
      /** Numbers of the open desks that serve it. */
      desks: z.array(z.number().int()),
    }),
  ),
  /** Where a ticket can come out on paper; `printer` is null where there is none. */
  kiosks: z.array(
    z.object({
      deviceId: DeviceId,
      name: z.string(),
      connected: z.boolean(),
      printer: PrinterStatus.nullable(),
    }),
  ),
})
export type ReceptionView = z.infer<typeof ReceptionView>

/**
 * GET /api/visits?query=… (reception, administrator): today's visits by ticket number, the latest first, at most 20.
 * GET /api/visits/:visitId (specialists too): one of them.
 */
export const FoundVisit = z.object({
  visitId: VisitId,
  ticket: TicketNumber,
  serviceId: ServiceId,
  /** `held` is told as `waiting` with `held`, which screens that know of it may show. */
  state: z.enum(['waiting', 'called', 'serving', 'served', 'no-show', 'cancelled', 'expired']),
  held: z.object({ until: Moment.nullable() }).nullable().optional(),
  /** Since when it waits, or waited. */
  since: Moment,
  endedAt: Moment.nullable(),
  categoryId: CategoryId.nullable(),
  language: Language,
  /** For a no-show: the last moment at which it can be brought back. */
  returnUntil: Moment.nullable(),
  /** Number of the desk that called last. */
  desk: z.number().int().nullable(),
  /** Number of the desk that it waits for, passed on to it; null: any that serves it. Always given. */
  directedTo: z.number().int().nullable().optional(),
})
export type FoundVisit = z.infer<typeof FoundVisit>
export const FoundVisits = z.object({ visits: z.array(FoundVisit) })
export type FoundVisits = z.infer<typeof FoundVisits>

// GET /api/visitors/:token: the visitor's own page, public --------------------------------------
export const VisitorView = z.object({
  ticket: TicketNumber,
  state: z.enum(['waiting', 'called', 'serving', 'served', 'no-show', 'cancelled', 'expired']),
  office: LocalText,
  service: LocalText,
  /** Services that the visit goes on with, in order. The server always gives it. */
  planned: z.array(LocalText).optional(),
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
