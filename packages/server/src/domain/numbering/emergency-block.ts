import type { BlockId, StoreId } from '@chered/protocol/emergency'
import type { DeviceId, VisitId, VisitToken } from '@chered/protocol/ids'
import type { TicketNumber } from '@chered/protocol/ticket'
import { ticketText } from '@chered/protocol/ticket-text'
import type { OfficeRules } from '../office/office-rules.ts'
import type { Numbering } from './next-number.ts'

/** Numbers that a kiosk may give out while the server is away; the visit of each is named beforehand. */
export interface Block {
  readonly id: BlockId
  readonly deviceId: DeviceId
  /** The kiosk's memory that keeps it: one that was lost with its memory is never handed to the next. */
  readonly storeId: StoreId
  readonly leasedAt: number
  /** Number of the first; the others follow it. */
  readonly from: number
  readonly numbers: readonly LeasedNumber[]
}

export interface LeasedNumber {
  readonly visitId: VisitId
  readonly token: VisitToken
}

/** Emergency numbers have no letter: four digits say on every panel and board that they are of no queue. */
export function emergencyTicket({ from }: Pick<Block, 'from'>, nth: number): TicketNumber {
  return { letter: '', number: from + nth }
}

/**
 * Where blocks begin: high among the four-digit numbers, which every digit panel
 * can show, so that numbers of queues whose ranges are used up, which rise from
 * `overflowFrom`, do not get there in a day. Should they get there all the same,
 * or an office have numbers so high itself, each passes over what the other has.
 */
const blocksFrom = 9001

/**
 * The first number of a free run of `size` numbers: of no queue's range, not given
 * out today under any letter of the office, and in no other block.
 */
export function freeRun(numbering: Numbering, rules: OfficeRules, size: number): number {
  const letters = ['', ...rules.queues.values().map(({ letter }) => letter)]
  const isFree = (number: number) =>
    number > numbering.overflow &&
    !isReserved(numbering, number) &&
    !letters.some((letter) => numbering.tickets.has(ticketText({ letter, number })))
  let from = Math.max(blocksFrom, rules.overflowFrom)
  for (let number = from; number < from + size; number++) if (!isFree(number)) from = number + 1
  return from
}

export function isReserved({ blocks }: Pick<Numbering, 'blocks'>, number: number): boolean {
  return blocks.some(({ from, numbers }) => number >= from && number < from + numbers.length)
}
