import { expect } from 'vitest'
import { type Caller, newCommandId, type Reply } from './running-server.ts'

/** Booking over HTTP as the screens do it, for specs of the running server. */

let made = 0
export const newBookingId = (): string => `booking-${process.pid}-${++made}`

export interface FreeInterval {
  readonly start: number
  readonly end: number
  readonly time: string
  readonly resources: readonly string[]
}

/** Free intervals of a caller's channel, the nearest first. */
export async function free(
  caller: Caller,
  service = 'repeat-certificate',
  more = '',
): Promise<readonly FreeInterval[]> {
  const { status, body } = await caller.get(`/api/availability?services=${service}${more}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.days.flatMap((day: { intervals: FreeInterval[] }) => day.intervals)
}

export function hold(caller: Caller, start: number, more: Record<string, unknown> = {}): Promise<Reply> {
  return caller.post('/api/bookings', {
    commandId: newCommandId(),
    bookingId: newBookingId(),
    services: [{ serviceId: 'repeat-certificate', count: 1 }],
    start,
    resourceId: null,
    language: 'ru',
    ...more,
  })
}

/** Holds and confirms; the booking. */
export async function book(
  caller: Caller,
  start: number,
  visitor: { name: string | null; phone: string | null } | null = null,
  more: Record<string, unknown> = {},
): Promise<Reply['body']> {
  const held = await hold(caller, start, more)
  expect(held.status, JSON.stringify(held.body)).toBe(200)
  const confirmed = await caller.post(`/api/bookings/${held.body.bookingId}/confirm`, {
    commandId: newCommandId(),
    ...(visitor === null ? {} : { visitor }),
  })
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200)
  return confirmed.body
}
