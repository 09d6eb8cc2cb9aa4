import type { PaymentUnknownCause } from '@chered/protocol/payment-choices'
import type { PaymentFindings, PaymentQuestion } from '../application/ports.ts'
import { parsePayments, parseProblemCode } from './payment-format.ts'

export interface HttpPaymentsParts {
  /** Address of the payment system, without a slash at the end. */
  readonly url: string
  readonly token: string
  /** Ends a question that takes too long; a new one for each question. */
  readonly timeOut: () => AbortSignal
}

/** Where and how the payment system is asked, as CONTRACT.md has it. Nothing here throws. */
export interface HttpPayments {
  find(question: PaymentQuestion, signal: AbortSignal): Promise<PaymentFindings>
  /** Whether the link and the token are good, naming nobody; null when they are. */
  probe(signal: AbortSignal): Promise<PaymentUnknownCause | null>
}

/** Time from the question to the last byte of its answer. */
export const answerWithinMs = 5000
const longestAnswer = 256 * 1024

interface Reply {
  readonly status: number
  readonly type: string
  readonly text: string
}

/**
 * The payment system over HTTP. An error of the line carries the address that
 * was asked, and so the name that was looked for: errors are turned into causes
 * here and go no further, into no log either.
 */
export function openHttpPayments({ url, token, timeOut }: HttpPaymentsParts): HttpPayments {
  async function get(
    query: string,
    headers: Record<string, string>,
    given: AbortSignal,
  ): Promise<Reply | PaymentUnknownCause> {
    const late = timeOut()
    const signal = AbortSignal.any([given, late])
    const cause = (otherwise: PaymentUnknownCause): PaymentUnknownCause => {
      if (given.aborted) return 'interrupted'
      return late.aborted ? 'timeout' : otherwise
    }
    let response: Response
    try {
      const authorization = `Bearer ${token}`
      response = await fetch(`${url}/payments${query}`, {
        headers: { accept: 'application/json', authorization, ...headers },
        // The token is for this host alone.
        redirect: 'manual',
        signal,
      })
    } catch {
      return cause('unreachable')
    }
    try {
      const text = await shortText(response)
      if (text === null) return 'too-large'
      const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
      return { status: response.status, type, text }
    } catch {
      return cause('cut-short')
    }
  }

  return {
    async find({ by, value, clerk }, signal) {
      const query = `?${by}=${encodeURIComponent(value)}`
      const reply = await get(query, { 'x-user': encodeURIComponent(clerk) }, signal)
      if (typeof reply === 'string') return unknown(reply)
      if (reply.status !== 200) return unknown(refusalOf(reply.status))
      if (reply.type !== 'application/json') return unknown('content-type')
      const payments = parsePayments(reply.text)
      return payments === null ? unknown('rubbish') : { kind: 'payments', payments }
    },
    async probe(signal) {
      const reply = await get('', {}, signal)
      if (typeof reply === 'string') return reply
      if (reply.status !== 400) return refusalOf(reply.status)
      if (reply.type !== 'application/problem+json') return 'content-type'
      return parseProblemCode(reply.text) === 'search-missing' ? null : 'rubbish'
    },
  }
}

function unknown(cause: PaymentUnknownCause): PaymentFindings {
  return { kind: 'unknown', cause }
}

function refusalOf(status: number): PaymentUnknownCause {
  return status === 401 || status === 403 ? 'token-refused' : 'failed'
}

/** Null when it is longer than an answer may be; the rest is not waited for. */
async function shortText({ body }: Response): Promise<string | null> {
  if (body === null) return ''
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of body) {
    length += piece.length
    if (length > longestAnswer) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
