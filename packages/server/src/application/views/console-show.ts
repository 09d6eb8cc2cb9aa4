import type { ConsoleWish } from '@chered/protocol/agent'
import type { Desk } from '@chered/protocol/office'
import { type Day, deskState } from '../../domain/day/day.ts'
import { waitingFor } from '../../domain/queue/call-order.ts'

/** What a console at the desk tells, and the turn that a press at it has to name. */
export function consoleShow(day: Day, desk: Desk): Pick<ConsoleWish, 'show' | 'waiting' | 'turn'> {
  const now = deskState(day, desk.id)
  if (now.state === 'closed') return { show: 'closed', waiting: 0, turn: 'closed' }
  const waiting = waitingFor(day, now)
  if (now.state === 'paused') return { show: 'paused', waiting, turn: `paused ${now.staffId}` }
  const visit = now.inFront === null ? undefined : day.visits.get(now.inFront)
  const leg = visit?.leg.now
  if (leg?.state === 'called') {
    return { show: 'called', waiting, turn: `called ${visit?.id} ${leg.callNumber}` }
  }
  if (leg?.state === 'serving') return { show: 'serving', waiting, turn: `serving ${visit?.id}` }
  return { show: 'free', waiting, turn: `free ${now.staffId}` }
}
