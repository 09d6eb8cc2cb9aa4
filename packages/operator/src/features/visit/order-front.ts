import type { DeskId } from '@chered/protocol/ids'
import type { RefusalCode } from '@chered/protocol/refusals'
import type { Answer } from '@chered/ui/api'
import { useLive } from '@chered/ui/live'
import { showRefusal } from '@chered/ui/staff/toasts'
import { give, type Order } from '../desk/orders.ts'

/**
 * An order about the visit in front from a sheet or a card. With the link lost
 * nothing is sent and nothing is kept for later: the person is told at once.
 * Refusals of `said` are left to the caller. Null when nothing was sent.
 */
export async function orderFront(
  deskId: DeskId,
  order: Order,
  said: readonly RefusalCode[] = [],
): Promise<Answer<unknown> | null> {
  if (useLive.getState().link !== 'lost') return give(deskId, order, said)
  showRefusal({ code: 'no-answer', params: {} })
  return null
}
