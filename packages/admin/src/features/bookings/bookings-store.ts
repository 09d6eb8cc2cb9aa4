import type { Booking, Bookings } from '@chered/protocol/booking'
import type { DayDate } from '@chered/protocol/ids'
import { staffRequest } from '@chered/ui/staff/session'
import { create } from 'zustand'
import type { Asked } from '../../store.ts'

interface BookingsState {
  /** Bookings without a place, the earliest first. */
  readonly relocations: Asked<readonly Booking[]>
  /** The day that was asked for last. */
  readonly day: Asked<readonly Booking[]> & { readonly date: DayDate | null }
}

const nothing = { value: null, refused: null }
const empty: BookingsState = { relocations: nothing, day: { ...nothing, date: null } }

/** What the section of bookings knows; read anew whenever the bell rings. */
export const useBookings = create<BookingsState>(() => empty)

export async function loadRelocations(): Promise<void> {
  const answer = await staffRequest<Bookings>('GET', '/api/bookings?state=needs-relocation')
  useBookings.setState(({ relocations }) => ({
    relocations: answer.ok
      ? { value: answer.value.bookings.toSorted((a, b) => a.start - b.start), refused: null }
      : { ...relocations, refused: answer },
  }))
}

let asked = 0

/** Reads a day; of answers that overtake each other the one that was asked for last stays. */
export async function loadDay(date: DayDate): Promise<void> {
  asked += 1
  const mine = asked
  const { day } = useBookings.getState()
  if (day.date !== date) useBookings.setState({ day: { ...nothing, date } })
  const answer = await staffRequest<Bookings>('GET', `/api/bookings?date=${date}`)
  if (mine !== asked) return
  useBookings.setState(({ day: known }) => ({
    day: answer.ok
      ? {
          value: answer.value.bookings.toSorted((a, b) => a.start - b.start || (a.time < b.time ? -1 : 1)),
          refused: null,
          date,
        }
      : { ...known, refused: answer },
  }))
}

/** Nothing of the former person's lists stays when somebody else signs in. */
export function forgetBookings(): void {
  useBookings.setState(empty, true)
}
