/**
 * Lists and names that screens need at run time, apart from the schemas made of
 * them, so that a screen does not carry the validation library.
 */

/** Languages that exist so far; a new one is a new file of texts in each screen. */
export const languages = ['ru', 'tt', 'en', 'kk'] as const

/** What came of a visit at the desk. */
export const outcomes = ['done', 'documents-missing', 'advice', 'refused'] as const

/** Why a desk is paused. */
export const pauseReasons = ['break', 'lunch', 'documents', 'technical'] as const

/** State-changing requests of a browser carry this header; a foreign page cannot add it. */
export const csrfHeader = 'x-chered'
