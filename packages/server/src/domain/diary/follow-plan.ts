import { carries } from '../schedule/carries.ts'
import type { Booking } from './booking.ts'
import type { DiaryCommand } from './commands.ts'
import type { Diary } from './diary.ts'
import type { DiaryCircumstances } from './diary-decision.ts'
import type { DiaryEvent } from './events.ts'
import { evolveDiary } from './evolve-diary.ts'
import { isFree, overHolds } from './place.ts'

/**
 * What a changed plan means for bookings whose time is not over. Whose interval
 * is no longer worked by somebody competent needs relocation (bcgov took the
 * code out that cancelled such bookings: people are phoned instead); a hold is
 * let go. Whoever was displaced and finds the old time worked and free again
 * gets it back, who booked first before the others. Nothing is ever deleted.
 */
export function followPlan(
  diary: Diary,
  { cause }: Extract<DiaryCommand, { type: 'follow-plan' }>,
  { at, planner }: DiaryCircumstances,
): readonly DiaryEvent[] {
  const events: DiaryEvent[] = []
  let draft = diary
  const give = (event: DiaryEvent) => {
    draft = evolveDiary(draft, { seq: draft.seq + 1, at, event })
    events.push(event)
  }
  const worked = ({ interval, services }: Booking) => {
    const day = planner.day(interval.date).resources.get(interval.resourceId)
    const ids = services.map(({ serviceId }) => serviceId)
    return carries(day, interval, ids)
  }
  const ahead = [...diary.bookings.values()].filter(({ interval }) => interval.end > at).sort(byAge)
  for (const booking of ahead) {
    const { bookingId, now } = booking
    if (now.state === 'held' && (now.until <= at || !worked(booking)))
      give({ type: 'HoldExpired', bookingId })
    if (now.state === 'booked' && !worked(booking)) give({ type: 'BookingDisplaced', bookingId, cause })
  }
  for (const booking of ahead) {
    const { bookingId, interval, now } = booking
    if (now.state !== 'needs-relocation' || !worked(booking)) continue
    if (!isFree(draft, interval, at, bookingId)) continue
    for (const over of overHolds(draft, interval, at))
      give({ type: 'HoldExpired', bookingId: over.bookingId })
    give({ type: 'BookingRestored', bookingId })
  }
  return events
}

function byAge(a: Booking, b: Booking): number {
  return a.createdAt - b.createdAt || (a.bookingId < b.bookingId ? -1 : 1)
}
