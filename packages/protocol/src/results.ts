import { z } from 'zod'
import { pauseReasons } from './choices.ts'
import { DayDate, Moment, ServiceId, StaffId } from './ids.ts'

/** GET /api/results?from=…&to=…[&staffId=…]; at most 92 days; the own ones when nobody is named. */
export const ResultsQuery = z.object({ from: DayDate, to: DayDate, staffId: StaffId.optional() })
export type ResultsQuery = z.infer<typeof ResultsQuery>

/**
 * What one specialist has done. A service counts for whoever ended it; a time
 * is the sum of the intervals of the journal in which the leg was in that state.
 * Means and medians are null where there is nothing to take them of; a median
 * of an even number is the middle between its two.
 */
export const ResultFigures = z.object({
  /** Services that were finished, and different visits among them. */
  served: z.number().int(),
  visits: z.number().int(),
  /** Services that went on at another desk. */
  passedOn: z.number().int(),
  noShow: z.number().int(),
  /** Different booked people among those served. */
  booked: z.number().int(),
  /** Called out of turn. */
  outOfTurn: z.number().int(),
  documents: z.number().int(),
  /** Of services that were finished, without the time on hold. */
  serviceMs: z.number().int(),
  meanServiceMs: z.number().int().nullable(),
  medianServiceMs: z.number().int().nullable(),
  /** Waiting before the call, of those who were called to this specialist; a booked visitor waits from the booked time. */
  waitMs: z.number().int(),
  meanWaitMs: z.number().int().nullable(),
  medianWaitMs: z.number().int().nullable(),
  /** How often a visitor was sent aside from this person's window. */
  held: z.number().int(),
  /** At windows from opening to closing, breaks included; of a window that is open now, until now. */
  deskMs: z.number().int(),
  breakMs: z.number().int(),
  /** Calls after which the visitor came, and the time from those calls to the beginning of the service. */
  arrivals: z.number().int(),
  arrivalMs: z.number().int(),
  meanArrivalMs: z.number().int().nullable(),
  /** Finished services by what they were and what came of them, the most frequent first; adds up to `served`. */
  services: z.array(
    z.object({
      serviceId: ServiceId,
      served: z.number().int(),
      serviceMs: z.number().int(),
      outcomes: z.array(z.object({ outcome: z.string(), served: z.number().int() })),
    }),
  ),
  /** Breaks by reason, a break that goes on now among them; adds up to `breakMs`. */
  breaks: z.array(z.object({ reason: z.enum(pauseReasons), count: z.number().int(), ms: z.number().int() })),
})
export type ResultFigures = z.infer<typeof ResultFigures>

export const Results = z.object({
  staffId: StaffId,
  name: z.string(),
  from: DayDate,
  to: DayDate,
  /** Server's clock; what goes on was reckoned until then. */
  at: Moment,
  total: ResultFigures,
  /** Booked with this person for these dates and not here yet. */
  bookedAhead: z.number().int(),
  /** Days on which there was something, in order. */
  days: z.array(z.object({ date: DayDate, figures: ResultFigures })),
})
export type Results = z.infer<typeof Results>
