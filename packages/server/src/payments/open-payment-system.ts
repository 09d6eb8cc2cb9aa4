import type { Clock, PaymentSystem } from '../application/ports.ts'
import {
  afterAnswer,
  afterAsking,
  afterFailure,
  afterGivingUp,
  afterTry,
  mayAsk,
  type PaymentLinkState,
  workingLink,
} from '../domain/payment/payment-link.ts'
import type { HttpPayments } from './http-payments.ts'

/**
 * The payment system with a memory of how it answered: while it fails nobody
 * waits for it, and it is tried again by itself when a pause is over.
 */
export function openPaymentSystem(http: HttpPayments, clock: Clock): PaymentSystem {
  let link: PaymentLinkState = workingLink

  return {
    async find(question, signal) {
      if (!mayAsk(link, clock.now())) return { kind: 'unknown', cause: 'paused' }
      const wasTry = link.state === 'paused'
      link = afterAsking(link)
      const findings = await http.find(question, signal)
      if (findings.kind === 'payments') link = afterAnswer()
      else if (findings.cause === 'interrupted') link = afterGivingUp(link, wasTry)
      else link = afterFailure(link, wasTry, findings.cause, clock.now())
      return findings
    },
    link() {
      if (link.state === 'working') return { state: 'working' }
      const { since, cause, retryAt } = link
      return { state: 'paused', since, cause, retryAt }
    },
    async tick(signal) {
      if (link.state === 'working' || !mayAsk(link, clock.now())) return
      link = afterAsking(link)
      const cause = await http.probe(signal)
      if (cause === null) link = afterTry(link)
      else if (cause === 'interrupted') link = afterGivingUp(link, true)
      else link = afterFailure(link, true, cause, clock.now())
    },
  }
}
