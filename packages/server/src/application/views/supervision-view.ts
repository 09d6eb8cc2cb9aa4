import type { SupervisionView } from '@chered/protocol/views'
import { type Day, deskState, waitingIn, waitingVisits, waitStepMs } from '../../domain/day/day.ts'
import { localDate } from '../../domain/time.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { hoursOf, panelStates, type ViewContext } from './context.ts'
import { desksServing } from './desks-serving.ts'
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
      for (const visit of waitingVisits(day, id)) {
        oldest.push(visit)
        if (++taken >= marksKept) break
      }
    }
    oldest.sort((a, b) => a.leg.since - b.leg.since)
    const { primaryDesks, secondaryDesks } = desksServing(context, services)
    return {
      queueId: queue.id,
      letter: queue.letter,
      name: queue.name,
      waiting,
      marks: oldest
        .slice(0, marksKept)
        .map(({ ticket, leg }) => ({ ticket, since: leg.since, callBy: leg.place.callBy })),
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
      const none = { ticket: null, serviceId: null, callNumber: null }
      const present = deskState(day, desk.id)
      if (present.state === 'closed') {
        return { ...base, ...none, state: 'closed', staffName: null, since: null }
      }
      const manned = { ...base, staffName: staffName(present.staffId) }
      if (present.state === 'paused') return { ...manned, ...none, state: 'paused', since: present.since }
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
      }
    }),
    queues,
    devices: [...directory.devices()],
    printers: [...directory.printers()],
    panels: panelStates(directory),
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
