import type { CommandId, StaffId, VisitId } from '@chered/protocol/ids'
import type {
  PaymentCheck,
  PaymentLink,
  PaymentLookUp,
  PaymentLookUpBody,
  PaymentLookUps,
  PaymentLookUpsQuery,
  PaymentPurpose,
} from '@chered/protocol/payments'
import type { Session } from '@chered/protocol/staff'
import type { Refusal } from '../domain/day/decision.ts'
import { limitSpanMs, secondsUntilLookUp } from '../domain/payment/look-up-limit.ts'
import { nextStep, statusOf } from '../domain/payment/payment-answer.ts'
import { type PaymentSubject, parsePaymentSearch, subjectText } from '../domain/payment/payment-search.ts'
import type {
  Clock,
  KeyedHash,
  PaymentFindings,
  PaymentLookUpAnswer,
  PaymentLookUpOrder,
  PaymentLookUpTable,
  PaymentSystem,
} from './ports.ts'

export type LookUpAnswer =
  | { readonly ok: true; readonly lookUp: PaymentLookUp }
  | { readonly ok: false; readonly refusal: Refusal }

/** Whether the visitor has paid (instruction section 5; facts-and-rules 5.1). */
export interface PaymentDesk {
  check(clerk: StaffId): PaymentCheck
  /**
   * Asks the payment system. Recorded before the question leaves; the same
   * command again is neither a second record nor a second question. Refusals:
   * see `PaymentLookUpBody`.
   */
  lookUp(order: PaymentLookUpBody, clerk: Pick<Session, 'staffId' | 'login'>): Promise<LookUpAnswer>
  /** The journal: who asked, when and what for, never of whom. */
  lookUps(query: PaymentLookUpsQuery): PaymentLookUps
  link(): PaymentLink
  /** Forgets answers, tries a link that was lost. */
  tick(): Promise<void>
  /** Gives up questions under way: they are answered UNKNOWN. */
  close(): void
}

export interface PaymentDeskParts {
  readonly table: PaymentLookUpTable
  /** Null while the office has none. */
  readonly system: () => PaymentSystem | null
  readonly clock: Clock
  readonly keyedHash: KeyedHash
  readonly mayLookUp: (staffId: StaffId) => boolean
  readonly colleagues: () => readonly { readonly staffId: StaffId; readonly name: string }[]
  /** The ticket of a visit of today, as it is written; null when there is no such visit. */
  readonly ticketOf: (visitId: VisitId) => string | null
  readonly nameOf: (staffId: StaffId) => string
  readonly contactCentrePhone: () => string | null
}

/** What was found is somebody's: it is kept for a repeat of the press, in memory, and no longer. */
const answerKeptMs = 5 * 60_000
/** So much of the hash tells subjects apart in the journal. */
const subjectLength = 8
const yearsKept = 1

interface Asked {
  readonly fingerprint: string
  readonly id: number
  readonly at: number
  readonly findings: Promise<PaymentFindings>
  /** Present once it is on record. */
  answer: PaymentLookUpAnswer | null
}

/**
 * Removes look-ups older than a year from the journal (facts-and-rules 4.4), for
 * the nightly job. Answers how many. Nothing in them names anybody but the clerk.
 */
export function forgetOldLookUps(table: PaymentLookUpTable, now: number): number {
  const limit = new Date(now)
  limit.setUTCFullYear(limit.getUTCFullYear() - yearsKept)
  return table.removeBefore(limit.getTime())
}

export function openPaymentDesk(parts: PaymentDeskParts): PaymentDesk {
  const { table, clock, keyedHash } = parts
  const asked = new Map<CommandId, Asked>()
  const closing = new AbortController()
  table.closeInterrupted(clock.now())

  function forgetAnswers(now: number): void {
    for (const [command, { at, answer }] of asked) {
      if (answer !== null && Math.abs(now - at) > answerKeptMs) asked.delete(command)
    }
  }

  /** The purpose as it is recorded, or null when the visit is not one of today's. */
  function recordable(purpose: PaymentPurpose): PaymentLookUpOrder['purpose'] | null {
    if (purpose.for === 'reason') return purpose
    const ticket = parts.ticketOf(purpose.visitId)
    return ticket === null ? null : { ...purpose, ticket }
  }

  /** Waits for what the payment system says; the record comes before the answer. */
  async function settle(one: Asked): Promise<LookUpAnswer> {
    const findings = await one.findings
    if (one.answer === null) {
      const status = findings.kind === 'unknown' ? 'UNKNOWN' : statusOf(findings.payments)
      const reported = status === 'UNKNOWN' ? 'reported' : null
      const cause = findings.kind === 'unknown' ? findings.cause : reported
      const answer = { status, cause, at: clock.now() }
      table.answer(one.id, answer)
      one.answer = answer
    }
    return told(one.id, one.at, one.answer, findings.kind === 'unknown' ? [] : [...findings.payments])
  }

  function told(
    lookUpId: number,
    askedAt: number,
    { status, cause }: PaymentLookUpAnswer,
    payments: PaymentLookUp['payments'],
  ): LookUpAnswer {
    const contactCentrePhone = parts.contactCentrePhone()
    const next = nextStep(status)
    return { ok: true, lookUp: { lookUpId, askedAt, status, next, cause, contactCentrePhone, payments } }
  }

  /** The answer that this command has had, or is about to have; null for a new one. */
  function repeated(command: CommandId, fingerprint: string): Promise<LookUpAnswer> | null {
    const before = asked.get(command)
    if (before !== undefined) {
      return before.fingerprint === fingerprint ? settle(before) : refused('command-reused')
    }
    const row = table.byCommand(command)
    if (row === null) return null
    if (row.fingerprint !== fingerprint) return refused('command-reused')
    // On record and not in memory: answered before the last start, or too long ago.
    const { answer } = row
    if (answer === null) throw new Error(`look-up ${row.id} is neither answered nor asked`)
    return Promise.resolve(told(row.id, row.at, answer, null))
  }

  function ask(
    system: PaymentSystem,
    subject: PaymentSubject,
    clerk: string,
    record: Omit<PaymentLookUpOrder, 'at' | 'by' | 'subject'>,
  ): Promise<LookUpAnswer> {
    const at = clock.now()
    const hash = keyedHash(subjectText(subject))
    const id = table.add({ ...record, at, by: subject.by, subject: hash })
    const findings = system.find({ ...subject, clerk }, closing.signal)
    const one: Asked = { fingerprint: record.fingerprint, id, at, findings, answer: null }
    asked.set(record.command, one)
    return settle(one)
  }

  function link(): PaymentLink {
    return parts.system()?.link() ?? { state: 'not-connected' }
  }

  return {
    link,
    check: (clerk) => ({
      link: link(),
      approved: parts.mayLookUp(clerk),
      colleagues: parts.colleagues().filter(({ staffId }) => staffId !== clerk),
      contactCentrePhone: parts.contactCentrePhone(),
    }),
    async lookUp({ commandId, search, purpose }, { staffId, login }) {
      const now = clock.now()
      forgetAnswers(now)
      if (!parts.mayLookUp(staffId)) return refused('payment-access-needed')
      const subject = parsePaymentSearch(search)
      if ('code' in subject) return { ok: false, refusal: subject }
      const aim = [staffId, subjectText(subject), purpose.for, aimOf(purpose)]
      const fingerprint = keyedHash(JSON.stringify(aim))
      const again = repeated(commandId, fingerprint)
      if (again !== null) return again
      const system = parts.system()
      if (system === null) return refused('payments-not-connected')
      const recorded = recordable(purpose)
      if (recorded === null) return refused('ticket-not-found')
      const seconds = secondsUntilLookUp(table.momentsOf(staffId, now - limitSpanMs), now)
      if (seconds > 0) return refused('too-many-requests', { seconds })
      return ask(system, subject, login, {
        command: commandId,
        fingerprint,
        clerk: staffId,
        purpose: recorded,
      })
    },
    lookUps({ before, limit, clerk }) {
      const rows = table.page({ before: before ?? null, limit: limit + 1, clerk: clerk ?? null })
      const entries = rows.slice(0, limit).map(({ id, at, clerk, purpose, by, subject, answer }) => ({
        lookUpId: id,
        at,
        clerk,
        clerkName: parts.nameOf(clerk),
        purpose,
        by,
        subject: subject.slice(0, subjectLength),
        status: answer?.status ?? null,
        cause: answer?.cause ?? null,
        answeredAt: answer?.at ?? null,
      }))
      return { entries, next: rows.length > limit ? (entries.at(-1)?.lookUpId ?? null) : null }
    },
    async tick() {
      forgetAnswers(clock.now())
      await parts.system()?.tick(closing.signal)
    },
    close() {
      closing.abort()
    },
  }
}

function aimOf(purpose: PaymentPurpose): string {
  return purpose.for === 'visit' ? purpose.visitId : purpose.reason
}

function refused(code: Refusal['code'], params?: Refusal['params']): Promise<LookUpAnswer> {
  return Promise.resolve({ ok: false, refusal: params === undefined ? { code } : { code, params } })
}
