import type { DeskAction } from '@chered/protocol/commands'
import { ticketText } from '@chered/protocol/ticket-text'
import type { FoundVisit, InFront } from '@chered/protocol/views'
import { staffRequest } from '@chered/ui/staff/session'
import { showNotice } from '@chered/ui/staff/toasts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrders } from './orders.ts'
import type { Situation } from './situation.ts'

/**
 * Says where a visitor is who left this window without a press of this screen:
 * sent elsewhere by the administrator or reception, or put aside in another tab.
 * A visit that was finished elsewhere needs no words: its end is what was wanted.
 */
export function useVisitGone(situation: Situation): void {
  const { t } = useTranslation()
  const front = situation.kind === 'called' || situation.kind === 'serving' ? situation.visit : null
  const before = useRef<InFront | null>(null)
  useEffect(() => {
    const was = before.current
    before.current = front
    if (was === null || was.visitId === front?.visitId || isOwn(was)) return
    void staffRequest<FoundVisit>('GET', `/api/visits/${was.visitId}`).then((answer) => {
      if (!answer.ok) return
      const key = whereabouts(answer.value)
      if (key === null) return
      showNotice(t(`gone.${key}`, { ticket: ticketText(was.ticket), desk: answer.value.directedTo ?? '' }))
    })
  }, [front, t])
}

/** Presses after which the visitor stays in front. */
const staying: ReadonlySet<DeskAction> = new Set([
  'call',
  'take-back',
  'recall',
  'start',
  'plan',
  'application',
])

/** Whether the latest press of this screen sent that visitor away, or closed the window. */
function isOwn(visit: InFront): boolean {
  const { last } = useOrders.getState()
  if (last === null || staying.has(last.action)) return false
  if (last.action === 'claim' && last.place === 'front') return false
  return last.action === 'close' || ('visitId' in last && last.visitId === visit.visitId)
}

/** Which sentence fits; null when there is nothing to say. */
export function whereabouts(
  visit: Pick<FoundVisit, 'state' | 'held' | 'directedTo'>,
): 'to-desk' | 'held' | 'waiting' | 'cancelled' | 'elsewhere' | null {
  switch (visit.state) {
    case 'waiting':
      if (visit.held) return 'held'
      return visit.directedTo ? 'to-desk' : 'waiting'
    case 'cancelled':
      return 'cancelled'
    case 'called':
    case 'serving':
      return 'elsewhere'
    case 'served':
    case 'no-show':
    case 'expired':
      return null
  }
}
