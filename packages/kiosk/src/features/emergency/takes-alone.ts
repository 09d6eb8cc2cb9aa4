import type { Office, Weekday } from '@chered/protocol/office'
import type { Hours, KioskService, KioskView } from '@chered/protocol/views'
import { clockTime, localDate } from '@chered/ui/dates'

/**
 * Whether visitors are taken at a moment, by what was last known: the view's own
 * word as long as it reaches, then the usual hours of that weekday.
 */
export function officeOpen(
  hours: Hours,
  { week, timeZone, settings }: Pick<Office, 'week' | 'timeZone' | 'settings'>,
  now: number,
): boolean {
  const date = localDate(now, timeZone)
  const time = clockTime(now, timeZone)
  if (settings.hours === 'always') return true
  if (hours.state === 'open') {
    if (hours.closesAt === null || time < hours.closesAt) return true
  } else if (hours.opensAt === null || `${hours.opensAt.date} ${hours.opensAt.time}` > `${date} ${time}`) {
    return false
  }
  return (week[weekdayOf(now, timeZone)] ?? []).some((span) => {
    const [from = '', to = ''] = span.split('-')
    return from <= time && time < to
  })
}

function weekdayOf(now: number, timeZone: string): Weekday {
  const name = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone }).format(now)
  return name.toLowerCase() as Weekday
}

/** Services for which tickets were given when the server was last heard of. */
export function takenServices(services: readonly KioskService[]): readonly KioskService[] {
  return services.filter(({ state }) => state === 'open' || state === 'no-desk')
}

/**
 * The view for choosing while the server is away: services that took visitors, and
 * nothing of what has changed since: queues, times, free intervals.
 */
export function viewAlone(view: KioskView): KioskView {
  const services = takenServices(view.services).map(
    (service): KioskService => ({
      ...service,
      ...{ waiting: 0, estimate: null, desks: [], bookable: false, firstToday: null, servedNext: null },
    }),
  )
  return { ...view, services, printer: null }
}
