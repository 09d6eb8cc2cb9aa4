import type { CallReason, WaitBasis } from '@chered/protocol/reason'
import type { WaitingRow } from '@chered/protocol/views'
import { clockTime } from '@chered/ui/dates'
import type { TFunction } from 'i18next'

/** What a sentence about the call order needs besides the reason itself. */
export interface ReasonFacts {
  readonly t: TFunction
  readonly timeZone: string
  /** The moment of the call, or now for somebody who still waits, ms. */
  readonly at: number
}

function basisText(basis: WaitBasis, { t, timeZone }: Pick<ReasonFacts, 't' | 'timeZone'>): string {
  switch (basis.kind) {
    case 'walk-in':
      return t('basis.walk-in')
    case 'head-start':
      return t('basis.head-start', { minutes: basis.minutes })
    case 'absolute':
      return t('basis.absolute')
    case 'appointment':
      return t('basis.appointment', { start: clockTime(basis.start, timeZone) })
    case 'late-appointment':
      return t('basis.late-appointment', { start: clockTime(basis.start, timeZone) })
    case 'brought-back':
      return t('basis.brought-back')
  }
}

/**
 * Until when a call is in time. An appointment wins its place in the order by an
 * early `callBy`, which is no promise: it is in time until the booked time.
 */
export function limitOf({ callBy, basis }: Pick<WaitingRow, 'callBy' | 'basis'>): number {
  return basis.kind === 'appointment' ? Math.max(callBy, basis.start) : callBy
}

/**
 * Why this visitor was taken, in one sentence: «Позвать до 10:42: живая
 * очередь». It names the moment and the basis and never the category, which may
 * speak of health.
 */
export function callReasonText(reason: CallReason, facts: ReasonFacts): string {
  const { t, timeZone, at } = facts
  // Nobody was chosen among those who wait, so the rule says nothing.
  if (reason.instead !== undefined) return t(`reason.${reason.instead}`)
  const limit = limitOf(reason)
  const time = clockTime(limit, timeZone)
  const basis = basisText(reason.basis, facts)
  // Taken as overdue by its place in the order, though the booked time is still to come.
  const timely = reason.basis.kind === 'appointment' && limit >= at
  switch (reason.rule) {
    case 'earliest':
      return limit < at ? t('reason.earliestLate', { time, basis }) : t('reason.earliest', { time, basis })
    case 'absolute':
      return t('reason.absolute')
    case 'guard':
      return timely ? t('reason.guardBooked', { basis }) : t('reason.guard', { time })
    case 'secondary-overdue':
      return timely ? t('reason.secondaryBooked', { basis }) : t('reason.secondaryOverdue', { time, basis })
    case 'secondary-idle':
      return t('reason.secondaryIdle', { time, basis })
    case 'appointment-early':
      return t('reason.appointmentEarly', { basis })
    case 'chosen':
      return t('reason.chosen', { time, basis })
  }
}

/** Why the first of `rows` is next, as the same sentences; the rule is read off the rows' order. */
export function nextReasonText(rows: readonly WaitingRow[], facts: ReasonFacts): string | null {
  const [next] = rows
  if (!next) return null
  const rule = nextRule(next, rows, facts.at)
  const reason: CallReason = { callBy: next.callBy, basis: next.basis, rule, waiting: rows.length }
  return callReasonText(reason, facts)
}

function nextRule(next: WaitingRow, rows: readonly WaitingRow[], now: number): CallReason['rule'] {
  if (isEarly(next, now)) return 'appointment-early'
  if (next.basis.kind === 'absolute') return 'absolute'
  // An ordinary visitor before an absolute one: two of those have just been taken.
  if (rows.some((row) => row.basis.kind === 'absolute')) return 'guard'
  if (next.competence === 'primary') return 'earliest'
  return next.callBy <= now ? 'secondary-overdue' : 'secondary-idle'
}

/** Whether the visitor gives way to all others, because the booked time is still to come. */
function isEarly({ callableFrom }: WaitingRow, at: number): boolean {
  return callableFrom !== null && callableFrom > at
}

/** Whether the moment to call has passed. Absolute visitors have no such moment: they are always first. */
export function isLate(row: WaitingRow, at: number): boolean {
  return row.basis.kind !== 'absolute' && limitOf(row) <= at
}

/**
 * The short reason in a row: «живая очередь», «ваша вторая очередь, после
 * 10:58». The row of the next one has less room, so it gets the short form.
 */
export function rowReasonText(row: WaitingRow, isNext: boolean, facts: ReasonFacts): string {
  const { t, timeZone, at } = facts
  const basis = basisText(row.basis, facts)
  if (row.basis.kind === 'absolute') return basis
  if (row.callableFrom !== null && isEarly(row, at)) {
    return isNext ? basis : t('row.booked', { basis, time: clockTime(row.callableFrom, timeZone) })
  }
  if (row.competence === 'secondary') {
    const time = clockTime(row.callBy, timeZone)
    return isNext || row.callBy <= at ? t('row.secondaryNow') : t('row.secondary', { time })
  }
  if (row.basis.kind === 'head-start' && isNext) return t('row.priority')
  return basis
}
