/**
 * Lists and names that screens need at run time, apart from the schemas made of
 * them, so that a screen does not carry the validation library.
 */

/** Languages that exist so far; a new one is a new file of texts in each screen. */
export const languages = ['ru', 'tt', 'en', 'kk'] as const

/** What came of a visit at the desk, in an office that has no list of its own (`Office.outcomes`). */
export const outcomes = ['done', 'documents-missing', 'advice', 'refused'] as const

/** Why a desk is paused. */
export const pauseReasons = ['break', 'lunch', 'documents', 'technical'] as const

/** Where a leg stands that waits anew: at the place of the visit's own beginning, or as one who has just come. */
export const newPlaces = ['keep', 'end'] as const

/** Longest free note for a colleague, characters. */
export const noteLength = 120

/** Longest planned list of further services of one visit. */
export const plannedMost = 8

/** State-changing requests of a browser carry this header; a foreign page cannot add it. */
export const csrfHeader = 'x-chered'

/** Channels through which an interval can be booked. */
export const bookingChannels = ['portal', 'contactCentre', 'kiosk', 'reception'] as const

/** Where a booking is in its life. */
export const bookingStates = [
  'held',
  'booked',
  'needs-relocation',
  'checked-in',
  'served',
  'no-show',
  'not-served',
  'cancelled',
  'hold-expired',
] as const

/** Why a dated exception of the schedule stands. */
export const exceptionReasons = ['leave', 'training', 'duty', 'closed', 'other'] as const

/** Why a specialist is away; words for the office, never a diagnosis. */
export const absenceReasons = ['sick', 'not-come', 'called-away', 'other'] as const

/** The text of the QR on a confirmation: this and the six digits. A reader may also send the digits alone. */
export const checkInScheme = 'chered:'
