import type { QueueId } from '@chered/protocol/ids'
import { type TicketNumber, ticketText } from '@chered/protocol/ticket'
import type { OfficeRules } from '../office/office-rules.ts'
import { type Block, isReserved } from './emergency-block.ts'

/** What has been given out today: the last number of each queue, and of the shared range behind all of them. */
export interface Numbering {
  readonly lastNumber: { get(queueId: QueueId): number | undefined }
  readonly overflow: number
  /** Every ticket of today by its text. */
  readonly tickets: { has(ticket: string): boolean }
  /** Numbers that kiosks give out by themselves. */
  readonly blocks: readonly Pick<Block, 'from' | 'numbers'>[]
}

/**
 * The queue's next ticket. Numbers rise from the start of the queue's range
 * (1 when it has none); a range that is used up goes on with numbers that no
 * range contains and that all queues share, so that the digits of two tickets
 * in disjoint ranges never meet. A number that was given today is passed over:
 * two queues may share a letter, and an office may change its ranges and
 * letters while the day goes on. So is one that a kiosk may give out without us.
 */
export function nextNumber(numbering: Numbering, queueId: QueueId, rules: OfficeRules): TicketNumber {
  const queue = rules.queues.get(queueId)
  if (!queue) throw new Error(`no queue ${queueId}`)
  const { letter } = queue
  const free = (from: number) => {
    let number = from
    while (isReserved(numbering, number) || numbering.tickets.has(ticketText({ letter, number }))) number++
    return number
  }
  const from = queue.numbers?.from ?? 1
  const to = queue.numbers?.to ?? rules.overflowFrom - 1
  const own = free(Math.max((numbering.lastNumber.get(queueId) ?? 0) + 1, from))
  return { letter, number: own <= to ? own : free(Math.max(numbering.overflow + 1, rules.overflowFrom)) }
}
