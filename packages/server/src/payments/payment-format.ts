import { DayDate } from '@chered/protocol/ids'
import type { Payment } from '@chered/protocol/payments'
import { z } from 'zod'
import { nextStep } from '../domain/payment/payment-answer.ts'

/** The payment system's answer as CONTRACT.md has it. */
const orNull = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? null)
const kopecks = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)
const line = (most: number) => z.string().trim().min(1).max(most)

const common = {
  purpose: orNull(line(210)),
  kbk: orNull(z.string().regex(/^\d{20}$/)),
  source: line(60),
  checked_at: z.iso.datetime({ offset: true }),
  due: orNull(kopecks.positive()),
}
const paid = {
  amount: kopecks,
  date: z.iso.date(),
  // More than initials would be a name, which is not to come here at all.
  payer: orNull(z.string().regex(/^\p{Lu}\.(?:[ \u00a0-]?\p{Lu}\.){0,4}$/u)),
}
const Answered = z.discriminatedUnion('status', [
  z.object({ ...common, status: z.literal('PAID'), ...paid }),
  z
    .object({ ...common, status: z.literal('PARTIAL'), ...paid })
    .refine(({ amount, due }) => due === null || due > amount),
  z.object({ ...common, status: z.literal('REFUNDED'), ...paid }),
  z.object({ ...common, status: z.literal('NOT_FOUND') }),
  z.object({ ...common, status: z.literal('UNKNOWN') }),
])
const Answer = z.object({ payments: z.array(Answered).max(50) })

/** Payments out of an answer's text; null when it is anything but what the contract says. */
export function parsePayments(text: string): readonly Payment[] | null {
  const answer = Answer.safeParse(parseJson(text))
  return answer.success ? answer.data.payments.map(payment) : null
}

/** The code of a problem answer; null when it has none. */
export function parseProblemCode(text: string): string | null {
  const problem = z.object({ code: z.string() }).safeParse(parseJson(text))
  return problem.success ? problem.data.code : null
}

function payment(answered: z.infer<typeof Answered>): Payment {
  const { purpose, kbk, source } = answered
  const checkedAt = Math.max(0, Date.parse(answered.checked_at))
  const known = { purpose, kbk, source, checkedAt, next: nextStep(answered.status) }
  switch (answered.status) {
    case 'PAID':
    case 'REFUNDED':
      return { ...known, status: answered.status, ...paidPart(answered) }
    case 'PARTIAL': {
      const restKopecks = answered.due === null ? null : answered.due - answered.amount
      return { ...known, status: 'PARTIAL', ...paidPart(answered), restKopecks }
    }
    case 'NOT_FOUND':
      return { ...known, status: 'NOT_FOUND', dueKopecks: answered.due }
    case 'UNKNOWN':
      return { ...known, status: 'UNKNOWN' }
  }
}

function paidPart({ amount, date, payer }: { amount: number; date: string; payer: string | null }) {
  return { amountKopecks: amount, date: DayDate.parse(date), payer }
}

/** Undefined for what is no JSON: no schema accepts that. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
