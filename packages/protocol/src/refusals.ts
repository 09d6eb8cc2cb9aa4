/**
 * Every "no" the server can say, with its HTTP status. Codes are a contract:
 * one is added here, never renamed and never reused. The text for a person is
 * in the locale files under `refusal.<code>`.
 */
export const refusals = {
  // the request
  'bad-request': 400,
  'not-signed-in': 401,
  'bad-credentials': 401,
  'account-locked': 423,
  'device-not-enrolled': 401,
  'not-permitted': 403,
  'cross-site': 403,
  'not-found': 404,
  'command-reused': 422,
  'command-withdrawn': 409,
  'too-many-requests': 429,
  // the day
  'service-unknown': 404,
  'service-closed': 409,
  'outside-hours': 409,
  'quota-exhausted': 409,
  'day-ended': 409,
  // the desk
  'desk-unknown': 404,
  'desk-closed': 409,
  'desk-paused': 409,
  'desk-busy': 409,
  'desk-taken': 409,
  'specialist-at-another-desk': 409,
  'nobody-waiting': 409,
  // the visit
  'ticket-not-found': 404,
  'wrong-state': 409,
  'not-in-front': 409,
  'too-soon': 409,
  'too-few-calls': 409,
  'not-competent': 409,
  'category-unknown': 404,
  'return-too-late': 409,
  'not-missed': 409,
  'outcome-unknown': 404,
  'hold-reason-unknown': 404,
  'note-unknown': 404,
  'out-of-turn-reason-needed': 409,
  'out-of-turn-reason-unknown': 404,
  'queue-unknown': 404,
  'specialist-away': 409,
  'same-desk': 409,
  'nothing-planned': 409,
  // the workplace
  'keys-clash': 422,
  // booked visits
  'booking-unknown': 404,
  'slot-taken': 409,
  'slot-in-past': 409,
  'slot-beyond-horizon': 409,
  'service-not-bookable': 409,
  'by-appointment-only': 409,
  'hold-expired': 410,
  'already-checked-in': 409,
  'too-early': 409,
  'other-day': 409,
  'needs-relocation': 409,
  'booking-changed': 409,
  // the schedule
  'schedule-version-unknown': 404,
  'schedule-changed': 409,
  'schedule-invalid': 422,
  'calendar-invalid': 422,
  'staff-unknown': 404,
  'absence-unknown': 404,
  'undo-too-late': 409,
  // the survey
  'survey-unknown': 404,
  'survey-not-draft': 409,
  'survey-has-errors': 422,
  'survey-date-past': 409,
  'changed-meanwhile': 409,
  // payments
  'payments-not-connected': 409,
  'payment-access-needed': 403,
  'uin-invalid': 422,
  'payment-search-invalid': 422,
  // incidents
  'incident-unknown': 404,
  'incident-state': 409,
  'fault-unknown': 404,
  // numbers given out without the server
  'emergency-number-unknown': 404,
  'emergency-numbers-exhausted': 409,
  // devices
  'device-unknown': 404,
  'pairing-unknown': 404,
  'pairing-code-wrong': 409,
  'printer-not-ready': 409,
  'print-job-unknown': 404,
  // the server itself
  'storage-full': 507,
  'storage-unavailable': 503,
  'shutting-down': 503,
  internal: 500,
} as const satisfies Record<string, number>

export type RefusalCode = keyof typeof refusals

/** Body of every answer that is a "no", `application/problem+json` (RFC 9457). */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: RefusalCode
  /** Facts that a text may need: the state a visit is in, seconds to wait, the field at fault. */
  readonly params?: Readonly<Record<string, string | number>>
}
