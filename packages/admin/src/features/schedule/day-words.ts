import { absenceReasons, exceptionReasons } from '@chered/protocol/choices'
import type { DeskId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { ResolvedDay, Shift } from '@chered/protocol/schedule'
import type { TFunction } from 'i18next'
import { shortRange, stretchOf } from './time-range.ts'

/** A reason as the server tells it: a code of an exception or absence, or the name of a holiday. */
export function reasonWords(t: TFunction, reason: string): string {
  const known = [...exceptionReasons, ...absenceReasons].some((code) => code === reason)
  return known ? t(`schedule.reason.${reason}`) : reason
}

export function deskNumber(office: Office | null, deskId: DeskId): string {
  return String(office?.desks.find((desk) => desk.id === deskId)?.number ?? deskId)
}

/** `окно 2, затем 4`: desks in the order of the day, each once in a row; empty for a hall. */
export function desksWords(t: TFunction, office: Office | null, shifts: readonly Shift[]): string {
  const inOrder = shifts
    .toSorted((a, b) => stretchOf(a.hours).from - stretchOf(b.hours).from)
    .flatMap(({ deskId }) => (deskId === null ? [] : [deskNumber(office, deskId)]))
    .filter((desk, n, all) => desk !== all[n - 1])
  const [first, ...others] = inOrder
  if (first === undefined) return ''
  return others.length === 0
    ? t('schedule.cell.desk', { number: first })
    : t('schedule.cell.desks', { first, others: others.join(', ') })
}

/** `9–13, 14–18`, or that nobody works. */
export function hoursWords(t: TFunction, ranges: readonly string[]): string {
  return ranges.length === 0 ? t('schedule.cell.off') : ranges.map((range) => shortRange(range)).join(', ')
}

/** `−8 ч`, `+30 мин`: hours gained or lost. */
export function gainWords(t: TFunction, minutes: number): string {
  const sign = minutes < 0 ? '−' : '+'
  const size = Math.abs(minutes)
  const hours = Math.floor(size / 60)
  const rest = size % 60
  const words = [
    ...(hours > 0 ? [t('schedule.hoursShort', { hours })] : []),
    ...(rest > 0 ? [t('schedule.minutesShort', { minutes: rest })] : []),
  ]
  return `${sign}${words.join(' ')}`
}

/** What the office does on a day, and which layer says so, when it is not the ordinary week. */
export function officeDayWords(t: TFunction, office: ResolvedDay['office']): string | null {
  const name = office.name === null ? null : reasonWords(t, office.name)
  switch (office.layer) {
    case 'week':
      return null
    case 'federal':
    case 'regional':
    case 'exception': {
      const layer = t(`schedule.layer.${office.layer}`)
      const kind = office.hours.length === 0 ? t('schedule.dayKind.off') : t('schedule.dayKind.shortened')
      return t('schedule.dayNamed', { name: name ?? kind, layer })
    }
  }
}
