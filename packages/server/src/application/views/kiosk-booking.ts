import type { Service } from '@chered/protocol/office'
import type { KioskService } from '@chered/protocol/views'
import { firstFree } from '../../domain/diary/availability.ts'
import { dateAfter } from '../../domain/schedule/day-clock.ts'
import type { DayPlan } from '../../domain/schedule/day-plan.ts'
import { localDate, localTime } from '../../domain/time.ts'
import type { ViewContext } from './context.ts'

type BookingFacts = Pick<KioskService, 'bookable' | 'byAppointmentOnly' | 'firstToday' | 'servedNext'>

/** How far ahead the next time of service is looked for. */
const lookAheadDays = 21

/** What the kiosk offers beside the live queue, and when a service is given if not now. */
export function bookingFacts(context: ViewContext, service: Service): BookingFacts {
  const { rules, now, planner, diary } = context
  const { timeZone } = rules.office
  const bookable = service.booking !== undefined && service.channels.includes('kiosk')
  const free = bookable
    ? firstFree(diary, planner, rules, {
        services: [{ serviceId: service.id, count: 1 }],
        channel: 'kiosk',
        date: localDate(now, timeZone),
        now,
      })
    : null
  return {
    bookable,
    byAppointmentOnly: service.byAppointmentOnly ?? false,
    firstToday: free === null ? null : { start: free.start, time: localTime(free.start, timeZone) },
    servedNext: servedNext(context, service),
  }
}

/** The next shift that serves it; null while one does. */
function servedNext({ rules, now, planner }: ViewContext, service: Service): KioskService['servedNext'] {
  const { timeZone } = rules.office
  const today = localDate(now, timeZone)
  for (let ahead = 0; ahead <= lookAheadDays; ahead++) {
    const starts = startsOf(planner.day(dateAfter(today, ahead)), service, now)
    if (starts === 'now') return null
    if (starts !== null) return { date: localDate(starts, timeZone), time: localTime(starts, timeZone) }
  }
  return null
}

function startsOf(plan: DayPlan, { id }: Service, now: number): number | 'now' | null {
  let first: number | null = null
  for (const { shifts } of plan.resources.values()) {
    for (const { start, end, primary, secondary } of shifts) {
      if (end <= now || !(primary.includes(id) || secondary.includes(id))) continue
      if (start <= now) return 'now'
      if (first === null || start < first) first = start
    }
  }
  return first
}
