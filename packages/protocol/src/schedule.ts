import { z } from 'zod'
import { absenceReasons, bookingChannels, exceptionReasons } from './choices.ts'
import {
  BookingId,
  DayDate,
  DeskId,
  Moment,
  QueueId,
  ResourceId,
  ServiceId,
  StaffId,
  VisitId,
} from './ids.ts'
import { Week, weekdays } from './office.ts'
import { TicketNumber } from './ticket.ts'

/**
 * Who serves what, when and where, in layers of which the last wins: federal
 * calendar, regional calendar, office week, hours of a service, a specialist's
 * or hall's weekly pattern, dated exception, absence. The rows of the middle
 * layers are one schedule, drafted by the administrator and approved by the
 * head (instruction 2.1.5); calendars are imported; absences take effect at once.
 */
export const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** `HH:MM-HH:MM` in the office's time zone, the end after the beginning. */
export const TimeRange = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/)

// Calendars --------------------------------------------------------------------------------------
export const CalendarDay = z.object({
  date: DayDate,
  /** `working`: a day off of the week that is worked (a moved day). */
  kind: z.enum(['off', 'shortened', 'working']),
  name: z.string().max(120).nullable(),
  /** `provisional`: no decree was known; screens say so. */
  status: z.enum(['decreed', 'statutory', 'derived', 'provisional']),
})
export type CalendarDay = z.infer<typeof CalendarDay>

export const Calendar = z.object({
  id: z.string().min(1).max(64),
  layer: z.enum(['federal', 'regional']),
  title: z.string().min(1).max(120),
  source: z.string().max(240),
  author: z.string().max(120),
  importedAt: Moment,
  days: z.array(CalendarDay),
})
export type Calendar = z.infer<typeof Calendar>

// Rows -------------------------------------------------------------------------------------------
const row = {
  id: z.string().min(1).max(64),
  /** First and last date on which the row says something; null: without an end on that side. */
  validFrom: DayDate.nullable(),
  validTo: DayDate.nullable(),
  /** What it rests on ("приказ № 14 от 02.11.2026"). */
  source: z.string().max(240),
  author: z.string().max(120),
}

export const Shift = z.object({
  hours: TimeRange,
  deskId: DeskId.nullable(),
  /** What is served then; null: everything that the specialist is competent for. */
  services: z.array(ServiceId).nullable(),
  /** False: for the live queue only, nothing of it can be booked. */
  bookable: z.boolean(),
})
export type Shift = z.infer<typeof Shift>

export const exceptionTargets = ['office', 'service', 'resource'] as const
export const ScheduleRow = z.discriminatedUnion('kind', [
  z.object({ ...row, kind: z.literal('office-week'), week: Week }),
  z.object({ ...row, kind: z.literal('service-hours'), serviceId: ServiceId, week: Week }),
  z.object({
    ...row,
    kind: z.literal('resource-week'),
    resourceId: ResourceId,
    week: z.record(z.enum(weekdays), z.array(Shift)),
  }),
  z.object({
    ...row,
    kind: z.literal('exception'),
    target: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('office') }),
      z.object({ kind: z.literal('service'), serviceId: ServiceId }),
      z.object({ kind: z.literal('resource'), resourceId: ResourceId }),
    ]),
    reason: z.enum(exceptionReasons),
    /** What is worked on each of the dates instead; empty: nothing. */
    hours: z.array(TimeRange),
    deskId: DeskId.nullable(),
  }),
])
export type ScheduleRow = z.infer<typeof ScheduleRow>

// Quotas -----------------------------------------------------------------------------------------
export const BookingChannel = z.enum(bookingChannels)
export type BookingChannel = z.infer<typeof BookingChannel>

export const WalkInQuotas = z.object({
  /** Tickets without an appointment in a day, of the office, of a queue, of a service; absent: no limit of its own. */
  perDay: z.number().int().positive(),
  byQueue: z.partialRecord(QueueId, z.number().int().nonnegative()),
  byService: z.partialRecord(ServiceId, z.number().int().nonnegative()),
})
export type WalkInQuotas = z.infer<typeof WalkInQuotas>

export const Quotas = z.object({
  /** Share of bookable working time that may be booked at all; the rest is the live queue's. 0…1. */
  bookedShare: z.number().min(0).max(1),
  /** Shares of the channels in what may be booked; their sum is 1. */
  shares: z.record(z.enum(bookingChannels), z.number().min(0).max(1)),
  /** Unsold units of a channel are everybody's from so many minutes before their start. */
  releaseUnsoldMinutesBefore: z
    .number()
    .int()
    .nonnegative()
    .max(366 * 24 * 60),
  bookingHorizonDays: z.number().int().min(1).max(365),
  /** How long a hold of each channel lives, minutes. */
  holdMinutes: z.record(z.enum(bookingChannels), z.number().int().min(1).max(1440)),
  walkIns: WalkInQuotas,
})
export type Quotas = z.infer<typeof Quotas>

export const Schedule = z.object({
  rows: z.array(ScheduleRow),
  /** Length of one unit of reception, minutes; an appointment takes as many in a row as it needs. */
  unitMinutes: z.number().int().min(5).max(60),
  quotas: Quotas,
})
export type Schedule = z.infer<typeof Schedule>

// Versions: draft → submitted → approved → in force from a date ----------------------------------
export const scheduleStates = ['draft', 'submitted', 'approved', 'rejected', 'withdrawn'] as const
export const ScheduleStep = z.object({
  at: Moment,
  staffId: StaffId.nullable(),
  staffName: z.string(),
  action: z.enum(['drafted', 'submitted', 'approved', 'rejected', 'withdrawn']),
  note: z.string().nullable(),
})
export type ScheduleStep = z.infer<typeof ScheduleStep>
export const ScheduleVersion = z.object({
  id: z.string(),
  state: z.enum(scheduleStates),
  /** Rises with each saving of a draft; the next saving names it. */
  revision: z.number().int(),
  /** Wished with the submission, fixed by the approval. */
  inForceFrom: DayDate.nullable(),
  schedule: Schedule,
  history: z.array(ScheduleStep),
})
export type ScheduleVersion = z.infer<typeof ScheduleVersion>

/** GET /api/schedule (administrator, head): what is in force, what comes, what is drafted. */
export const ScheduleOverview = z.object({
  today: DayDate,
  inForce: ScheduleVersion,
  /** Approved for later dates, the nearest first. */
  coming: z.array(ScheduleVersion),
  /** The one draft or submission under way; null when nobody changes anything. */
  open: ScheduleVersion.nullable(),
  calendars: z.array(Calendar),
  /** All versions, newest first, without their rows. */
  past: z.array(ScheduleVersion.omit({ schedule: true })),
})
export type ScheduleOverview = z.infer<typeof ScheduleOverview>

/** PUT /api/schedule/draft: the whole draft; `revision` is the one that was read, null for the first. */
export const SaveDraftBody = z.object({ revision: z.number().int().nullable(), schedule: Schedule })
export type SaveDraftBody = z.infer<typeof SaveDraftBody>
/** POST /api/schedule/draft/submit, and DELETE /api/schedule/draft takes a draft or submission back. */
export const SubmitDraftBody = z.object({ revision: z.number().int(), inForceFrom: DayDate })
/** POST /api/schedule/versions/:id/approve, …/reject (head). */
export const DecideScheduleBody = z.object({ note: z.string().max(500).optional() })

/** GET /api/schedule/versions/:id/difference?from=YYYY-MM-DD: against what is in force on that date. */
export const ScheduleDifference = z.object({
  from: DayDate,
  rows: z.array(
    z.object({
      change: z.enum(['added', 'removed', 'changed']),
      before: ScheduleRow.nullable(),
      after: ScheduleRow.nullable(),
    }),
  ),
  quotas: z.object({ before: Quotas, after: Quotas }),
  unitMinutes: z.object({ before: z.number().int(), after: z.number().int() }),
  /** Units that can be booked in the 30 days from `from`, by channel. */
  units: z.object({
    before: z.record(z.enum(bookingChannels), z.number().int()),
    after: z.record(z.enum(bookingChannels), z.number().int()),
  }),
  /** Booked visits that would have no place any more; never deleted, they need relocation. */
  displaced: z.array(
    z.object({
      bookingId: BookingId,
      start: Moment,
      end: Moment,
      serviceIds: z.array(ServiceId),
      resourceId: ResourceId,
    }),
  ),
})
export type ScheduleDifference = z.infer<typeof ScheduleDifference>

/**
 * One year of data/holidays-ru.json, in a file by years: `a` or `a..b`; the
 * first word of a status is one of CalendarDay's. `tatarstan…` is the region's.
 */
export const HolidayYear = z.strictObject({
  federalDaysOff: z.array(z.string()),
  federalStatus: z.string(),
  /** Days off that were moved: `to` rests; `from` is worked when it is no holiday itself. */
  moved: z.array(z.strictObject({ from: z.string(), to: z.string() })).default([]),
  shortenedByOneHour: z.array(z.string()).default([]),
  shortenedStatus: z.string().optional(),
  tatarstanDaysOff: z.array(z.strictObject({ date: z.string(), name: z.string().max(120) })).default([]),
  tatarstanStatus: z.string().optional(),
  tatarstanShortened: z.array(z.string()).default([]),
  note: z.string().optional(),
  tatarstanNote: z.string().optional(),
})
export type HolidayYear = z.infer<typeof HolidayYear>

/** POST /api/calendars/<layer>: a file in the shape of Calendar or of data/holidays-ru.json; replaces that layer. */
export const ImportCalendarBody = z.object({
  title: z.string().min(1).max(120),
  source: z.string().max(240),
  file: z.unknown(),
})

/** GET /api/schedule/days?from&to[&version=id]: how the layers come out, at most 92 days. */
export const ResolvedDay = z.object({
  date: DayDate,
  office: z.object({
    hours: z.array(TimeRange),
    /** The layer that decided, and what it says. */
    layer: z.enum(['federal', 'regional', 'week', 'exception']),
    name: z.string().nullable(),
    provisional: z.boolean(),
  }),
  resources: z.array(
    z.object({
      resourceId: ResourceId,
      name: z.string(),
      kind: z.enum(['specialist', 'hall']),
      shifts: z.array(Shift),
      layer: z.enum(['federal', 'regional', 'week', 'pattern', 'exception', 'absence']),
      reason: z.string().nullable(),
      /** Units by channel, and how many are taken. */
      units: z.number().int(),
      taken: z.number().int(),
    }),
  ),
})
export type ResolvedDay = z.infer<typeof ResolvedDay>

// Absences (instruction 2.2.1) -------------------------------------------------------------------
export const Absence = z.object({
  id: z.string(),
  staffId: StaffId,
  reason: z.enum(absenceReasons),
  from: Moment,
  /** Exclusive. */
  to: Moment,
  /** Who serves the absent one's services meanwhile. */
  covers: z.array(z.object({ staffId: StaffId, serviceIds: z.array(ServiceId) })),
  author: z.string(),
  at: Moment,
  state: z.enum(['in-force', 'ended', 'undone']),
  /** True until the next call in the hall. */
  undoable: z.boolean(),
})
export type Absence = z.infer<typeof Absence>

/** POST /api/absences/propose (administrator). */
export const ProposeAbsenceBody = z.object({
  staffId: StaffId,
  reason: z.enum(absenceReasons),
  from: Moment,
  to: Moment,
})
export type ProposeAbsenceBody = z.infer<typeof ProposeAbsenceBody>

/** Where a booked visitor goes. */
export const Reassignment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same-time'), resourceId: ResourceId }),
  z.object({ kind: z.literal('moved'), resourceId: ResourceId, start: Moment }),
  z.object({ kind: z.literal('needs-relocation') }),
])
export type Reassignment = z.infer<typeof Reassignment>

export const AbsenceProposal = z.object({
  /** Names the state of the bookings that the proposal was made from. */
  basis: z.string(),
  bookings: z.array(
    z.object({
      bookingId: BookingId,
      start: Moment,
      end: Moment,
      serviceIds: z.array(ServiceId),
      visitorName: z.string().nullable(),
      proposal: Reassignment,
      /** All places that would do, best first. */
      options: z.array(Reassignment),
    }),
  ),
  /** Waiting now for what the absent one serves; `desks` can take them after the covers. */
  waiting: z.array(
    z.object({
      visitId: VisitId,
      ticket: TicketNumber,
      serviceId: ServiceId,
      desks: z.array(z.number().int()),
    }),
  ),
  /** For each service of the absent one: who can take it, the proposed ones marked. */
  covers: z.array(
    z.object({
      serviceId: ServiceId,
      staff: z.array(
        z.object({
          staffId: StaffId,
          /** How this person serves it without a cover. */
          competence: z.enum(['primary', 'secondary', 'none']),
          present: z.boolean(),
          proposed: z.boolean(),
        }),
      ),
    }),
  ),
  /** Minutes booked for each colleague in the time of the absence, before and with the proposal. */
  load: z.array(z.object({ staffId: StaffId, before: z.number().int(), after: z.number().int() })),
})
export type AbsenceProposal = z.infer<typeof AbsenceProposal>

/** POST /api/absences: confirmed once, atomically. `schedule-changed` when bookings are not as at `basis`. */
export const ConfirmAbsenceBody = ProposeAbsenceBody.extend({
  commandId: z.string().min(8).max(64),
  basis: z.string(),
  reassignments: z.array(z.object({ bookingId: BookingId, to: Reassignment })),
  covers: z.array(z.object({ staffId: StaffId, serviceIds: z.array(ServiceId) })),
})
export type ConfirmAbsenceBody = z.infer<typeof ConfirmAbsenceBody>
// POST /api/absences/:id/undo, POST /api/absences/:id/end (came back earlier); GET /api/absences → Absence[]
