import { z } from 'zod'
import { CommandId, DayDate, Moment, StaffId, VisitId } from './ids.ts'
import {
  paymentNextSteps,
  paymentReasons,
  paymentSearchKinds,
  paymentStatuses,
  paymentUnknownCauses,
} from './payment-choices.ts'
import { Role } from './staff.ts'

/**
 * The payment check at the window (facts-and-rules 5.1, instruction section 5).
 * Only people on the head's approved list look payments up, each look-up is on
 * record before its question leaves, and a name is never kept.
 */

const nextStep = z.enum(paymentNextSteps)

// GET /api/payment-check (everybody of the staff) ------------------------------------------------
export const PaymentLink = z.discriminatedUnion('state', [
  /** The office has no payment system: nothing can be asked. */
  z.object({ state: z.literal('not-connected') }),
  z.object({ state: z.literal('working') }),
  /** Look-ups answer UNKNOWN at once; the server itself tries again at `retryAt`. */
  z.object({
    state: z.literal('paused'),
    since: Moment,
    cause: z.enum(paymentUnknownCauses),
    retryAt: Moment,
  }),
])
export type PaymentLink = z.infer<typeof PaymentLink>

export const PaymentCheck = z.object({
  link: PaymentLink,
  /** Whether whoever asks is on the approved list. */
  approved: z.boolean(),
  /** Who works here and is on it, in the order of names: whom a colleague without access asks (instruction 5.1, way 1). */
  colleagues: z.array(z.object({ staffId: StaffId, name: z.string() })),
  /** As it is to be written on the screen; null when the office has none. */
  contactCentrePhone: z.string().nullable(),
})
export type PaymentCheck = z.infer<typeof PaymentCheck>

// POST /api/payment-lookups (people on the approved list) ----------------------------------------
export const PaymentSearch = z.discriminatedUnion('by', [
  /** Number of the receipt: letters, digits, `-`, `/`, spaces; 4 to 40 characters. */
  z.object({ by: z.literal('receipt'), receipt: z.string().max(64) }),
  /** 20 or 25 digits; spaces between them do not matter. */
  z.object({ by: z.literal('uin'), uin: z.string().max(64) }),
  /** Surname and first name at least, in the order of the passport. */
  z.object({ by: z.literal('name'), name: z.string().max(200) }),
])
export type PaymentSearch = z.infer<typeof PaymentSearch>

export const PaymentPurpose = z.discriminatedUnion('for', [
  /** For a visitor of today. */
  z.object({ for: z.literal('visit'), visitId: VisitId }),
  z.object({ for: z.literal('reason'), reason: z.enum(paymentReasons) }),
])
export type PaymentPurpose = z.infer<typeof PaymentPurpose>

/**
 * Refusals: `payment-access-needed`, `payments-not-connected`, `uin-invalid`,
 * `payment-search-invalid` (with `by`), `ticket-not-found`, `too-many-requests`
 * (with `seconds`), `command-reused`.
 */
export const PaymentLookUpBody = z.object({
  commandId: CommandId,
  search: PaymentSearch,
  purpose: PaymentPurpose,
})
export type PaymentLookUpBody = z.infer<typeof PaymentLookUpBody>

const known = {
  /** What was paid for, as the payment system words it; null when it does not say. */
  purpose: z.string().nullable(),
  /** Budget classification code, 20 digits. */
  kbk: z.string().nullable(),
  /** Which system knows it, such as `ГИС ГМП`. */
  source: z.string(),
  /** When the payment system looked. */
  checkedAt: Moment,
  next: nextStep,
}
const paid = {
  /** Kopecks that were paid; for a refund, that were given back. */
  amountKopecks: z.number().int().nonnegative(),
  /** Local date of the payment or the refund. */
  date: DayDate,
  /** Initials of the payer such as `И. И. С.`; null when it does not say. */
  payer: z.string().nullable(),
}
/** One payment that fits the search. */
export const Payment = z.discriminatedUnion('status', [
  z.object({ ...known, status: z.literal('PAID'), ...paid }),
  /** `restKopecks`: what is still to be paid; null when it does not say what was due. */
  z.object({
    ...known,
    status: z.literal('PARTIAL'),
    ...paid,
    restKopecks: z.number().int().positive().nullable(),
  }),
  z.object({ ...known, status: z.literal('REFUNDED'), ...paid }),
  /** Something is due and no payment is known for it. */
  z.object({
    ...known,
    status: z.literal('NOT_FOUND'),
    dueKopecks: z.number().int().positive().nullable(),
  }),
  z.object({ ...known, status: z.literal('UNKNOWN') }),
])
export type Payment = z.infer<typeof Payment>

export const PaymentLookUp = z.object({
  lookUpId: z.number().int(),
  askedAt: Moment,
  /** The most favourable of the payments; NOT_FOUND when there is none. */
  status: z.enum(paymentStatuses),
  next: nextStep,
  /** Why it is UNKNOWN; null otherwise. */
  cause: z.enum(paymentUnknownCauses).nullable(),
  contactCentrePhone: z.string().nullable(),
  /**
   * The newest first, at most 50; several when a name fits several payments, and
   * the clerk has to see which is the visitor's. Null when this is a repeat of a
   * command whose answer the server keeps no more: only the status is on record.
   */
  payments: z.array(Payment).nullable(),
})
export type PaymentLookUp = z.infer<typeof PaymentLookUp>

// GET /api/payment-lookups?before=…&limit=…&clerk=… (head, administrator) -------------------------
export const PaymentLookUpsQuery = z.object({
  /** `next` of the page before. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Only this clerk's. */
  clerk: StaffId.optional(),
})
export type PaymentLookUpsQuery = z.infer<typeof PaymentLookUpsQuery>

/** One line of the journal of look-ups: who asked what for, never of whom. */
export const PaymentLookUpEntry = z.object({
  lookUpId: z.number().int(),
  at: Moment,
  clerk: StaffId,
  clerkName: z.string(),
  purpose: z.discriminatedUnion('for', [
    z.object({ for: z.literal('visit'), visitId: VisitId, ticket: z.string() }),
    z.object({ for: z.literal('reason'), reason: z.enum(paymentReasons) }),
  ]),
  by: z.enum(paymentSearchKinds),
  /** The same for the same thing looked for, so that it can be seen when somebody is looked up again and again. */
  subject: z.string(),
  /** Null while the answer is awaited. */
  status: z.enum(paymentStatuses).nullable(),
  cause: z.enum(paymentUnknownCauses).nullable(),
  answeredAt: Moment.nullable(),
})
export type PaymentLookUpEntry = z.infer<typeof PaymentLookUpEntry>
export const PaymentLookUps = z.object({
  /** The newest first. */
  entries: z.array(PaymentLookUpEntry),
  /** `before` of the next page; null when this is the last. */
  next: z.number().int().nullable(),
})
export type PaymentLookUps = z.infer<typeof PaymentLookUps>

// GET /api/payment-access (head, administrator), PUT /api/payment-access (head) -------------------
export const PaymentAccess = z.object({
  /** Another one after each change of the list. */
  revision: z.number().int(),
  /** The staff and whoever is still on the list, in the order of names. */
  people: z.array(
    z.object({
      staffId: StaffId,
      name: z.string(),
      roles: z.array(Role),
      active: z.boolean(),
      /** Who approved it and when; null when this person is not on the list. */
      approved: z.object({ by: z.string(), at: Moment }).nullable(),
    }),
  ),
})
export type PaymentAccess = z.infer<typeof PaymentAccess>

/**
 * The whole list as it is to be (instruction 2.1, item 2). A list that already
 * is so is no change. Refusals: `changed-meanwhile`, `staff-unknown`.
 */
export const PaymentAccessBody = z.object({
  /** Of the list that was on the screen. */
  revision: z.number().int().nonnegative(),
  staffIds: z.array(StaffId).max(500),
})
export type PaymentAccessBody = z.infer<typeof PaymentAccessBody>
