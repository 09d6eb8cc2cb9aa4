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
  /** Checked in for a booked interval that begins at `start`. */
  z.object({ kind: z.literal('appointment'), start: Moment }),
  /** Came later than the office tolerates: a walk-in from the moment of check-in. */
  z.object({ kind: z.literal('late-appointment'), start: Moment }),
  /** Missed the call, came back in time, and waits as one who has just come. */
  z.object({ kind: z.literal('brought-back') }),
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
   * `appointment-early`: a booked visitor before the time at which one is called, nobody else waits.
   * `chosen`: the specialist called this ticket out of turn; `outOfTurn` says why, where the office asks for it.
   */
  rule: z.enum([
    'earliest',
    'absolute',
    'guard',
    'secondary-overdue',
    'secondary-idle',
    'appointment-early',
    'chosen',
  ]),
  /** How many waited that this desk could have taken, this visitor among them. */
  waiting: z.number().int().nonnegative(),
  /** From the office's list; present only for who was called, or kept in front, out of turn. */
  outOfTurn: z.string().optional(),
  /**
   * Present when nobody was chosen among those who wait: `taken-back`, a held
   * visitor whom the specialist called again; `continued`, the next service of
   * the visitor who stands in front already. The rule says nothing then.
   */
  instead: z.enum(['taken-back', 'continued']).optional(),
})
export type CallReason = z.infer<typeof CallReason>
