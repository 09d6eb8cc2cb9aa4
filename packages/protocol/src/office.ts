import { z } from 'zod'
import { CategoryId, DeskId, OfficeId, QueueId, ServiceId, ZoneId } from './ids.ts'
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

export const OfficeSettings = z.object({
  targetWaitMinutes: z.number().int().positive(),
  recallsBeforeNoShow: z.number().int().nonnegative(),
  recallIntervalSeconds: z.number().int().nonnegative(),
  returnWithinMinutes: z.number().int().nonnegative(),
  /** Local time at which the day ends by itself, `HH:MM`. */
  dayEnds: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  walkInsPerDay: z.number().int().positive(),
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
  categories: z.array(Category),
  survey: z.array(SurveyQuestion),
  settings: OfficeSettings,
  /** Running line of the boards. */
  notices: z.array(LocalText),
})
export type Office = z.infer<typeof Office>
