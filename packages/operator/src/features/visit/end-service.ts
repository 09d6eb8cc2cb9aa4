import type { NextService } from '@chered/protocol/commands'
import type { DeskId } from '@chered/protocol/ids'
import type { InFront } from '@chered/protocol/views'
import { give } from '../desk/orders.ts'
import { finishedOf } from './visit-work.ts'
import { tellWhereNext } from './where-next.ts'

/**
 * Ends the service in front with what was marked. `next-service` goes on with
 * what is planned: here, or the visitor is told where to wait. `finish-visit`
 * leaves out what was planned, visibly first: were the second order refused,
 * the screen shows the visit with nothing planned and not a half-finished one.
 */
export async function endService(
  deskId: DeskId,
  visit: Pick<InFront, 'visitId' | 'serviceId'>,
  how: 'finish' | 'next-service' | 'finish-visit',
): Promise<void> {
  const { visitId } = visit
  if (how === 'finish-visit') {
    const cleared = await give(deskId, { action: 'plan', visitId, planned: [] })
    if (!cleared?.ok) return
  }
  const action = how === 'next-service' ? 'next-service' : 'finish'
  const answer = await give(deskId, { action, visitId, ...finishedOf(visit) })
  if (!answer?.ok || how !== 'next-service') return
  // Done, but its answer was lost with the link: there is nothing to tell.
  const { waits } = (answer.value as NextService | undefined) ?? { waits: null }
  tellWhereNext(waits)
}
