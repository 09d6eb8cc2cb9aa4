import type { DayDate } from '@chered/protocol/ids'
import type { Refusal } from '../day/decide.ts'
import type { OfficeRules } from '../office/office-rules.ts'
import { localTime, shortDate } from '../time.ts'
import type { Booking } from './booking.ts'

/** What a booked visitor finds who comes now. Moments in ms. */
export type CheckInDoor =
  | { readonly state: 'open'; readonly late: boolean }
  | {
      readonly state: 'closed'
      readonly why: 'too-early' | 'other-day' | 'done' | 'needs-relocation' | 'over'
      readonly opensAt: number | null
      readonly refusal: Refusal
    }

/**
 * Whether a booking can be checked in at a moment. The door opens
 * `earlyCheckInMinutes` before the booked time and stays open until the day
 * ends; past `lateToleranceMinutes` the visitor is late and joins by the
 * office's rule. Another date, another state: closed, with the helpful reason.
 */
export function checkInDoor(
  booking: Booking,
  now: { readonly at: number; readonly today: DayDate; readonly rules: OfficeRules },
): CheckInDoor {
  const { settings, timeZone } = now.rules.office
  const { start, date } = booking.interval
  const opensAt = start - settings.earlyCheckInMinutes * 60_000
  const closed = (why: Extract<CheckInDoor, { state: 'closed' }>['why'], refusal: Refusal): CheckInDoor => ({
    state: 'closed',
    why,
    opensAt: why === 'too-early' ? opensAt : null,
    refusal,
  })
  switch (booking.now.state) {
    case 'checked-in':
    case 'served':
    case 'not-served':
      return closed('done', { code: 'already-checked-in' })
    case 'needs-relocation':
      return closed('needs-relocation', { code: 'needs-relocation' })
    case 'held':
    case 'no-show':
    case 'cancelled':
    case 'hold-expired':
      return closed('over', { code: 'wrong-state', params: { state: booking.now.state } })
    case 'booked':
      break
  }
  if (date !== now.today) {
    return closed('other-day', { code: 'other-day', params: { date: shortDate(start, timeZone) } })
  }
  if (now.at < opensAt) {
    return closed('too-early', { code: 'too-early', params: { time: localTime(opensAt, timeZone) } })
  }
  return { state: 'open', late: now.at > start + settings.lateToleranceMinutes * 60_000 }
}
