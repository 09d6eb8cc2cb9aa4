import type { Role } from '@chered/protocol/staff'
import { create } from 'zustand'

/**
 * What the operator application can open: a desk, the hall as reception sees it,
 * a new booking, a day's bookings, those without a place, what somebody has done.
 */
export type Area = 'desk' | 'hall' | 'book' | 'day' | 'relocation' | 'results'

const bookings: readonly Area[] = ['book', 'day', 'relocation']
const areasOfRole: Readonly<Record<Role, readonly Area[]>> = {
  specialist: ['desk', 'results'],
  reception: ['hall', ...bookings, 'results'],
  contactCentre: bookings,
  administrator: ['hall', ...bookings, 'results'],
  // The head reads what is booked; booking is for those who speak with visitors.
  head: ['day', 'relocation', 'results'],
  eServices: [],
}
const order: readonly Area[] = ['desk', 'hall', ...bookings, 'results']

/** Roles that open the application. */
export const operatorRoles = ['specialist', 'reception', 'contactCentre', 'administrator', 'head'] as const

/** What a person with these roles can open, in the order of the top bar; the first opens by itself. */
export function areasOf(roles: readonly Role[]): Area[] {
  return order.filter((area) => roles.some((role) => areasOfRole[role].includes(area)))
}

/** The key of an area; a desk has keys of its own for its visitors. */
export const keyOfArea: Readonly<Partial<Record<Area, string>>> = {
  book: 'F2',
  day: 'F4',
  relocation: 'F8',
  hall: 'F9',
}
/** The key that goes to the search field. */
export const searchKey = 'F3'

/** The area on the screen; null leaves it to the roles. */
export const useArea = create<{ readonly area: Area | null }>(() => ({ area: null }))

export function openArea(area: Area): void {
  useArea.setState({ area })
}
