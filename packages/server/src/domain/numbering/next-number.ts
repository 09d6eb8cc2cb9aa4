import type { QueueId } from '@chered/protocol/ids'
import type { TicketNumber } from '@chered/protocol/ticket'
import type { OfficeRules } from '../office/office-rules.ts'

/** What has been given out today: the last number of each queue, and of the shared range behind all of them. */
export interface Numbering {
  readonly lastNumber: { get(queueId: QueueId): number | undefined }
  readonly overflow: number
}

/**
 * The queue's next ticket. Numbers rise from the start of the queue's range
 * (1 when it has none); a range that is used up goes on with numbers that no
 * range contains and that all queues share, so that the digits of two tickets
 * in disjoint ranges never meet.
 */
export function nextNumber(numbering: Numbering, queueId: QueueId, rules: OfficeRules): TicketNumber {
  const queue = rules.queues.get(queueId)
  if (!queue) throw new Error(`no queue ${queueId}`)
  const from = queue.numbers?.from ?? 1
  const to = queue.numbers?.to ?? rules.overflowFrom - 1
  const next = (numbering.lastNumber.get(queueId) ?? from - 1) + 1
  const number = next <= to ? next : Math.max(numbering.overflow + 1, rules.overflowFrom)
  return { letter: queue.letter, number }
}
