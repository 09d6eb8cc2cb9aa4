import type { BookedVisitor, Booking } from '@chered/protocol/booking'
import type { PrintJobId, StaffId } from '@chered/protocol/ids'
import { textIn } from '@chered/protocol/text'
import type { Booking as Booked } from '../../domain/diary/booking.ts'
import { localTime } from '../../domain/time.ts'
import type { ViewContext } from './context.ts'

/** A booking as screens read it; `visitor` is null for whoever must not know. */
export function bookingEntry(
  context: ViewContext,
  booking: Booked,
  visitor: BookedVisitor | null,
  printJobId: PrintJobId | null,
): Booking {
  const { rules, day } = context
  const { interval, now } = booking
  const visitId = 'visitId' in now ? now.visitId : null
  const opens = now.state === 'held' || now.state === 'booked' || now.state === 'needs-relocation'
  return {
    bookingId: booking.bookingId,
    version: booking.version,
    channel: booking.channel,
    state: now.state,
    services: [...booking.services],
    date: interval.date,
    start: interval.start,
    end: interval.end,
    time: localTime(interval.start, rules.office.timeZone),
    resourceId: interval.resourceId,
    ...placeOf(context, booking),
    language: booking.language,
    code: opens ? booking.code : null,
    visitor,
    applicationNumber: booking.applicationNumber,
    holdUntil: now.state === 'held' ? now.until : null,
    relocation: now.state === 'needs-relocation' ? { since: now.since, cause: now.cause } : null,
    visitId,
    ticket: visitId === null ? null : (day.visits.get(visitId)?.ticket ?? null),
    createdAt: booking.createdAt,
    printJobId,
  }
}

/** Who or what is booked, by name, and the desk where that is planned at the time. */
export function placeOf(
  { rules, planner, staffName }: Pick<ViewContext, 'rules' | 'planner' | 'staffName'>,
  { interval }: Pick<Booked, 'interval'>,
): Pick<Booking, 'resourceName' | 'kind' | 'desk'> {
  const hall = rules.office.halls.find((h) => h.id === interval.resourceId)
  if (hall) return { kind: 'hall', resourceName: textIn(hall.name, 'ru'), desk: null }
  const planned = planner.day(interval.date).resources.get(interval.resourceId)
  const shift = planned?.shifts.find((s) => s.start <= interval.start && interval.start < s.end)
  const desk = shift?.deskId ? rules.desks.get(shift.deskId)?.number : undefined
  return {
    kind: 'specialist',
    resourceName: staffName(interval.resourceId as string as StaffId),
    desk: desk ?? null,
  }
}
