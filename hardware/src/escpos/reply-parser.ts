import { type Findings, findingsOf } from './printer-findings.ts'
import type { Finding, PrinterProfile } from './profile.ts'

export type Question = PrinterProfile['status'][number]

/** What a printer may say. */
export type Reply =
  | { readonly kind: 'status'; readonly findings: Findings }
  /** Unasked: GS a is on and something changed. */
  | { readonly kind: 'automatic'; readonly findings: Findings }
  | { readonly kind: 'process-id'; readonly id: string }
  /** Answer to GS r 1: everything sent before it was processed. */
  | { readonly kind: 'in-order' }

export interface ReplyParser {
  /** Replies in the order of arrival; a reply may be split over calls. */
  push(bytes: Uint8Array): Reply[]
  /** The question whose answer is awaited; null when none is. DLE EOT answers do not say what they answer. */
  expect(question: Question | null): void
}

// Block answers: 37h, an identifier, data, NUL. GS ( H answers with identifier 22h.
const blockHead = 0x37
const processIdMark = 0x22
const longestBlock = 80
const isAutomaticHead = (byte: number): boolean => (byte & 0x93) === 0x10
const automaticLength = 4
const isPlain = (byte: number): boolean => (byte & 0x90) === 0

/**
 * Takes the printer's answers apart by the fixed bits that ESC/POS keeps in each
 * kind (DLE EOT `xx01xx10`-like, GS a first byte `0xx1xx00`, GS r and the rest of
 * GS a `0xx0xxxx`, GS ( H `37 22 … 00`). A byte that fits nothing is dropped and
 * the next one is tried, so garbage at power-on does no lasting harm.
 */
export function openReplyParser(profile: PrinterProfile): ReplyParser {
  let buffer: number[] = []
  let question: Question | null = null

  /** The reply at the head of the buffer with its length, null for one that nobody asked for; `wait` for more bytes; `drop` the first byte. */
  const next = (): { reply: Reply | null; length: number } | 'wait' | 'drop' => {
    const first = buffer[0]!
    if (first === blockHead) {
      const end = buffer.indexOf(0)
      if (end < 0) return buffer.length > longestBlock ? 'drop' : 'wait'
      if (buffer[1] !== processIdMark) return { reply: null, length: end + 1 }
      return {
        reply: { kind: 'process-id', id: String.fromCharCode(...buffer.slice(2, end)) },
        length: end + 1,
      }
    }
    const answer = question === null ? 'drop' : statusReply(question, buffer)
    if (answer !== 'drop') return answer
    if (profile.automatic !== null && isAutomaticHead(first)) {
      const rest = buffer.slice(1, automaticLength)
      if (!rest.every(isPlain)) return 'drop'
      if (buffer.length < automaticLength) return 'wait'
      const found = findingsOf(profile.automatic, Uint8Array.from(buffer.slice(0, automaticLength)))
      return { reply: { kind: 'automatic', findings: found }, length: automaticLength }
    }
    return isPlain(first) ? { reply: { kind: 'in-order' }, length: 1 } : 'drop'
  }

  return {
    expect(asked) {
      question = asked
    },
    push(bytes) {
      buffer.push(...bytes)
      const replies: Reply[] = []
      while (buffer.length > 0) {
        const found = next()
        if (found === 'wait') break
        buffer = buffer.slice(found === 'drop' ? 1 : found.length)
        if (found === 'drop' || found.reply === null) continue
        if (found.reply.kind === 'status') question = null
        replies.push(found.reply)
      }
      return replies
    },
  }
}

function statusReply(
  question: Question,
  buffer: readonly number[],
): { reply: Reply; length: number } | 'wait' | 'drop' {
  const { head, check, read } = question
  for (const [i, byte] of head.entries()) {
    if (buffer[i] === undefined) return 'wait'
    if (buffer[i] !== byte) return 'drop'
  }
  const first = buffer[head.length]
  if (first === undefined) return 'wait'
  if (check !== null && (first & check.mask) !== check.value) return 'drop'
  const length = head.length + read.length
  if (buffer.length < length) return 'wait'
  const findings: Set<Finding> = findingsOf(read, Uint8Array.from(buffer.slice(head.length, length)))
  return { reply: { kind: 'status', findings }, length }
}
