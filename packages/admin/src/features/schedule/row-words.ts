import type { DeskId, ResourceId } from '@chered/protocol/ids'
import type { Office, Weekday } from '@chered/protocol/office'
import type { ScheduleDifference, ScheduleRow, Shift } from '@chered/protocol/schedule'
import { officeText } from '@chered/ui/i18n'
import type { TFunction } from 'i18next'
import { deskNumber, hoursWords } from './day-words.ts'
import { lettersOf, type Person } from './people.ts'
import type { ExceptionRow } from './schedule-edits.ts'
import { stretchOf } from './time-range.ts'
import { dayMonth, dayRange, weekdays, weekdayWord } from './week-dates.ts'

/** What sentences about rows need: texts, language, names. */
export interface Wording {
  readonly t: TFunction
  readonly language: string
  readonly office: Office | null
  readonly people: readonly Person[]
}

export function personName({ people }: Wording, resourceId: ResourceId): string {
  return people.find((person) => person.resourceId === resourceId)?.name ?? resourceId
}

export function serviceName({ office, language }: Wording, serviceId: string): string {
  const service = office?.services.find((candidate) => candidate.id === serviceId)
  return service ? officeText(service.name, language) : serviceId
}

/** Whose row it is: a person, the office, a service. */
export function rowOwner(words: Wording, row: ScheduleRow): string {
  switch (row.kind) {
    case 'office-week':
      return words.t('schedule.office')
    case 'service-hours':
      return serviceName(words, row.serviceId)
    case 'resource-week':
      return personName(words, row.resourceId)
    case 'exception':
      return targetName(words, row.target)
  }
}

export function targetName(words: Wording, target: ExceptionRow['target']): string {
  switch (target.kind) {
    case 'office':
      return words.t('schedule.office')
    case 'service':
      return serviceName(words, target.serviceId)
    case 'resource':
      return personName(words, target.resourceId)
  }
}

/** `2–5 декабря`, `с 2 декабря`, `до 5 декабря`; null: always. */
export function validityWords({ t, language }: Wording, row: ScheduleRow): string | null {
  const { validFrom, validTo } = row
  if (validFrom !== null && validTo !== null) return dayRange(validFrom, validTo, language)
  if (validFrom !== null) return t('schedule.validFrom', { date: dayMonth(validFrom, language) })
  if (validTo !== null) return t('schedule.validTo', { date: dayMonth(validTo, language) })
  return null
}

/** `отпуск, 2–5 декабря`, `учёба, 3 декабря: 9–13`. */
export function exceptionWords(words: Wording, row: ExceptionRow): string {
  const when = validityWords(words, row)
  const head = [words.t(`schedule.reason.${row.reason}`), when].filter((part) => part !== null).join(', ')
  return row.hours.length === 0 ? head : `${head}: ${hoursWords(words.t, row.hours)}`
}

type Change = ScheduleDifference['rows'][number]

/** What a change of a row comes to, in lines: which days become what. */
export function changeLines(words: Wording, change: Change): readonly string[] {
  const { before, after } = change
  const row = after ?? before
  if (row === null) return []
  if (row.kind === 'exception') {
    const was = before?.kind === 'exception' ? exceptionWords(words, before) : null
    const will = after?.kind === 'exception' ? exceptionWords(words, after) : null
    if (will === null) return [words.t('schedule.change.exceptionGone', { was })]
    return [was === null ? will : words.t('schedule.change.becomes', { was, will })]
  }
  const lines = weekLines(words, before, after)
  const [was, will] = [before, after].map((own) => (own === null ? null : validityWords(words, own)))
  const validity = was === will || will === null ? [] : [words.t('schedule.change.valid', { when: will })]
  if (lines.length > 0 || validity.length > 0) return [...lines, ...validity]
  return [words.t('schedule.change.sourceOnly', { source: after?.source ?? '' })]
}

function dayWords(words: Wording, row: ScheduleRow | null, weekday: Weekday): string {
  if (row === null || row.kind === 'exception') return hoursWords(words.t, [])
  if (row.kind !== 'resource-week') return hoursWords(words.t, row.week[weekday])
  return shiftsWords(words, row.week[weekday])
}

/** `9–13 окно 2 (Б), 14–18 окно 4`. */
export function shiftsWords(words: Wording, shifts: readonly Shift[]): string {
  if (shifts.length === 0) return hoursWords(words.t, [])
  return shifts
    .toSorted((a, b) => stretchOf(a.hours).from - stretchOf(b.hours).from)
    .map((shift) => {
      const parts = [
        hoursWords(words.t, [shift.hours]),
        ...(shift.deskId === null ? [] : [deskWords(words, shift.deskId)]),
        ...(shift.services === null || words.office === null
          ? []
          : [`(${lettersOf(shift.services, words.office).join(', ')})`]),
        ...(shift.bookable ? [] : [words.t('schedule.change.liveOnly')]),
      ]
      return parts.join(' ')
    })
    .join(', ')
}

function deskWords({ t, office }: Wording, deskId: DeskId): string {
  return t('schedule.cell.desk', { number: deskNumber(office, deskId) })
}

/** Weekdays that change alike stand in one line: `ср, чт: 9–13 окно 2 → не работает`. */
function weekLines(words: Wording, before: ScheduleRow | null, after: ScheduleRow | null): string[] {
  const lines = new Map<string, string[]>()
  for (const weekday of weekdays) {
    const [was, will] = [dayWords(words, before, weekday), dayWords(words, after, weekday)]
    if (was === will) continue
    const line = before === null ? will : words.t('schedule.change.becomes', { was, will })
    lines.set(line, [...(lines.get(line) ?? []), weekdayWord(weekday, words.language, 'short')])
  }
  return [...lines].map(([line, days]) => `${days.join(', ')}: ${line}`)
}
