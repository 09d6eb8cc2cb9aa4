import type { BookingId, ResourceId, ServiceId, StaffId } from '@chered/protocol/ids'
import type { AbsenceProposal, Reassignment } from '@chered/protocol/schedule'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bestPlaceAt,
  type ChosenPlaces,
  carriedOver,
  loadWith,
  placeKey,
  proposedPlaces,
  takenBy,
  timeOf,
} from './chosen-places.ts'

type Affected = AbsenceProposal['bookings'][number]
const minute = 60_000
const colleagues = ['anna', 'boris', 'vera'].map((id) => id as ResourceId)

const affected = fc
  .array(fc.record({ slot: fc.nat(11), length: fc.integer({ min: 1, max: 2 }) }), { maxLength: 6 })
  .chain((visits) =>
    fc.tuple(
      ...visits.map(({ slot, length }, n) =>
        fc
          .uniqueArray(
            fc.record({
              resourceId: fc.constantFrom(...colleagues),
              shift: fc.constantFrom(-30, -10, 0, 10, 20),
            }),
            { maxLength: 6, selector: ({ resourceId, shift }) => `${resourceId} ${shift}` },
          )
          .map((places): Affected => {
            const start = slot * 10 * minute
            const options: Reassignment[] = places.map(({ resourceId, shift }) =>
              shift === 0
                ? { kind: 'same-time', resourceId }
                : { kind: 'moved', resourceId, start: start + shift * minute },
            )
            return {
              bookingId: `booking-${n}` as BookingId,
              start,
              end: start + length * 10 * minute,
              serviceIds: ['copy' as ServiceId],
              visitorName: null,
              proposal: { kind: 'needs-relocation' },
              options: [...options, { kind: 'needs-relocation' }],
            }
          }),
      ),
    ),
  )

/** What dragging does: whom, and onto whom. */
const drags = fc.array(fc.tuple(fc.nat(5), fc.constantFrom(...colleagues)), { maxLength: 12 })

function dragged(bookings: readonly Affected[], moves: readonly (readonly [number, ResourceId])[]) {
  const proposal = { bookings: [...bookings] }
  let chosen: ChosenPlaces = proposedPlaces(proposal)
  for (const [n, resourceId] of moves) {
    const booking = bookings[n]
    const place = booking && bestPlaceAt(proposal, chosen, booking, resourceId)
    if (booking && place) chosen = new Map(chosen).set(booking.bookingId, place)
  }
  return { proposal, chosen }
}

describe('places chosen by hand', () => {
  it('never share a colleague’s time, and are always among the options', () => {
    fc.assert(
      fc.property(affected, drags, (bookings, moves) => {
        const { proposal, chosen } = dragged(bookings, moves)
        expect(chosen.size).toBe(bookings.length)
        for (const booking of bookings) {
          const place = chosen.get(booking.bookingId)
          if (!place) throw new Error('nobody is left out')
          expect(booking.options.map(placeKey)).toContain(placeKey(place))
          expect(takenBy(proposal, chosen, booking, place)).toBeNull()
        }
      }),
    )
  })

  it('outlive a fresh proposal as far as they are still open there, and never share time in it', () => {
    fc.assert(
      fc.property(affected, drags, fc.nat(3), (bookings, moves, gone) => {
        const { proposal, chosen } = dragged(bookings, moves)
        const fresh = {
          bookings: bookings
            .slice(gone > 2 ? 1 : 0)
            .map((b) => ({ ...b, options: b.options.filter((_, n) => n !== gone) })),
        }
        const kept = carriedOver(proposal, chosen, fresh)
        expect([...kept.keys()]).toEqual(fresh.bookings.map((b) => b.bookingId))
        for (const booking of fresh.bookings) {
          const place = kept.get(booking.bookingId)
          if (!place) throw new Error('nobody is left out')
          expect(takenBy(fresh, kept, booking, place)).toBeNull()
          const wish = chosen.get(booking.bookingId)
          const open = wish && booking.options.some((o) => placeKey(o) === placeKey(wish))
          if (open) expect(placeKey(place)).toBe(placeKey(wish))
        }
      }),
    )
  })

  it('the load of a colleague is always what was booked and the minutes of whoever comes', () => {
    fc.assert(
      fc.property(affected, drags, (bookings, moves) => {
        const { proposal, chosen } = dragged(bookings, moves)
        const load = colleagues.map((id) => ({
          staffId: id as string as StaffId,
          before: 40,
          after: 0,
        }))
        const gained = loadWith({ ...proposal, load }, chosen).reduce((sum, l) => sum + l.after - l.before, 0)
        const placed = bookings.filter((b) => timeOf(b, chosen.get(b.bookingId) ?? b.proposal) !== null)
        expect(gained).toBe(placed.reduce((sum, b) => sum + (b.end - b.start) / minute, 0))
      }),
    )
  })
})
