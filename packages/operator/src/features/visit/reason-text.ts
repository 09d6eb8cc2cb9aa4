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

function basisText(t: TFunction, basis: WaitBasis): string {
  switch (basis.kind) {
    case 'walk-in':
      return t('basis.walk-in')
    case 'head-start':
      return t('basis.head-start', { minutes: basis.minutes })
    case 'absolute':
      return t('basis.absolute')
  }
}

/**
 * Why this visitor was taken, in one sentence: «Позвать до 10:42: живая
 * очередь». It names the moment and the basis and never the category, which may
 * speak of health.
 */
export function callReasonText(reason: CallReason, { t, timeZone, at }: ReasonFacts): string {
  const time = clockTime(reason.callBy, timeZone)
  const basis = basisText(t, reason.basis)
  switch (reason.rule) {
    case 'earliest':
      return reason.callBy < at
        ? t('reason.earliestLate', { time, basis })
        : t('reason.earliest', { time, basis })
    case 'absolute':
      return t('reason.absolute')
    case 'guard':
      return t('reason.guard', { time })
    case 'secondary-overdue':
      return t('reason.secondaryOverdue', { time, basis })
    case 'secondary-idle':
      return t('reason.secondaryIdle', { time, basis })
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
  if (next.basis.kind === 'absolute') return 'absolute'
  // An ordinary visitor before an absolute one: two of those have just been taken.
  if (rows.some((row) => row.basis.kind === 'absolute')) return 'guard'
  if (next.competence === 'primary') return 'earliest'
  return next.callBy <= now ? 'secondary-overdue' : 'secondary-idle'
}

/** Whether the moment to call has passed. Absolute visitors have no such moment: they are always first. */
export function isLate(row: WaitingRow, at: number): boolean {
  return row.basis.kind !== 'absolute' && row.callBy <= at
}

/**
 * The short reason in a row: «живая очередь», «ваша вторая очередь, после
 * 10:58». The row of the next one has less room, so it gets the short form.
 */
export function rowReasonText(row: WaitingRow, isNext: boolean, { t, timeZone, at }: ReasonFacts): string {
  if (row.basis.kind === 'absolute') return t('basis.absolute')
  if (row.competence === 'secondary') {
    const time = clockTime(row.callBy, timeZone)
    return isNext || isLate(row, at) ? t('row.secondaryNow') : t('row.secondary', { time })
  }
  if (row.basis.kind === 'head-start' && isNext) return t('row.priority')
  return basisText(t, row.basis)
}
