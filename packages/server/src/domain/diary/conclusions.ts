import type { VisitId } from '@chered/protocol/ids'
import type { Day } from '../day/day.ts'
import type { Recorded } from '../day/events.ts'
import type { BookingOutcome } from './booking.ts'
import type { DiaryCommand } from './commands.ts'

type Conclude = Extract<DiaryCommand, { type: 'conclude' }>

/**
 * What an event of the day means for bookings. A booked visitor counts as
 * served once the first service is finished; one who missed the call may be
 * brought back, so only the day's end settles that.
 */
export function* conclusions(before: Day, { event }: Recorded): Generator<Conclude> {
  const conclude = function* (visitId: VisitId, outcome: BookingOutcome): Generator<Conclude> {
    const appointment = before.visits.get(visitId)?.appointment
    if (appointment) yield { type: 'conclude', bookingId: appointment.bookingId, outcome }
  }
  switch (event.type) {
    case 'ServiceFinished':
      yield* conclude(event.visitId, 'served')
      return
    case 'LegPassed':
      // The booked interval was taken up; what follows is the visit's own course.
      if (before.visits.get(event.visitId)?.leg.now.state === 'serving') {
        yield* conclude(event.visitId, 'served')
      }
      return
    case 'VisitCancelled':
      yield* conclude(event.visitId, 'cancelled')
      return
    case 'DayEnded':
      for (const visit of before.visits.values()) {
        if (visit.appointment === null) continue
        const { state } = visit.leg.now
        if (state === 'no-show') yield* conclude(visit.id, 'no-show')
        if (state === 'waiting' || state === 'called' || state === 'held')
          yield* conclude(visit.id, 'not-served')
      }
  }
}
