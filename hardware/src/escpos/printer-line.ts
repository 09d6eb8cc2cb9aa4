import type { BytePort } from '../port/byte-port.ts'
import type { Clock } from './clock.ts'
import type { Findings } from './printer-findings.ts'
import type { PrinterLimits } from './printer-limits.ts'
import type { Finding, PrinterProfile } from './profile.ts'
import { openReplyParser, type Question, type Reply } from './reply-parser.ts'

export type StatusRound = Findings | 'silent' | 'lost'

/** One connection to a printer: its bytes taken apart, its questions asked one at a time. */
export interface PrinterLine {
  /** Asks every status question of the profile; calls wait for one another. */
  readStatus(): Promise<StatusRound>
  /** Rejects with `PortLost` when the line is gone. */
  write(bytes: Uint8Array): Promise<void>
  /** What the printer says besides answers to `readStatus`. */
  onReply(listener: (reply: Exclude<Reply, { kind: 'status' }>) => void): () => void
  onLost(listener: () => void): () => void
  close(unsent: 'deliver' | 'discard'): Promise<void>
}

/** Puts a reader on the port for as long as it lives. */
export function openPrinterLine(
  port: BytePort,
  profile: PrinterProfile,
  clock: Clock,
  limits: PrinterLimits,
): PrinterLine {
  const parser = openReplyParser(profile)
  const listeners = new Set<(reply: Exclude<Reply, { kind: 'status' }>) => void>()
  let answered: ((found: Findings) => void) | null = null
  let round: Promise<unknown> = Promise.resolve()

  port.onData((bytes) => {
    for (const reply of parser.push(bytes)) {
      if (reply.kind === 'status') answered?.(reply.findings)
      else for (const listener of listeners) listener(reply)
    }
  })

  const ask = (question: Question): Promise<StatusRound> => {
    const { promise, resolve } = Promise.withResolvers<StatusRound>()
    parser.expect(question)
    answered = resolve
    const callOff = clock.after(limits.replyMs, () => resolve('silent'))
    const unsubscribe = port.onClose(() => resolve('lost'))
    port.write(Uint8Array.from(question.ask)).catch(() => resolve('lost'))
    return promise.finally(() => {
      callOff()
      unsubscribe()
      answered = null
      parser.expect(null)
    })
  }

  const askAll = async (): Promise<StatusRound> => {
    const found = new Set<Finding>()
    for (const question of profile.status) {
      if (port.closed) return 'lost'
      const answer = await ask(question)
      if (typeof answer === 'string') return answer
      for (const finding of answer) found.add(finding)
    }
    return found
  }

  return {
    readStatus() {
      const mine = round.then(askAll)
      round = mine
      return mine
    },
    write: (bytes) => port.write(bytes),
    onReply(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onLost: (listener) => port.onClose(listener),
    close: (unsent) => port.close(unsent),
  }
}
