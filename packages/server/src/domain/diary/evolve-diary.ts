import type { BookingId } from '@chered/protocol/ids'
import type { Booking, BookingState } from './booking.ts'
import { bookingOfCode, type Diary, withBooking } from './diary.ts'
import type { DiaryEvent, DiaryRecorded } from './events.ts'

/**
 * The diary after an event. Pure, and total over what `decideDiary` can give:
 * an event that does not fit is a broken record, and throws with its number.
 */
export function evolveDiary(diary: Diary, { seq, at, event }: DiaryRecorded): Diary {
  const broken = (why: string) => new Error(`diary: event ${seq} ${event.type} ${why}`)
  if (seq !== diary.seq + 1) throw broken(`does not follow ${diary.seq}`)
  if (at < diary.lastAt) throw broken('is earlier than the one before it')
  const next: Diary = { ...diary, seq, lastAt: at }
  if (event.type === 'IntervalHeld') return hold(next, at, event, broken)
  const booking = bookingOf(next, event.bookingId, broken)
  const from = (...states: BookingState['state'][]): void => {
    const { state } = booking.now
    if (!states.includes(state)) throw broken(`finds booking ${booking.bookingId} ${state}`)
  }
  const become = (now: BookingState, more: Partial<Booking> = {}): Diary =>
    withBooking(next, { ...booking, ...more, now, version: booking.version + 1 })
  switch (event.type) {
    case 'BookingConfirmed':
      from('held')
      return become({ state: 'booked' }, { applicationNumber: event.applicationNumber })
    case 'BookingCancelled':
      from('held', 'booked', 'needs-relocation')
      return become({ state: 'cancelled', at })
    case 'HoldExpired':
      from('held')
      return become({ state: 'hold-expired', at })
    case 'BookingMoved': {
      from('held', 'booked', 'needs-relocation')
      // A hold stays a hold wherever it goes; whoever had no place has one again.
      return become(booking.now.state === 'held' ? booking.now : { state: 'booked' }, { interval: event.to })
    }
    case 'BookingDisplaced':
      from('booked')
      return become({ state: 'needs-relocation', since: at, cause: event.cause })
    case 'BookingRestored':
      from('needs-relocation')
      return become({ state: 'booked' })
    case 'BookingCheckedIn':
      from('booked')
      return become({ state: 'checked-in', visitId: event.visitId, at })
    case 'BookingEnded':
      return become(ended(booking, event.outcome, at, broken))
  }
}

type Broken = (why: string) => Error

function bookingOf(diary: Diary, id: BookingId, broken: Broken): Booking {
  const booking = diary.bookings.get(id)
  if (!booking) throw broken(`names no booking ${id}`)
  return booking
}

function hold(
  diary: Diary,
  at: number,
  event: Extract<DiaryEvent, { type: 'IntervalHeld' }>,
  broken: Broken,
): Diary {
  const { bookingId, channel, services, interval, asked, language, code, until } = event
  if (diary.bookings.has(bookingId)) throw broken(`holds for booking ${bookingId} twice`)
  if (code !== null && bookingOfCode(diary, code, at) !== null)
    throw broken('gives a code that another booking has')
  return withBooking(diary, {
    bookingId,
    version: 1,
    channel,
    services,
    interval,
    asked,
    language,
    code,
    applicationNumber: null,
    createdAt: at,
    now: { state: 'held', until },
  })
}

function ended(
  { bookingId, now }: Booking,
  outcome: Extract<DiaryEvent, { type: 'BookingEnded' }>['outcome'],
  at: number,
  broken: Broken,
): BookingState {
  if (now.state === 'checked-in') {
    return outcome === 'cancelled' ? { state: outcome, at } : { state: outcome, visitId: now.visitId, at }
  }
  if ((now.state === 'booked' || now.state === 'needs-relocation') && outcome === 'no-show') {
    return { state: 'no-show', visitId: null, at }
  }
  throw broken(`ends booking ${bookingId} that is ${now.state} as ${outcome}`)
}
