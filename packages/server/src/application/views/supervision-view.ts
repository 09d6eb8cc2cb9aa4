import type { SupervisionView } from '@chered/protocol/views'
import { type Day, deskState, waitingIn, waitingVisits, waitStepMs } from '../../domain/day/day.ts'
import { localDate } from '../../domain/time.ts'
import { callLimit, type Visit, waitsSince } from '../../domain/visit/visit.ts'
import { consoleStates, hoursOf, panelStates, type ViewContext } from './context.ts'
import { desksServing } from './desks-serving.ts'
import { emergencyStates } from './emergency-states.ts'
import { overdueFrom } from './overdue.ts'
import { troubles } from './troubles.ts'

const marksKept = 60

/** The hall at a glance, for the administrator and the head. */
export function supervisionView(context: ViewContext): SupervisionView {
  const { day, rules, now, directory, staffName } = context
  const { office } = rules
  const queues = office.queues.map((queue) => {
    const services = rules.servicesOfQueue.get(queue.id) ?? []
    const oldest: Visit[] = []
    let waiting = 0
    for (const id of services) {
      waiting += waitingIn(day, id)
      let taken = 0
      for (const visit of waitingVisits(day, id, now)) {
        oldest.push(visit)
        if (++taken >= marksKept) break
      }
    }
    oldest.sort((a, b) => waitsSince(a.leg) - waitsSince(b.leg))
    const { primaryDesks, secondaryDesks } = desksServing(context, services)
    return {
      queueId: queue.id,
      letter: queue.letter,
      name: queue.name,
      waiting,
      marks: oldest
        .slice(0, marksKept)
        // A booked visitor who came early has waited for nothing yet.
        .map(({ ticket, leg }) => ({
          ticket,
          since: Math.min(now, waitsSince(leg)),
          callBy: callLimit(leg),
        })),
      primaryDesks,
      secondaryDesks,
    }
  })
  const waits = queues.flatMap((q) => q.marks)
  const first = waits.reduce<(typeof waits)[number] | null>(
    (a, b) => (a === null || b.since < a.since ? b : a),
    null,
  )
  return {
    hours: hoursOf(context),
    date: localDate(now, office.timeZone),
    waiting: queues.reduce((sum, q) => sum + q.waiting, 0),
    longestWait: first && { ticket: first.ticket, since: first.since },
    today: {
      issued: day.totals.issued,
      served: day.totals.served,
      noShow: day.totals.noShow,
      cancelled: day.totals.cancelled,
      medianWaitMs: medianWait(day),
      withinTarget: day.totals.called === 0 ? null : day.totals.within / day.totals.called,
    },
    desks: office.desks.map((desk) => {
      const base = { deskId: desk.id, number: desk.number }
      const directed = day.directed.count((to) => to === desk.id)
      const none = {
        ticket: null,
        serviceId: null,
        callNumber: null,
        pause: null,
        overdueFrom: null,
        directed,
      }
      const present = deskState(day, desk.id)
      if (present.state === 'closed') {
        return { ...base, ...none, state: 'closed', staffName: null, since: null }
      }
      const manned = { ...base, staffName: staffName(present.staffId) }
      if (present.state === 'paused') {
        const { since, reason, until } = present
        return { ...manned, ...none, state: 'paused', since, pause: { reason, since, until } }
      }
      const visit = present.inFront === null ? undefined : day.visits.get(present.inFront)
      const leg = visit?.leg
      if (!visit || !leg || (leg.now.state !== 'called' && leg.now.state !== 'serving')) {
        return { ...manned, ...none, state: 'free', since: present.since }
      }
      return {
        ...manned,
        state: leg.now.state,
        since: leg.now.state === 'called' ? leg.now.calledAt : leg.now.startedAt,
        ticket: visit.ticket,
        serviceId: leg.serviceId,
        callNumber: leg.now.callNumber,
        pause: null,
        overdueFrom: overdueFrom(rules, leg),
        directed,
      }
    }),
    queues,
    devices: [...directory.devices()],
    printers: [...directory.printers()],
    panels: panelStates(directory),
    scanners: [...directory.scanners()],
    consoles: consoleStates(directory),
    emergency: emergencyStates(context),
    troubles: troubles(context),
  }
}

/** The middle of all waits that ended in a call, to the step in which they are counted. */
function medianWait(day: Day): number | null {
  if (day.totals.called === 0) return null
  const steps = [...day.totals.waits.entries()].sort(([a], [b]) => a - b)
  let left = day.totals.called / 2
  for (const [step, count] of steps) {
    left -= count
    if (left <= 0) return step * waitStepMs
  }
  throw new Error(`day ${day.date}: waits do not add up to ${day.totals.called}`)
}
