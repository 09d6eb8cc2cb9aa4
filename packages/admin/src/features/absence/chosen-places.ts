import type { BookingId, ResourceId, StaffId } from '@chered/protocol/ids'
import type { AbsenceProposal, Reassignment } from '@chered/protocol/schedule'

type Affected = AbsenceProposal['bookings'][number]

/** Where each affected visitor goes, as proposed and then adjusted. */
export type ChosenPlaces = ReadonlyMap<BookingId, Reassignment>

export function proposedPlaces({ bookings }: Pick<AbsenceProposal, 'bookings'>): ChosenPlaces {
  return new Map(bookings.map(({ bookingId, proposal }) => [bookingId, proposal]))
}

/** The same place has the same key; as value of a list. */
export function placeKey(place: Reassignment): string {
  switch (place.kind) {
    case 'same-time':
      return `${place.resourceId} same-time`
    case 'moved':
      return `${place.resourceId} ${place.start}`
    case 'needs-relocation':
      return 'needs-relocation'
  }
}

/** Whose time a place takes and which; null where it takes none. */
export function timeOf(booking: Pick<Affected, 'start' | 'end'>, place: Reassignment) {
  if (place.kind === 'needs-relocation') return null
  const start = place.kind === 'moved' ? place.start : booking.start
  return { resourceId: place.resourceId, start, end: start + booking.end - booking.start }
}

/** Another affected visitor who has some of that time in this plan; null when it is free. */
export function takenBy(
  { bookings }: Pick<AbsenceProposal, 'bookings'>,
  chosen: ChosenPlaces,
  booking: Affected,
  place: Reassignment,
): Affected | null {
  const wanted = timeOf(booking, place)
  if (wanted === null) return null
  const other = bookings.find((each) => {
    if (each.bookingId === booking.bookingId) return false
    const taken = timeOf(each, chosen.get(each.bookingId) ?? each.proposal)
    return (
      taken !== null &&
      taken.resourceId === wanted.resourceId &&
      taken.start < wanted.end &&
      wanted.start < taken.end
    )
  })
  return other ?? null
}

/** The best place for a visitor at one colleague that nobody of this plan has; null when there is none. */
export function bestPlaceAt(
  proposal: Pick<AbsenceProposal, 'bookings'>,
  chosen: ChosenPlaces,
  booking: Affected,
  resourceId: ResourceId,
): Reassignment | null {
  const found = booking.options.find(
    (place) =>
      place.kind !== 'needs-relocation' &&
      place.resourceId === resourceId &&
      takenBy(proposal, chosen, booking, place) === null,
  )
  return found ?? null
}

/**
 * Choices carried over to a fresh proposal: whatever was chosen by hand and is
 * still open there, one after the other, so that no two have the same time.
 */
export function carriedOver(
  before: Pick<AbsenceProposal, 'bookings'>,
  chosen: ChosenPlaces,
  fresh: Pick<AbsenceProposal, 'bookings'>,
): ChosenPlaces {
  let places = proposedPlaces(fresh)
  for (const booking of fresh.bookings) {
    const old = before.bookings.find(({ bookingId }) => bookingId === booking.bookingId)
    const wish = chosen.get(booking.bookingId)
    if (!old || !wish || placeKey(wish) === placeKey(old.proposal)) continue
    const open = booking.options.find((place) => placeKey(place) === placeKey(wish))
    if (!open || takenBy(fresh, places, booking, open) !== null) continue
    places = new Map(places).set(booking.bookingId, open)
  }
  return places
}

/** Minutes booked for each colleague, before and with what is chosen. */
export function loadWith(
  { bookings, load }: Pick<AbsenceProposal, 'bookings' | 'load'>,
  chosen: ChosenPlaces,
): readonly { readonly staffId: StaffId; readonly before: number; readonly after: number }[] {
  return load.map(({ staffId, before }) => {
    const gained = bookings.reduce((sum, booking) => {
      const place = chosen.get(booking.bookingId) ?? booking.proposal
      const here = place.kind !== 'needs-relocation' && (place.resourceId as string) === staffId
      return here ? sum + (booking.end - booking.start) / 60_000 : sum
    }, 0)
    return { staffId, before, after: before + Math.round(gained) }
  })
}

export interface PlaceCounts {
  readonly sameTime: number
  readonly moved: number
  readonly relocation: number
}

export function countPlaces(chosen: ChosenPlaces): PlaceCounts {
  const kinds = [...chosen.values()].map(({ kind }) => kind)
  const count = (kind: Reassignment['kind']) => kinds.filter((each) => each === kind).length
  return { sameTime: count('same-time'), moved: count('moved'), relocation: count('needs-relocation') }
}
