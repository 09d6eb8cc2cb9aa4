import { z } from 'zod'
import { CategoryId, DeskId, OfficeId, QueueId, ResourceId, ServiceId, ZoneId } from './ids.ts'
import { Language, LocalText } from './text.ts'

export const channels = ['kiosk', 'reception', 'portal', 'contactCentre'] as const
export const Channel = z.enum(channels)
export type Channel = z.infer<typeof Channel>

export const Queue = z.object({
  id: QueueId,
  letter: z.string().max(2),
  name: LocalText,
  /**
   * First and last number of the queue. Offices with digit panels give queues
   * disjoint ranges, so that the digits alone tell tickets apart; past `to`
   * numbers go on from a range of their own that no queue shares.
   */
  numbers: z.object({ from: z.number().int().positive(), to: z.number().int().positive() }).optional(),
})
export type Queue = z.infer<typeof Queue>

/** How an appointment for the service is made. */
export const ServiceBooking = z.object({
  /** What it occupies: a specialist at a desk, or a hall (a ceremony). */
  place: z.enum(['desk', 'hall']),
  /** What makes the interval longer: each further document or person, up to `max` in one booking. */
  count: z
    .object({
      of: z.enum(['documents', 'persons']),
      minutesEach: z.number().int().positive(),
      max: z.number().int().min(2),
    })
    .optional(),
})
export type ServiceBooking = z.infer<typeof ServiceBooking>

export const Service = z.object({
  id: ServiceId,
  queue: QueueId,
  name: LocalText,
  /** Usual minutes at the desk. */
  minutes: z.number().int().positive(),
  /** Longest wait that the office aims at, minutes; the office's setting when absent. */
  targetWaitMinutes: z.number().int().nonnegative().optional(),
  documents: z.array(LocalText),
  channels: z.array(Channel),
  term: LocalText.optional(),
  feeExpected: z.boolean().optional(),
  /** Absent: no appointments, the live queue only. */
  booking: ServiceBooking.optional(),
  /** No live queue: a ticket is given at check-in only. */
  byAppointmentOnly: z.boolean().optional(),
})
export type Service = z.infer<typeof Service>

export const directions = ['left', 'right', 'up', 'down', 'up-left', 'up-right'] as const
export const Desk = z.object({
  id: DeskId,
  number: z.number().int().positive(),
  zone: ZoneId,
  /** Which way to walk from the board, drawn as an arrow on it. */
  direction: z.enum(directions).optional(),
})
export type Desk = z.infer<typeof Desk>

export const Zone = z.object({ id: ZoneId, name: LocalText })
export type Zone = z.infer<typeof Zone>

/** A place that an appointment can occupy instead of a specialist's desk. */
export const Hall = z.object({ id: ResourceId, name: LocalText })
export type Hall = z.infer<typeof Hall>

export const Category = z.object({
  id: CategoryId,
  name: LocalText,
  mode: z.enum(['absolute', 'headStart']),
  minutes: z.number().int().positive().optional(),
  basis: z.string(),
  proof: z.string(),
  healthRelated: z.boolean(),
})
export type Category = z.infer<typeof Category>

/**
 * Lists of the office from which a specialist chooses. Their ids are plain
 * words of the office; the field in which one stands says which list it is of.
 */
const listId = z.string().min(1).max(64)

/** What came of a service at the desk; `done` false: the visitor leaves without what was wanted. */
export const OfficeOutcome = z.object({ id: listId, name: LocalText, done: z.boolean() })
export type OfficeOutcome = z.infer<typeof OfficeOutcome>

/** Why a visitor is sent aside for a while; `minutes` is the usual time, offered first. */
export const HoldReason = z.object({ id: listId, name: LocalText, minutes: z.number().int().positive() })
export type HoldReason = z.infer<typeof HoldReason>

/** Something that is often said to the colleague to whom a visitor is passed on. */
export const ColleagueNote = z.object({ id: listId, text: LocalText })
export type ColleagueNote = z.infer<typeof ColleagueNote>

/** Why somebody is called who is not the next. */
export const OutOfTurnReason = z.object({ id: listId, name: LocalText })
export type OutOfTurnReason = z.infer<typeof OutOfTurnReason>

const usualOutcomes: readonly OfficeOutcome[] = [
  { id: 'done', name: { ru: 'Услуга оказана' }, done: true },
  { id: 'documents-missing', name: { ru: 'Не хватает документов' }, done: false },
  { id: 'advice', name: { ru: 'Консультация' }, done: true },
  { id: 'refused', name: { ru: 'Отказано' }, done: false },
]

/** An answer leads to a question, to a service, to check-in, or to a piece of information. */
export const SurveyAnswer = z.object({
  text: LocalText,
  icon: z.string().optional(),
  next: z.string().optional(),
  service: ServiceId.optional(),
  alsoService: ServiceId.optional(),
  checkIn: z.boolean().optional(),
  info: LocalText.optional(),
})
export type SurveyAnswer = z.infer<typeof SurveyAnswer>

export const SurveyQuestion = z.object({
  id: z.string(),
  question: LocalText,
  answers: z.array(SurveyAnswer).min(1),
})
export type SurveyQuestion = z.infer<typeof SurveyQuestion>

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]
/** Working hours of a weekday as `HH:MM-HH:MM`, in the office's time zone. */
export const Week = z.record(
  z.enum(weekdays),
  z.array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/)),
)
export type Week = z.infer<typeof Week>

const supportLine = (minutes: number) =>
  z.object({
    minutes: z.number().int().positive().default(minutes),
    phone: z.string().nullable().default(null),
  })

/** Technical support: how soon it has to react once it is told, by whom it is reached, and when it works. */
export const Support = z.object({
  /** `office`: its clock runs in the office's hours; `always`: at any hour. */
  hours: z.enum(['office', 'always']).default('office'),
  queue: supportLine(30).prefault({}),
  eservice: supportLine(90).prefault({}),
})
export type Support = z.infer<typeof Support>

export const OfficeSettings = z.object({
  targetWaitMinutes: z.number().int().positive(),
  recallsBeforeNoShow: z.number().int().nonnegative(),
  recallIntervalSeconds: z.number().int().nonnegative(),
  returnWithinMinutes: z.number().int().nonnegative(),
  /** Where a visitor who missed the call stands when brought back in time: at the old place, or as one who has just come. */
  returnPlace: z.enum(['keep', 'end']),
  /** Where a held visitor stands when the time is over: at the old place, or as one who came at that moment. */
  heldPlace: z.enum(['keep', 'end']).default('keep'),
  /** Whether specialists see each other's results; administrators and heads always do. */
  colleaguesResults: z.boolean().default(false),
  support: Support.prefault({}),
  /** How long before the booked time a visitor who has checked in has to be called, minutes; the lead in the call order. */
  appointmentLeadMinutes: z.number().int().nonnegative(),
  /** A booked visitor is called at most so many minutes before the time, unless nobody else waits. */
  appointmentCallableBeforeMinutes: z.number().int().nonnegative(),
  /** Later than this, minutes, a booked visitor is late; `lateRule` says what then. */
  lateToleranceMinutes: z.number().int().nonnegative(),
  /** Late beyond the tolerance: a walk-in from the moment of check-in, or still as if on time. */
  lateRule: z.enum(['walk-in', 'keep']),
  /** Check-in opens so many minutes before the booked time. */
  earlyCheckInMinutes: z.number().int().nonnegative(),
  /** Local time at which the day ends by itself, `HH:MM`. */
  dayEnds: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** `always` is for trying the system out at any hour; a real office follows its week. */
  hours: z.enum(['week', 'always']),
})
export type OfficeSettings = z.infer<typeof OfficeSettings>

/** What an office is: names, places, services, survey. Changes seldom; screens read it whole. */
export const Office = z.object({
  id: OfficeId,
  name: LocalText,
  timeZone: z.string(),
  languages: z.array(Language).min(1),
  week: Week,
  zones: z.array(Zone).min(1),
  queues: z.array(Queue).min(1),
  services: z.array(Service).min(1),
  desks: z.array(Desk).min(1),
  halls: z.array(Hall),
  categories: z.array(Category),
  survey: z.array(SurveyQuestion),
  settings: OfficeSettings,
  outcomes: z
    .array(OfficeOutcome)
    .min(1)
    .default(() => usualOutcomes.map((outcome) => ({ ...outcome }))),
  /** Empty: visitors are not held. */
  holdReasons: z.array(HoldReason).default([]),
  notes: z.array(ColleagueNote).default([]),
  /** Empty: the office asks for no reason when somebody is called out of turn. */
  outOfTurnReasons: z.array(OutOfTurnReason).default([]),
  /** Running line of the boards. */
  notices: z.array(LocalText),
})
export type Office = z.infer<typeof Office>
