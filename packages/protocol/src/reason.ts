import { z } from 'zod'
import { CategoryId, Moment } from './ids.ts'

/**
 * Why a leg stands where it stands in the call order, as data; screens put it
 * into a sentence ("позвать до 10:42: живая очередь").
 */
export const WaitBasis = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('walk-in') }),
  z.object({ kind: z.literal('head-start'), category: CategoryId, minutes: z.number() }),
  z.object({ kind: z.literal('absolute'), category: CategoryId }),
])
export type WaitBasis = z.infer<typeof WaitBasis>

/** Why this visitor was taken at this call. */
export const CallReason = z.object({
  callBy: Moment,
  basis: WaitBasis,
  /**
   * `earliest`: smallest callBy among the desk's primary services.
   * `absolute`: a category that goes before all others.
   * `guard`: an overdue ordinary visitor after two absolute ones in a row.
   * `secondary-overdue`: another queue's visitor whose callBy has passed.
   * `secondary-idle`: another queue's visitor, nobody waits in the own ones.
   * `chosen`: the specialist called this ticket out of turn.
   */
  rule: z.enum(['earliest', 'absolute', 'guard', 'secondary-overdue', 'secondary-idle', 'chosen']),
  /** How many waited that this desk could have taken, this visitor among them. */
  waiting: z.number().int().nonnegative(),
})
export type CallReason = z.infer<typeof CallReason>
