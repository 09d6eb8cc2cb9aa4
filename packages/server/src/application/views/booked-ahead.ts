import type { ResourceId, StaffId } from '@chered/protocol/ids'
import type { DeskView } from '@chered/protocol/views'
import { isExpected } from '../../domain/diary/booking.ts'
import { busyKey } from '../../domain/diary/diary.ts'
import { localDate } from '../../domain/time.ts'
import type { ViewContext } from './context.ts'

/** Who is later than this is not looked out for any more. */
const lateShownMs = 3600_000

/** Booked with a specialist for the rest of today and not here yet, by time. */
export function bookedAhead({ diary, rules, now }: ViewContext, staffId: StaffId): DeskView['booked'] {
  const today = localDate(now, rules.office.timeZone)
  const busy = diary.busy.get(busyKey(staffId as string as ResourceId, today))
  return [...(busy?.values() ?? [])]
    .filter((b) => isExpected(b) && b.interval.start > now - lateShownMs)
    .sort((a, b) => a.interval.start - b.interval.start)
    .flatMap(({ bookingId, interval, services, now: { state } }) => {
      const [first] = services
      return first ? [{ bookingId, start: interval.start, serviceId: first.serviceId, state }] : []
    })
}
