import type { DeskId, StaffId } from '@chered/protocol/ids'
import type { DayEvent, Recorded } from '../domain/day/events.ts'

/** One person's day at windows, as somebody would add it up from the printed journal. */
export interface DeskTimes {
  open: number
  paused: number
  held: number
  arrivals: number
  arrival: number
  readonly breaks: Record<string, { count: number; ms: number }>
}

interface Seat {
  readonly staff: StaffId
  since: number
  pause: string | null
  /** Since when somebody has been on the way. */
  called: number | null
}

/** Told from the events alone; shares no code with the day. A day that goes on is reckoned until `now`. */
export function deskTimes(journal: readonly Recorded[], now: number): Map<StaffId, DeskTimes> {
  const people = new Map<StaffId, DeskTimes>()
  const seats = new Map<DeskId, Seat>()
  const of = (staff: StaffId): DeskTimes => {
    const known = people.get(staff) ?? { open: 0, paused: 0, held: 0, arrivals: 0, arrival: 0, breaks: {} }
    people.set(staff, known)
    return known
  }
  const settle = (seat: Seat, at: number) => {
    const times = of(seat.staff)
    const ms = at - seat.since
    if (seat.pause === null) times.open += ms
    else {
      times.paused += ms
      const sum = times.breaks[seat.pause] ?? { count: 0, ms: 0 }
      times.breaks[seat.pause] = { count: sum.count + 1, ms: sum.ms + ms }
    }
    seat.since = at
  }
  const happen = (event: DayEvent, at: number) => {
    const seat = 'deskId' in event ? seats.get(event.deskId) : undefined
    switch (event.type) {
      case 'DeskOpened':
        seats.set(event.deskId, { staff: event.staffId, since: at, pause: null, called: null })
        of(event.staffId)
        return
      case 'DeskPaused':
      case 'DeskResumed':
        if (seat) settle(seat, at)
        if (seat) seat.pause = event.type === 'DeskPaused' ? event.reason : null
        return
      case 'DeskClosed':
        if (seat) settle(seat, at)
        seats.delete(event.deskId)
        return
      case 'VisitorCalled':
        if (seat) seat.called = at
        return
      case 'ServiceStarted': {
        if (!seat) return
        const times = of(seat.staff)
        times.arrivals++
        times.arrival += at - (seat.called ?? at)
        return
      }
      case 'VisitorHeld':
        if (seat) of(seat.staff).held++
        return
      case 'DayEnded':
        for (const each of seats.values()) settle(each, at)
        seats.clear()
        return
      default:
        return
    }
  }
  for (const { at, event } of journal) happen(event, at)
  for (const seat of seats.values()) settle(seat, now)
  return people
}
