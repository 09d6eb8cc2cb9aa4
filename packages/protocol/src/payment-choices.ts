/**
 * Lists of the payment check that screens need at run time, apart from the
 * schemas made of them.
 */

/** By what a payment is looked for. */
export const paymentSearchKinds = ['receipt', 'uin', 'name'] as const

/** What the payment system knows of a payment (facts-and-rules 5.1). */
export const paymentStatuses = ['PAID', 'PARTIAL', 'NOT_FOUND', 'REFUNDED', 'UNKNOWN'] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

/**
 * What to do next. `give-service-ordinary-way`: nothing could be learnt, which
 * is no refusal: the service is given in the ordinary way (instruction 4.2.2).
 * `send-to-contact-centre`: the visitor is advised to call it (5.2, item 10).
 */
export const paymentNextSteps = [
  'give-service',
  'ask-rest',
  'send-to-contact-centre',
  'give-service-ordinary-way',
] as const
export type PaymentNextStep = (typeof paymentNextSteps)[number]

/**
 * Why somebody looks a payment up without a visit: a colleague without access
 * asks (instruction 5.1, way 1), an e-application is prepared (4.1.2), a refund
 * or a complaint is dealt with.
 */
export const paymentReasons = ['colleague-asks', 'e-application', 'refund', 'complaint'] as const
export type PaymentReason = (typeof paymentReasons)[number]

/** Why nothing could be learnt of a payment. */
export const paymentUnknownCauses = [
  // it could not be asked
  'unreachable',
  'timeout',
  // after several failures nobody is kept waiting for the next; the link is tried again by itself
  'paused',
  // what it said could not be used
  'token-refused',
  'failed',
  'content-type',
  'cut-short',
  'too-large',
  'rubbish',
  // it said so itself
  'reported',
  // this server ended before the answer came
  'interrupted',
] as const
export type PaymentUnknownCause = (typeof paymentUnknownCauses)[number]
