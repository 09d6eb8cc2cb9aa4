import { ticketText } from '@chered/protocol/ticket-text'
import type { FoundVisit, ReceptionView } from '@chered/protocol/views'
import { waitingIn, waitingVisits } from '../../domain/day/day.ts'
import { localDate, localTime } from '../../domain/time.ts'
import { type LegStateName, type Visit, waitsSince } from '../../domain/visit/visit.ts'
import { placeOf } from './booking-entry.ts'
import { hoursOf, type ViewContext } from './context.ts'
import { desksServing } from './desks-serving.ts'
import { printerOf } from './kiosk-view.ts'

const visitsShown = 200
const missedShown = 30
const missedForMs = 2 * 3600_000
const expectedShown = 30
const lateShownMs = 3600_000
const foundShown = 20

/** Today's hall for whoever helps in it; nobody's name is here. */
export function receptionView(context: ViewContext): ReceptionView {
  const { day, rules, directory } = context
  const { office } = rules
  const waiting = office.services.flatMap((service) => [...waitingVisits(day, service.id)])
  waiting.sort((a, b) => a.leg.place.callBy - b.leg.place.callBy || a.leg.place.tie - b.leg.place.tie)
  return {
    hours: hoursOf(context),
    waiting: waiting.length,
    visits: waiting.slice(0, visitsShown).map((visit) => ({
      visitId: visit.id,
      ticket: visit.ticket,
      serviceId: visit.leg.serviceId,
      since: visit.leg.since,
      callBy: visit.leg.place.callBy,
      basis: visit.leg.basis,
      categoryId: visit.categoryId,
      language: visit.language,
      directedTo: visit.leg.directedTo && (rules.desks.get(visit.leg.directedTo)?.number ?? null),
    })),
    missed: missed(context),
    expected: expected(context),
    queues: office.queues.map((queue) => {
      const services = rules.servicesOfQueue.get(queue.id) ?? []
      const { primaryDesks, secondaryDesks } = desksServing(context, services)
      const since = waiting
        .filter((visit) => services.includes(visit.leg.serviceId))
        .map((visit) => waitsSince(visit.leg))
      return {
        queueId: queue.id,
        letter: queue.letter,
        name: queue.name,
        waiting: services.reduce((sum, id) => sum + waitingIn(day, id), 0),
        oldestSince: since.length === 0 ? null : Math.min(...since),
        desks: [...primaryDesks, ...secondaryDesks],
      }
    }),
    kiosks: directory
      .devices()
      .filter((device) => device.assignment.kind === 'kiosk')
      .map(({ deviceId, name, connected }) => ({
        deviceId,
        name,
        connected,
        printer: printerOf(context, deviceId),
      })),
  }
}

function missed(context: ViewContext): ReceptionView['missed'] {
  const { day, now } = context
  const gone: { visit: Visit; endedAt: number }[] = []
  for (const visit of day.visits.values()) {
    const state = visit.leg.now
    if (state.state === 'no-show' && state.endedAt > now - missedForMs)
      gone.push({ visit, endedAt: state.endedAt })
  }
  gone.sort((a, b) => b.endedAt - a.endedAt)
  return gone.slice(0, missedShown).map(({ visit, endedAt }) => ({
    visitId: visit.id,
    ticket: visit.ticket,
    serviceId: visit.leg.serviceId,
    categoryId: visit.categoryId,
    language: visit.language,
    desk: lastDesk(context, visit),
    at: endedAt,
    returnUntil: returnUntil(context, endedAt),
  }))
}

function returnUntil({ rules }: Pick<ViewContext, 'rules'>, endedAt: number): number {
  return endedAt + rules.office.settings.returnWithinMinutes * 60_000
}

/** Number of the desk that called last, from the calls that are still remembered. */
function lastDesk({ day, rules }: Pick<ViewContext, 'day' | 'rules'>, visit: Visit): number | null {
  const call = day.calls.find((c) => c.visitId === visit.id)
  return call === undefined ? null : (rules.desks.get(call.deskId)?.number ?? null)
}

function expected(context: ViewContext): ReceptionView['expected'] {
  const { diary, rules, now } = context
  const { timeZone } = rules.office
  const today = localDate(now, timeZone)
  return [...diary.bookings.values()]
    .filter(
      (b) => b.interval.date === today && (b.now.state === 'booked' || b.now.state === 'needs-relocation'),
    )
    .filter((b) => b.interval.start > now - lateShownMs)
    .sort((a, b) => a.interval.start - b.interval.start)
    .slice(0, expectedShown)
    .map((booking) => {
      const { resourceName, desk } = placeOf(context, booking)
      return {
        bookingId: booking.bookingId,
        start: booking.interval.start,
        time: localTime(booking.interval.start, timeZone),
        services: [...booking.services],
        state: booking.now.state,
        resourceName,
        desk,
        language: booking.language,
      }
    })
}

/** Today's visits whose ticket reads like the question: `А12`, `а012` and `12` all find А012. The latest first. */
export function findVisits(context: ViewContext, query: string): FoundVisit[] {
  const plain = (text: string) => text.replace(/[\s-]/g, '').toUpperCase()
  const asked = plain(query)
  const fits = ({ ticket }: Visit) => {
    const digits = String(ticket.number)
    const bare = asked.replace(/^0+/, '')
    return plain(ticketText(ticket)) === asked || bare === digits || asked === plain(ticket.letter) + digits
  }
  return [...context.day.visits.values()]
    .filter(fits)
    .sort((a, b) => b.issuedAt - a.issuedAt)
    .slice(0, foundShown)
    .map((visit) => foundVisit(context, visit))
}

/** Where a visit is and what became of it. */
export function foundVisit(context: ViewContext, visit: Visit): FoundVisit {
  const state = visit.leg.now
  const endedAt = 'endedAt' in state ? state.endedAt : null
  const { directedTo } = visit.leg
  return {
    visitId: visit.id,
    ticket: visit.ticket,
    serviceId: visit.leg.serviceId,
    state: foundState(state.state),
    held: state.state === 'held' ? { until: state.until } : null,
    since: visit.leg.since,
    endedAt,
    categoryId: visit.categoryId,
    language: visit.language,
    returnUntil: state.state === 'no-show' ? returnUntil(context, state.endedAt) : null,
    desk: lastDesk(context, visit),
    directedTo: directedTo && (context.rules.desks.get(directedTo)?.number ?? null),
  }
}

function foundState(state: LegStateName): FoundVisit['state'] {
  if (state === 'passed') throw new Error('the last leg of a visit was passed on to none')
  return state === 'held' ? 'waiting' : state
}
