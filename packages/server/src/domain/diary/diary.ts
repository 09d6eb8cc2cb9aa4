import type { BookingId, CheckInCode, ResourceId } from '@chered/protocol/ids'
import { Map as PMap } from 'immutable'
import { type Booking, occupies, overlap } from './booking.ts'

/**
 * All bookings that still matter: from yesterday on, and whatever has not come
 * to an end. Persistent all through, like the day, so that a turn that could
 * not be written is undone by forgetting it.
 */
export interface Diary {
  /** Number of the last event; 0 before the first. */
  readonly seq: number
  readonly lastAt: number
  readonly bookings: PMap<BookingId, Booking>
  /** Bookings that occupy time, by resource and date (`busyKey`), each by its start. */
  readonly busy: PMap<string, PMap<number, Booking>>
  /** Codes that somebody was or may be told, and that nobody else may get. */
  readonly codes: PMap<CheckInCode, BookingId>
  /** Holds by the moment at which they end (several may share one). */
  readonly holds: PMap<BookingId, number>
}

export function emptyDiary(): Diary {
  return { seq: 0, lastAt: 0, bookings: PMap(), busy: PMap(), codes: PMap(), holds: PMap() }
}

export function busyKey(resourceId: ResourceId, date: string): string {
  return `${date} ${resourceId}`
}

/** How long a check-in code lives after its interval (152-FZ, kept no longer than the purpose needs). */
export const codeLivesMs = 86_400_000

/**
 * The diary with a booking as it is now, in all its indexes. Throws when the
 * time it would occupy is another's: whatever the decision thought, a moment
 * of a resource is never given twice.
 */
export function withBooking(diary: Diary, booking: Booking): Diary {
  const before = diary.bookings.get(booking.bookingId)
  const { bookingId, interval, code } = booking
  let { busy, codes, holds } = diary
  if (before && occupies(before)) busy = leave(busy, before)
  if (occupies(booking)) {
    const key = busyKey(interval.resourceId, interval.date)
    const taken = busy.get(key) ?? PMap<number, Booking>()
    for (const other of taken.values()) {
      if (!overlap(other.interval, interval)) continue
      throw new Error(
        `diary: booking ${bookingId} would share time with ${other.bookingId} at ${interval.resourceId}`,
      )
    }
    busy = busy.set(key, taken.set(interval.start, booking))
  }
  if (code !== null && !opensLater(diary, code, booking)) codes = codes.set(code, bookingId)
  holds = booking.now.state === 'held' ? holds.set(bookingId, booking.now.until) : holds.delete(bookingId)
  return { ...diary, bookings: diary.bookings.set(bookingId, booking), busy, codes, holds }
}

/** A code can be given again a day after its interval; then it is the later visit's. */
function opensLater(diary: Diary, code: CheckInCode, { bookingId, interval }: Booking): boolean {
  const holder = diary.bookings.get(diary.codes.get(code) ?? bookingId)
  return holder !== undefined && holder.bookingId !== bookingId && holder.interval.end > interval.end
}

function leave(busy: Diary['busy'], { interval }: Booking): Diary['busy'] {
  const key = busyKey(interval.resourceId, interval.date)
  const left = busy.get(key)?.delete(interval.start)
  return left === undefined || left.size === 0 ? busy.delete(key) : busy.set(key, left)
}

/** The booking of a code that still opens a door; null when nobody has it or a day has passed since the interval. */
export function bookingOfCode(diary: Diary, code: CheckInCode, at: number): Booking | null {
  const id = diary.codes.get(code)
  const booking = id === undefined ? undefined : diary.bookings.get(id)
  return booking && booking.interval.end + codeLivesMs > at ? booking : null
}

/** The same state as text with sorted keys: two diaries are the same when this is. */
export function canonicalDiary(diary: Diary): string {
  return JSON.stringify(diary, (_key, value) => {
    const plain = PMap.isMap(value) ? value.toObject() : value
    if (plain === null || typeof plain !== 'object' || Array.isArray(plain)) return plain
    return Object.fromEntries(Object.entries(plain).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
