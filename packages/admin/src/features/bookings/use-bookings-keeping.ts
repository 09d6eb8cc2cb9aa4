import type { Session } from '@chered/protocol/staff'
import { useLive, useView } from '@chered/ui/live'
import { useEffect } from 'react'
import { forgetAbsences, loadAbsences } from '../absence/absence-store.ts'
import { forgetBookings, loadRelocations } from './bookings-store.ts'

/** A call ends the time in which an absence can be undone, and rings no bell of the bookings. */
const EVERY_MS = 5000

/** Rings when any booking has changed. */
export function useBookingBell(): number {
  return useView('bookings', undefined)?.body.revision ?? 0
}

/** Keeps the count of those without a place, and the absences, known in whatever section the person is. */
export function useBookingsKeeping(session: Session): void {
  const online = useLive((s) => s.link !== 'lost')
  const bell = useBookingBell()
  const { staffId } = session
  useEffect(() => {
    if (!staffId) return
    return () => {
      forgetBookings()
      forgetAbsences()
    }
  }, [staffId])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bell is the reason to read again
  useEffect(() => {
    if (!online) return
    void loadRelocations()
    void loadAbsences()
    const timer = setInterval(() => void loadAbsences(), EVERY_MS)
    return () => clearInterval(timer)
  }, [online, bell])
}
