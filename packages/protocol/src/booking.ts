import { z } from 'zod'
import { bookingChannels, bookingStates } from './choices.ts'
import { BookingId, CheckInCode, CommandId, DayDate, Moment, ResourceId, ServiceId, VisitId } from './ids.ts'
import { Language } from './text.ts'
import { TicketNumber } from './ticket.ts'

const command = { commandId: CommandId }

/** One service of an appointment; `count` documents or persons where the service counts them, else 1. */
export const BookedService = z.object({ serviceId: ServiceId, count: z.number().int().min(1).max(50) })
export type BookedService = z.infer<typeof BookedService>

// GET /api/availability --------------------------------------------------------------------------
/**
 * `services` is `id` or `id*count`, comma-separated. A kiosk asks by its token;
 * staff by their session, for the channel of their role. At most 31 days.
 */
export const AvailabilityQuery = z.object({
  services: z.string().min(1).max(400),
  from: DayDate.optional(),
  days: z.coerce.number().int().min(1).max(31).default(31),
  resourceId: ResourceId.optional(),
  /** Staff: the booking that is to be moved; one that needs relocation may have any channel's units. */
  moving: BookingId.optional(),
})
export const AvailabilityDay = z.object({
  date: DayDate,
  /** `not-served`: nobody serves it that day; `full`: nothing free for this channel; `closed`: the office is. */
  state: z.enum(['open', 'full', 'not-served', 'closed']),
  intervals: z.array(
    z.object({
      start: Moment,
      end: Moment,
      /** Local time `HH:MM`. */
      time: z.string(),
      /** Who is free then; for staff only, empty for a kiosk. */
      resources: z.array(ResourceId),
    }),
  ),
})
export const Availability = z.object({
  channel: z.enum(bookingChannels),
  /** Length of the appointment, minutes. */
  minutes: z.number().int(),
  days: z.array(AvailabilityDay),
})
export type Availability = z.infer<typeof Availability>

// The life of a booking --------------------------------------------------------------------------
/** Kept until the end of the day after the visit, then erased (facts-and-rules 4.4). */
export const BookedVisitor = z.object({
  name: z.string().trim().max(120).nullable(),
  /** Digits only, with the country code. */
  phone: z
    .string()
    .regex(/^\d{10,15}$/)
    .nullable(),
})
export type BookedVisitor = z.infer<typeof BookedVisitor>

/** POST /api/bookings: holds an interval for the minutes of the channel. */
export const HoldBody = z.object({
  ...command,
  bookingId: BookingId,
  services: z.array(BookedService).min(1).max(5),
  start: Moment,
  /** Null: whoever of the competent is free, balancing load. */
  resourceId: ResourceId.nullable(),
  language: Language,
})
export type HoldBody = z.infer<typeof HoldBody>
/** POST /api/bookings/:id/confirm. */
export const ConfirmBody = z.object({
  ...command,
  visitor: BookedVisitor.optional(),
  applicationNumber: z.string().max(40).optional(),
  /** A kiosk prints the confirmation. */
  paper: z.enum(['print', 'screen']).default('screen'),
})
export type ConfirmBody = z.input<typeof ConfirmBody>
/** POST /api/bookings/:id/cancel; also lets a hold go. */
export const CancelBookingBody = z.object({ ...command })
/** POST /api/bookings/:id/move: an atomic swap of intervals; id and code stay. */
export const MoveBookingBody = z.object({
  ...command,
  start: Moment,
  resourceId: ResourceId.nullable(),
  version: z.number().int().optional(),
})
export type MoveBookingBody = z.infer<typeof MoveBookingBody>
/** PUT /api/bookings/:id/visitor: who comes, corrected. */
export const VisitorBody = z.object({ ...command, visitor: BookedVisitor })

/** A booking as staff see it; a kiosk gets it without `visitor`. */
export const Booking = z.object({
  bookingId: BookingId,
  version: z.number().int(),
  channel: z.enum(bookingChannels),
  state: z.enum(bookingStates),
  services: z.array(BookedService),
  date: DayDate,
  start: Moment,
  end: Moment,
  /** Local time `HH:MM`. */
  time: z.string(),
  resourceId: ResourceId,
  resourceName: z.string(),
  kind: z.enum(['specialist', 'hall']),
  /** Number of the desk where it is planned; null in a hall or when not planned. */
  desk: z.number().int().nullable(),
  language: Language,
  /** Null once it opens nothing any more. */
  code: CheckInCode.nullable(),
  visitor: BookedVisitor.nullable(),
  applicationNumber: z.string().nullable(),
  /** For a hold. */
  holdUntil: Moment.nullable(),
  relocation: z.object({ since: Moment, cause: z.enum(['schedule', 'absence']) }).nullable(),
  visitId: VisitId.nullable(),
  ticket: TicketNumber.nullable(),
  createdAt: Moment,
  /** The print job of a kiosk's confirmation; null elsewhere. */
  printJobId: z.string().nullable(),
})
export type Booking = z.infer<typeof Booking>

/**
 * GET /api/bookings?date=…[&resourceId=…] — a day's list (specialist 6.1.5, contact centre, reception);
 * GET /api/bookings?query=… — by code, by phone (its last digits, at least 4) or by name (at least 3 letters);
 * GET /api/bookings?state=needs-relocation — the list of those without a place.
 * POST /api/bookings/relocations/:id uses move. GET /api/bookings/:id.
 */
export const BookingsQuery = z.object({
  date: DayDate.optional(),
  resourceId: ResourceId.optional(),
  query: z.string().min(3).max(80).optional(),
  state: z.literal('needs-relocation').optional(),
})
export const Bookings = z.object({ bookings: z.array(Booking) })
export type Bookings = z.infer<typeof Bookings>

// Check-in ---------------------------------------------------------------------------------------
/**
 * POST /api/check-ins/find (kiosk): bookings behind a code, a scanned text or a phone number, today's first.
 * Nothing of the person comes back. Guesses are limited. `booking-unknown` when there is none.
 */
export const FindCheckInBody = z.union([
  z.object({ code: CheckInCode }),
  z.object({ phone: z.string().regex(/^\d{10,15}$/) }),
  z.object({ scanned: z.string().min(4).max(200) }),
])
export type FindCheckInBody = z.infer<typeof FindCheckInBody>
export const FoundCheckIn = z.object({
  bookingId: BookingId,
  services: z.array(BookedService),
  date: DayDate,
  start: Moment,
  time: z.string(),
  /**
   * `ready`; `late`: beyond the tolerance, `lateRule` says how it goes on; `too-early`: from `opensAt`;
   * `other-day`; `done`: checked in already (`ticket`); `moved`: the interval was lost and needs relocation: to reception;
   * `over`: cancelled or missed.
   */
  state: z.enum(['ready', 'late', 'too-early', 'other-day', 'done', 'needs-relocation', 'over']),
  opensAt: Moment.nullable(),
  lateRule: z.enum(['walk-in', 'keep']).nullable(),
  ticket: TicketNumber.nullable(),
})
export const FoundCheckIns = z.object({ bookings: z.array(FoundCheckIn) })
export type FoundCheckIn = z.infer<typeof FoundCheckIn>
export type FoundCheckIns = z.infer<typeof FoundCheckIns>

/** POST /api/check-ins → IssuedTicket: kiosk by its token, reception by its session. */
export const CheckInBody = z.object({
  ...command,
  bookingId: BookingId,
  language: Language,
  paper: z.enum(['print', 'screen']).default('print'),
})
export type CheckInBody = z.input<typeof CheckInBody>
export type CheckInOrder = z.output<typeof CheckInBody>
