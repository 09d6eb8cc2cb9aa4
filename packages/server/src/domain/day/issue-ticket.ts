import type { Service } from '@chered/protocol/office'
import { nextNumber } from '../numbering/next-number.ts'
import { callBy, type Standing } from '../queue/call-by.ts'
import { quote } from '../queue/quote.ts'
import { exhaustedQuota } from '../queue/walk-in-quotas.ts'
import type { DayCommand } from './commands.ts'
import type { Day } from './day.ts'
import { type Circumstances, type Decision, no, yes } from './decision.ts'

type IssueTicket = Extract<DayCommand, { type: 'issue-ticket' }>

/**
 * A ticket for a walk-in, or for an appointment that checks in. Channels, hours
 * and quotas are for walk-ins: an appointment was granted when it was booked.
 */
export function issueTicket(day: Day, c: IssueTicket, now: Circumstances): Decision {
  const { rules, at } = now
  if (c.press !== undefined && day.replaced.has(c.press)) return no('command-reused')
  const ids = [...new Set([c.serviceId, ...c.planned])]
  const services = ids.flatMap((id) => rules.services.get(id) ?? [])
  const [service] = services
  if (service === undefined || services.length < ids.length) return no('service-unknown')
  const { appointment } = c
  const refusal =
    appointment === null ? refusedWalkIn(day, c, services, now) : refusedCheckIn(day, appointment)
  if (refusal !== null) return refusal
  const category = c.categoryId === null ? null : rules.categories.get(c.categoryId)
  if (category === undefined) return no('category-unknown')
  const standing: Standing =
    appointment === null
      ? { kind: 'arrival', from: at }
      : { kind: 'appointment', from: at, start: appointment.start }
  const ticket = nextNumber(day, service.queue, rules)
  return yes({
    type: 'VisitIssued',
    visitId: c.visitId,
    token: c.token,
    ticket,
    overflow: ticket.number >= rules.overflowFrom,
    serviceId: service.id,
    queueId: service.queue,
    planned: ids.slice(1),
    queues: [...new Set(services.map(({ queue }) => queue))],
    language: c.language,
    channel: c.channel,
    categoryId: c.categoryId,
    appointment,
    ...callBy(standing, service, category, rules.office.settings),
    quote: quote(day, rules, service.id, at, { category, standing }),
    print: c.print,
    ...(c.press === undefined ? {} : { press: c.press }),
  })
}

function refusedWalkIn(
  day: Day,
  { channel }: IssueTicket,
  services: readonly Service[],
  now: Circumstances,
): Decision | null {
  if (services.some(({ byAppointmentOnly }) => byAppointmentOnly === true)) return no('by-appointment-only')
  if (!services.every(({ channels }) => channels.includes(channel))) return no('service-closed')
  if (channel === 'kiosk' && !now.hoursOpen) return no('outside-hours')
  const scope = exhaustedQuota(services, day.totals, now.walkIns)
  return scope === null ? null : no('quota-exhausted', { scope })
}

function refusedCheckIn(day: Day, { bookingId }: NonNullable<IssueTicket['appointment']>): Decision | null {
  return day.bookings.has(bookingId) ? no('already-checked-in') : null
}
