import type { Booking, Bookings } from '@chered/protocol/booking'
import { useView } from '@chered/ui/live'
import { useEffect } from 'react'
import { create } from 'zustand'
import { useReading } from './use-reading.ts'

/** Bookings without a place, the earliest first; null until they have been read. */
export const useRelocations = create<{ readonly list: readonly Booking[] | null }>(() => ({ list: null }))

/** Rings when any booking has changed. */
export function useBookingBell(): number {
  return useView('bookings', undefined)?.body.revision ?? 0
}

/** Keeps the list of bookings without a place for whoever shows it or its count. */
export function RelocationWatch() {
  const answer = useReading<Bookings>('/api/bookings?state=needs-relocation', useBookingBell())
  useEffect(() => {
    if (answer?.ok) {
      useRelocations.setState({ list: answer.value.bookings.toSorted((a, b) => a.start - b.start) })
    }
  }, [answer])
  return null
}
