import type { DeskId } from '@chered/protocol/ids'
import { atDesk, type Manned } from './at-desk.ts'
import type { DayCommand } from './commands.ts'
import { type Day, deskState } from './day.ts'
import { type Circumstances, type Decision, no, yes } from './decision.ts'
import type { DayEvent } from './events.ts'
import { passed } from './pass-on.ts'

/** A desk closes: by its specialist, or by the administrator when that person is gone. */

type Of<T extends DayCommand['type']> = Extract<DayCommand, { type: T }>

/** Refuses with `desk-busy` when somebody stands there and nothing is said of where the visitor goes. */
export function closeDesk(day: Day, c: Of<'close-desk'>, now: Circumstances): Decision {
  return atDesk(day, c, now, (desk) => {
    const { deskId, handOver } = c
    const closed: DayEvent = { type: 'DeskClosed', deskId }
    const front = frontOf(day, desk)
    if (handOver === undefined) return front === null ? yes(closed) : no('desk-busy')
    const visit = day.visits.get(handOver.visitId)
    if (!visit) return no('ticket-not-found')
    // Somebody else is in front than the one who was seen, or nobody any more.
    if (front !== visit) return no('not-in-front', { state: visit.leg.now.state })
    if (handOver.kind === 'put-back') return yes({ type: 'LegPutBack', visitId: visit.id, deskId }, closed)
    const gone = passed(day, visit, deskId, handOver, now)
    return gone.ok ? yes(...gone.events, closed) : gone
  })
}

/** Whoever stands in front waits again at the old place. */
export function releaseDesk(day: Day, deskId: DeskId, now: Circumstances): Decision {
  if (!now.rules.desks.has(deskId)) return no('desk-unknown')
  const desk = deskState(day, deskId)
  if (desk.state === 'closed') return no('desk-closed')
  const front = frontOf(day, desk)
  const closed: DayEvent = { type: 'DeskClosed', deskId }
  return front === null ? yes(closed) : yes({ type: 'LegPutBack', visitId: front.id, deskId }, closed)
}

function frontOf(day: Day, desk: Manned) {
  return desk.state === 'open' && desk.inFront !== null ? (day.visits.get(desk.inFront) ?? null) : null
}
