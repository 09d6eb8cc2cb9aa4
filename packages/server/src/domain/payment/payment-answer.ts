import type { PaymentNextStep, PaymentStatus } from '@chered/protocol/payment-choices'
import type { Payment } from '@chered/protocol/payments'

/** What to do next in the case of each status (facts-and-rules 5.1; instruction 4.2.2 and 5.2, item 10). */
export function nextStep(status: PaymentStatus): PaymentNextStep {
  switch (status) {
    case 'PAID':
      return 'give-service'
    case 'PARTIAL':
      return 'ask-rest'
    case 'NOT_FOUND':
    case 'REFUNDED':
      return 'send-to-contact-centre'
    case 'UNKNOWN':
      return 'give-service-ordinary-way'
  }
}

/**
 * From the visitor's point of view, the best first. What is not known may have
 * been paid, so it stands before everything that would send the visitor away.
 */
const favourable = ['PAID', 'UNKNOWN', 'PARTIAL', 'REFUNDED', 'NOT_FOUND'] as const satisfies PaymentStatus[]

/** What a look-up says as a whole: the most favourable of its payments, NOT_FOUND when there is none. */
export function statusOf(payments: readonly Pick<Payment, 'status'>[]): PaymentStatus {
  return favourable.find((status) => payments.some((payment) => payment.status === status)) ?? 'NOT_FOUND'
}
