import type { BookingId, CheckInCode } from '@chered/protocol/ids'
import type { Booking } from '../domain/diary/booking.ts'
import { type Diary, emptyDiary } from '../domain/diary/diary.ts'
import type { DiaryEvent } from '../domain/diary/events.ts'
import { evolveDiary } from '../domain/diary/evolve-diary.ts'
import type { BookingTable } from '../store/booking-table.ts'
import { resourceId } from './example-plans.ts'
import { dateOf } from './plain-diary.ts'

export const bookingId = (id: string) => id as BookingId

/** Writes facts straight into a table, for specs of what is kept and found. */
export class BookedPeople {
  diary: Diary = emptyDiary()
  readonly #table: BookingTable

  constructor(table: BookingTable) {
    this.#table = table
  }

  note(at: number, ...events: readonly DiaryEvent[]): Booking {
    let booking: Booking | undefined
    for (const event of events) {
      const recorded = { seq: this.diary.seq + 1, at, event }
      this.diary = evolveDiary(this.diary, recorded)
      booking = this.diary.bookings.get(event.bookingId)
      if (!booking) throw new Error(`${event.type} left no booking`)
      this.#table.project(recorded, booking, 'device:kiosk-1')
    }
    if (!booking) throw new Error('no event')
    return booking
  }

  /** A confirmed visit of ten minutes; each resource is somebody's own, so that all can come at once. */
  book(
    name: string,
    at: number,
    visit: { readonly start: number; readonly code: string; readonly number?: string },
  ): Booking {
    const id = bookingId(name)
    const { start } = visit
    const resource = resourceId(`resource-${name}`)
    return this.note(
      at,
      {
        type: 'IntervalHeld',
        bookingId: id,
        channel: 'kiosk',
        services: [{ serviceId: 'copy' as never, count: 1 }],
        interval: { resourceId: resource, date: dateOf(start), start, end: start + 600_000 },
        asked: { start, resourceId: null },
        language: 'ru',
        code: visit.code as CheckInCode,
        until: at + 60_000,
      },
      { type: 'BookingConfirmed', bookingId: id, applicationNumber: visit.number ?? null },
    )
  }
}
