import type { DayDate } from '@chered/protocol/ids'
import { describe, expect, it } from 'vitest'
import { type BookingsAddress, bookingsLink, parseBookingsLink } from './bookings-address.ts'

describe('the address of a list of bookings', () => {
  it('comes back from its own link', () => {
    const addresses: readonly BookingsAddress[] = [
      { tab: 'relocation' },
      { tab: 'absences' },
      { tab: 'absent' },
      { tab: 'day', date: null, resourceId: null, state: null },
      { tab: 'day', date: null, resourceId: 'specialist-2', state: null },
      { tab: 'day', date: '2026-11-24' as DayDate, resourceId: 'a b&c', state: 'no-show' },
    ]
    for (const address of addresses) expect(parseBookingsLink(bookingsLink(address))).toEqual(address)
  })

  it('leaves out what cannot be read', () => {
    const today = { tab: 'day', date: null, resourceId: null, state: null }
    for (const link of ['', '#/bookings', '#/bookings/nothing', '#/bookings/day/today/?state=lost']) {
      expect(parseBookingsLink(link), link).toEqual(today)
    }
  })
})
