import type { BookingId, CheckInCode, DayDate, ResourceId, VisitId } from '@chered/protocol/ids'
import type { Booking, BookingState, DisplacedCause } from '../domain/diary/booking.ts'

/** A row of the table `booking`, with what `booking_reference` still has of it. */
export interface BookingRow {
  readonly id: BookingId
  readonly version: number
  readonly channel: Booking['channel']
  readonly services: string
  readonly resource: ResourceId
  readonly date: DayDate
  readonly start_at: number
  readonly end_at: number
  readonly asked_start: number
  readonly asked_resource: ResourceId | null
  readonly language: Booking['language']
  readonly created_at: number
  readonly state: BookingState['state']
  readonly moment: number | null
  readonly cause: DisplacedCause | null
  readonly visit: VisitId | null
  readonly code: CheckInCode | null
  readonly application: string | null
}

const names = [
  'id',
  'version',
  'channel',
  'services',
  'resource',
  'date',
  'start_at',
  'end_at',
  'asked_start',
  'asked_resource',
  'language',
  'created_at',
  'state',
  'moment',
  'cause',
  'visit',
] as const

export const bookingColumns = {
  names,
  joined: `${names.join(', ')}, code, coalesce(application_number, application_tail) AS application`,
}

export function rowOf(booking: Booking): Omit<BookingRow, 'code' | 'application'> {
  const { interval, asked, now } = booking
  return {
    id: booking.bookingId,
    version: booking.version,
    channel: booking.channel,
    services: JSON.stringify(booking.services),
    resource: interval.resourceId,
    date: interval.date,
    start_at: interval.start,
    end_at: interval.end,
    asked_start: asked.start,
    asked_resource: asked.resourceId,
    language: booking.language,
    created_at: booking.createdAt,
    state: now.state,
    moment: momentOf(now),
    cause: now.state === 'needs-relocation' ? now.cause : null,
    visit: 'visitId' in now ? now.visitId : null,
  }
}

function momentOf(now: BookingState): number | null {
  switch (now.state) {
    case 'held':
      return now.until
    case 'booked':
      return null
    case 'needs-relocation':
      return now.since
    case 'checked-in':
    case 'served':
    case 'no-show':
    case 'not-served':
    case 'cancelled':
    case 'hold-expired':
      return now.at
  }
}

export function bookingOf(row: BookingRow): Booking {
  return {
    bookingId: row.id,
    version: row.version,
    channel: row.channel,
    services: JSON.parse(row.services),
    interval: { resourceId: row.resource, date: row.date, start: row.start_at, end: row.end_at },
    asked: { start: row.asked_start, resourceId: row.asked_resource },
    language: row.language,
    code: row.code,
    applicationNumber: row.application,
    createdAt: row.created_at,
    now: stateOf(row),
  }
}

function stateOf({ id, state, moment, cause, visit }: BookingRow): BookingState {
  const needed = <T>(value: T | null): T => {
    if (value === null) throw new Error(`row of booking ${id}: something is missing for ${state}`)
    return value
  }
  switch (state) {
    case 'held':
      return { state, until: needed(moment) }
    case 'booked':
      return { state }
    case 'needs-relocation':
      return { state, since: needed(moment), cause: needed(cause) }
    case 'checked-in':
    case 'served':
    case 'not-served':
      return { state, visitId: needed(visit), at: needed(moment) }
    case 'no-show':
      return { state, visitId: visit, at: needed(moment) }
    case 'cancelled':
    case 'hold-expired':
      return { state, at: needed(moment) }
  }
}
