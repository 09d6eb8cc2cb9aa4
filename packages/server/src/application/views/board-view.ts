import type { ZoneId } from '@chered/protocol/ids'
import type { BoardView } from '@chered/protocol/views'
import { type Call, type Day, deskState, waitingIn } from '../../domain/day/day.ts'
import { hoursOf, type ViewContext } from './context.ts'

/** Calls that a board is told of; those still awaited come in any case. */
const latest = 12

/** What a board of these zones may know: numbers and windows, never a name. */
export function boardView(context: ViewContext, zoneIds: readonly ZoneId[]): BoardView {
  const { day, rules } = context
  const { office } = rules
  const desks = office.desks.filter((desk) => zoneIds.includes(desk.zone))
  const inZones = new Map(desks.map((desk) => [desk.id, desk]))
  const calls: BoardView['calls'] = []
  for (const call of day.calls) {
    const desk = inZones.get(call.deskId)
    const visit = day.visits.get(call.visitId)
    if (!desk || !visit) continue
    const state = stateOf(day, call)
    if (calls.length >= latest && state !== 'called') continue
    calls.push({
      callId: call.callId,
      ticket: visit.ticket,
      desk: desk.number,
      direction: desk.direction ?? null,
      at: call.at,
      callNumber: call.callNumber,
      language: visit.language,
      state,
    })
  }
  let waiting = 0
  const queues = office.queues.map((queue) => {
    let count = 0
    for (const id of rules.servicesOfQueue.get(queue.id) ?? []) count += waitingIn(day, id)
    waiting += count
    return { letter: queue.letter, name: queue.name, waiting: count }
  })
  return {
    office: office.name,
    timeZone: office.timeZone,
    languages: office.languages,
    zones: office.zones.filter((zone) => zoneIds.includes(zone.id)),
    hours: hoursOf(context),
    calls,
    desks: desks.map((desk) => {
      const now = deskState(day, desk.id)
      if (now.state !== 'open') return { desk: desk.number, state: now.state, ticket: null }
      const visit = now.inFront === null ? undefined : day.visits.get(now.inFront)
      if (!visit) return { desk: desk.number, state: 'free', ticket: null }
      const state = visit.leg.now.state === 'serving' ? 'serving' : 'called'
      return { desk: desk.number, state, ticket: visit.ticket }
    }),
    queues,
    waiting,
    notices: office.notices,
  }
}

/** A call stands until its visitor arrives; an earlier call of the same visit says what the last one says. */
function stateOf(day: Day, call: Call): BoardView['calls'][number]['state'] {
  const leg = day.visits.get(call.visitId)?.leg
  if (!leg) return 'gone'
  const { now } = leg
  if (now.state === 'called' && now.deskId === call.deskId && now.calledAt <= call.at) {
    return now.callNumber === call.callNumber ? 'called' : 'gone'
  }
  const arrived = now.state === 'serving' || now.state === 'served'
  return arrived ? 'arrived' : 'gone'
}
