import type { DayDate } from '@chered/protocol/ids'
import type { CalendarDay } from '@chered/protocol/schedule'
import { expect, it } from 'vitest'
import { calendarChanges, parseCalendarFile } from './calendar-file.ts'
import { stretchesOf } from './calendar-stretches.ts'

const years = JSON.stringify({
  note: 'days off',
  2026: {
    federalDaysOff: ['2026-01-01..2026-01-04', '2026-06-12'],
    federalStatus: 'decreed',
    moved: [{ from: '2026-02-28', to: '2026-12-31' }],
    shortenedByOneHour: ['2026-06-11'],
    shortenedStatus: 'derived (Labour Code art. 95)',
    tatarstanDaysOff: [{ date: '2026-08-30', name: 'День Республики Татарстан' }],
  },
})

it('a table of years gives its federal days with names, moved and shortened ones', () => {
  const days = parseCalendarFile(years, 'federal')?.days ?? []
  const on = (date: string) => days.find((day) => day.date === date)
  expect(days).toHaveLength(8)
  expect(on('2026-06-12')).toMatchObject({ kind: 'off', name: 'День России', status: 'decreed' })
  expect(on('2026-06-11')).toMatchObject({ kind: 'shortened', name: null, status: 'derived' })
  expect(on('2026-12-31')).toMatchObject({ kind: 'off', name: 'Перенос с 28.02' })
  expect(on('2026-02-28'), 'a Saturday that is given up is worked').toMatchObject({ kind: 'working' })
})

it('the regional part is as certain as the federal one unless it says otherwise', () => {
  expect(parseCalendarFile(years, 'regional')?.days).toEqual([
    { date: '2026-08-30', kind: 'off', name: 'День Республики Татарстан', status: 'decreed' },
  ])
})

it.each(['', '[]', '{}', '{"days": []}', '{"days": [{"date": "завтра"}]}', '{"2026": {}}'])(
  '%s is no calendar',
  (content) => {
    expect(parseCalendarFile(content, 'federal')).toBeNull()
  },
)

const off = (date: string, name: string | null = null): CalendarDay => {
  return { date: date as DayDate, kind: 'off', name, status: 'decreed' }
}

it('what a file changes is told from today on', () => {
  const before = [off('2026-01-01'), off('2026-12-31'), off('2027-01-01')]
  const after = [off('2026-12-31', 'Канун'), off('2027-01-01'), off('2027-01-02')]
  const dates = calendarChanges(before, after, '2026-11-23' as DayDate).map(({ date }) => date)
  expect(dates).toEqual(['2026-12-31', '2027-01-02'])
})

it('days in a row that are alike are one stretch', () => {
  const days = [
    off('2027-01-02'),
    off('2027-01-01'),
    off('2027-01-03', 'Другое'),
    off('2027-01-05', 'Другое'),
  ]
  expect(stretchesOf(days).map(({ from, to }) => `${from} ${to}`)).toEqual([
    '2027-01-01 2027-01-02',
    '2027-01-03 2027-01-03',
    '2027-01-05 2027-01-05',
  ])
})
