import { DayDate } from '@chered/protocol/ids'
import type { Booking } from './booking.ts'
import { codeLivesMs, type Diary, emptyDiary, withBooking } from './diary.ts'

const dayMs = 86_400_000

/** The diary that a store kept as rows: the same, in canonical form, as all events give that led to them. */
export function restoreDiary(bookings: Iterable<Booking>, seq: number, lastAt: number): Diary {
  let diary: Diary = { ...emptyDiary(), seq, lastAt }
  for (const booking of bookings) diary = withBooking(diary, booking)
  return diary
}

/** The first date that a diary keeps at a moment: yesterday's, wherever on earth the office is. */
export function keptSince(at: number): DayDate {
  return DayDate.parse(new Date(Math.max(0, at - 2 * dayMs)).toISOString().slice(0, 10))
}

/** Whether a booking has not come to an end, so that it is kept whatever its date. */
function isOpenEnded({ now: { state } }: Booking): boolean {
  return state === 'held' || state === 'booked' || state === 'needs-relocation' || state === 'checked-in'
}

/**
 * The diary without what is past and without codes that open nothing any more.
 * The store forgets the same when it is read and when retention has run; a
 * program that runs for months calls this when a day begins.
 */
export function forgetPast(diary: Diary, at: number): Diary {
  const since = keptSince(at)
  const bookings = [...diary.bookings.values()]
    .filter((booking) => booking.interval.date >= since || isOpenEnded(booking))
    .map((booking) => (booking.interval.end + codeLivesMs > at ? booking : { ...booking, code: null }))
  return restoreDiary(bookings, diary.seq, diary.lastAt)
}
