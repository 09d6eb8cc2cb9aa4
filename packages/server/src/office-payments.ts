import { join } from 'node:path'
import type { StaffId, VisitId } from '@chered/protocol/ids'
import type { StaffEntry } from '@chered/protocol/staff'
import { ticketText } from '@chered/protocol/ticket-text'
import { z } from 'zod'
import { openPaymentAccess, type PaymentAccessList } from './application/payment-access.ts'
import { openPaymentDesk, type PaymentDesk } from './application/payment-desk.ts'
import type { Clock, PaymentSystem } from './application/ports.ts'
import type { ViewContext } from './application/views/context.ts'
import type { Config } from './config.ts'
import { answerWithinMs, openHttpPayments } from './payments/http-payments.ts'
import { openKeyedHash } from './payments/keyed-hash.ts'
import { openPaymentSystem } from './payments/open-payment-system.ts'
import type { Store } from './store/open-store.ts'

/** What the example office has of payments; the payments themselves are the simulator's. */
const ExamplePayments = z.object({
  contactCentrePhone: z.string(),
  /** Logins of whoever is on the approved list at the first start. */
  approved: z.array(z.string()),
})

/** A simulated payment system beside the example office, and the page on which payments are set by hand. */
export interface SimulatedPayments {
  readonly url: string
  readonly token: string
  readonly page: string
}

export interface OfficePayments {
  readonly desk: PaymentDesk
  readonly access: PaymentAccessList
  trouble(): Pick<ViewContext, 'paymentsTrouble'>
  connect(simulated: SimulatedPayments): void
  /** Page of the simulator; null without one. */
  page(): string | null
}

/** The payment check put together: the system that is asked, who may ask, the record. Part of the composition root. */
export function openOfficePayments(parts: {
  readonly config: Pick<Config, 'data' | 'payments' | 'contactCentrePhone'>
  readonly clock: Clock
  readonly store: Pick<Store, 'paymentAccess' | 'paymentLookUps'>
  readonly staff: () => readonly StaffEntry[]
  readonly nameOf: (staffId: StaffId) => string
  /** Visits of the day that is kept. */
  readonly visits: () => {
    get(id: VisitId): { readonly ticket: Parameters<typeof ticketText>[0] } | undefined
  }
  /** Data of the example office; null in a real one. */
  readonly example: unknown
}): OfficePayments {
  const { config, clock, store } = parts
  const open = (url: string, token: string): PaymentSystem => {
    const timeOut = () => AbortSignal.timeout(answerWithinMs)
    return openPaymentSystem(openHttpPayments({ url, token, timeOut }), clock)
  }
  let system = config.payments && open(config.payments.url, config.payments.token)
  let page: string | null = null
  const example = parts.example === null ? null : ExamplePayments.parse(parts.example)
  const access = openPaymentAccess({ table: store.paymentAccess, staff: parts.staff, clock })
  if (example !== null) {
    const approved = parts.staff().filter(({ login }) => example.approved.includes(login))
    access.seed(approved.map(({ staffId }) => staffId))
  }
  const desk = openPaymentDesk({
    table: store.paymentLookUps,
    system: () => system,
    clock,
    keyedHash: openKeyedHash(join(config.data, 'payment-lookup.key')),
    mayLookUp: access.has,
    colleagues: access.working,
    ticketOf(visitId) {
      const visit = parts.visits().get(visitId)
      return visit === undefined ? null : ticketText(visit.ticket)
    },
    nameOf: parts.nameOf,
    contactCentrePhone: () => config.contactCentrePhone ?? example?.contactCentrePhone ?? null,
  })
  return {
    desk,
    access,
    trouble() {
      const link = desk.link()
      return link.state === 'paused' ? { paymentsTrouble: { since: link.since, cause: link.cause } } : {}
    },
    connect(simulated) {
      system = open(simulated.url, simulated.token)
      page = simulated.page
    },
    page: () => page,
  }
}
