import type { Booking } from '@chered/protocol/booking'

/** One thing that happened to a booking: the moment where it is known, and what. */
export interface CourseStep {
  readonly at: number | null
  readonly what: 'made' | 'lost-schedule' | 'lost-absence' | Booking['state']
}

/** The course of a booking as far as it says it itself: when and through which channel it was made, when its time was lost, how it stands. */
export function knownCourse(booking: Booking): CourseStep[] {
  const { relocation, state } = booking
  const steps: CourseStep[] = [{ at: booking.createdAt, what: 'made' }]
  if (relocation) steps.push({ at: relocation.since, what: `lost-${relocation.cause}` })
  if (state !== 'booked' && state !== 'held' && state !== 'needs-relocation')
    steps.push({ at: null, what: state })
  return steps
}
