import { useSession } from '@chered/ui/staff/session'
import { useEffect } from 'react'
import { beginBooking, closeCard } from '../booking/booking-desk.ts'
import { type Area, keyOfArea, openArea, searchKey } from './areas.ts'

/** Where a key of the application may put the cursor. */
export const searchFieldId = 'booking-search'

/** F2 a new booking, F3 the search field, F4 the day, F8 those without a place, F9 the hall. */
export function useAreaKeys(areas: readonly Area[]): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.repeat) return
      if (useSession.getState().state !== 'signed-in') return
      if (event.key === searchKey) {
        event.preventDefault()
        document.getElementById(searchFieldId)?.focus()
        return
      }
      const area = areas.find((each) => keyOfArea[each] === event.key)
      if (area === undefined) return
      event.preventDefault()
      if (area === 'book') return beginBooking()
      closeCard()
      openArea(area)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [areas])
}
