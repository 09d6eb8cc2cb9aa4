import type { Availability, Booking } from '@chered/protocol/booking'
import { commandId, type Reply, type Staff } from './hall.ts'

/** What a journey only needs to be booked, as the contact centre books it. */
export interface Wish {
  readonly serviceId: string
  readonly name: string
  readonly phone?: string
  /** With whom: a staff id; whoever is free when absent. */
  readonly resourceId?: string
  /** Which of the free intervals of the first open day, 0 the nearest. */
  readonly place?: number
}

/** Books without a screen. `staff` is signed in as the contact centre. Throws when nothing is free. */
export async function bookByPhone(staff: Staff, wish: Wish): Promise<Booking> {
  const { serviceId, name, phone = null, resourceId = null, place = 0 } = wish
  const only = resourceId === null ? '' : `&resourceId=${resourceId}`
  const { days } = taken(
    await staff.request<Availability>('GET', `/api/availability?services=${serviceId}${only}`),
  )
  const start = days.find(({ intervals }) => intervals.length > place)?.intervals[place]?.start
  if (start === undefined) throw new Error(`no free time for ${serviceId}`)
  const held = taken(
    await staff.request<Booking>('POST', '/api/bookings', {
      commandId: commandId(),
      bookingId: commandId(),
      services: [{ serviceId, count: 1 }],
      start,
      resourceId,
      language: 'ru',
    }),
  )
  return taken(
    await staff.request<Booking>('POST', `/api/bookings/${held.bookingId}/confirm`, {
      commandId: commandId(),
      visitor: { name, phone },
    }),
  )
}

/** What was answered, or the refusal thrown: a journey's ground must hold. */
export function taken<T>({ status, body }: Reply<T>): T {
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(body)}`)
  return body
}
