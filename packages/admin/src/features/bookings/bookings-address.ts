import { bookingStates } from '@chered/protocol/choices'
import type { DayDate } from '@chered/protocol/ids'
import { useSyncExternalStore } from 'react'

export type BookingState = (typeof bookingStates)[number]

/**
 * Where in the section a person is. All of it stands in the link, so that a
 * day's list, filtered, can be kept open or sent to a colleague. `date` null is
 * today, `resourceId` and `state` null are all.
 */
export type BookingsAddress =
  | {
      readonly tab: 'day'
      readonly date: DayDate | null
      readonly resourceId: string | null
      readonly state: BookingState | null
    }
  | { readonly tab: 'relocation' }
  | { readonly tab: 'absences' }
  /** Somebody is being marked absent. */
  | { readonly tab: 'absent' }

export const tabs = ['day', 'relocation', 'absences'] as const
const root = '#/bookings'

export function bookingsLink(address: BookingsAddress): string {
  if (address.tab !== 'day') return `${root}/${address.tab}`
  const asked = new URLSearchParams()
  if (address.resourceId !== null) asked.set('who', address.resourceId)
  if (address.state !== null) asked.set('state', address.state)
  const filter = asked.size > 0 ? `/?${asked}` : ''
  return `${root}/day${address.date === null ? '' : `/${address.date}`}${filter}`
}

/** Any link of the section; what cannot be read in it is left out. */
export function parseBookingsLink(link: string): BookingsAddress {
  const [path = '', query = ''] = link.split('?')
  const [, , tab, date] = path.split('/')
  if (tab === 'relocation' || tab === 'absences' || tab === 'absent') return { tab }
  const asked = new URLSearchParams(query)
  const wanted = asked.get('state')
  return {
    tab: 'day',
    date: date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? (date as DayDate) : null,
    resourceId: asked.get('who'),
    state: bookingStates.find((state) => state === wanted) ?? null,
  }
}

export function goTo(address: BookingsAddress): void {
  location.hash = bookingsLink(address)
}

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

export function useBookingsAddress(): BookingsAddress {
  return parseBookingsLink(useSyncExternalStore(subscribe, () => location.hash))
}
