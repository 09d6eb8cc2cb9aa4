import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCalendar } from './parse-calendar.ts'

const path = new URL('../../../example/holidays-ru.json', import.meta.url)
const table = () => JSON.parse(readFileSync(path, 'utf8'))
const days = (file: unknown, layer: 'federal' | 'regional' = 'federal') => {
  const read = parseCalendar(file, layer)
  if (!read.ok) throw new Error(read.field)
  return new Map(read.days.map((day) => [day.date as string, day]))
}
const year = (more: object) => ({
  2026: { federalDaysOff: ['2026-06-12'], federalStatus: 'decreed', ...more },
})

describe('the table of Russian holidays', () => {
  test('gives ranges, moved and shortened days with their certainty', () => {
    const federal = days(table())
    expect(federal.get('2026-01-01')).toMatchObject({
      kind: 'off',
      name: 'Новогодние каникулы',
      status: 'decreed',
    })
    expect(federal.get('2026-01-11')?.kind).toBe('off')
    expect(federal.has('2026-01-12')).toBe(false)
    expect(federal.get('2026-12-31')).toMatchObject({ kind: 'off', name: 'Перенос с 04.01' })
    expect(federal.get('2026-04-30')).toMatchObject({ kind: 'shortened', status: 'derived' })
    expect(federal.get('2027-05-10')).toMatchObject({ kind: 'off', status: 'provisional' })
    // A holiday that was moved away stays a holiday.
    expect(federal.get('2026-01-03')?.kind).toBe('off')
  })
  test('gives the region its own days only', () => {
    const regional = days(table(), 'regional')
    expect([...regional.keys()]).toEqual([
      '2026-03-20',
      '2026-05-27',
      '2026-08-30',
      '2026-11-06',
      '2027-08-30',
      '2027-11-06',
    ])
    expect(regional.get('2026-11-06')?.name).toBe('День Конституции Республики Татарстан')
    expect(regional.get('2027-11-06')?.status).toBe('provisional')
  })
  test('makes a Saturday that was given up a working day', () => {
    const federal = days(year({ moved: [{ from: '2026-11-14', to: '2026-11-16' }] }))
    expect(federal.get('2026-11-14')).toMatchObject({ kind: 'working', name: 'Перенос на 16.11' })
    expect(federal.get('2026-11-16')).toMatchObject({ kind: 'off' })
  })
})

test('days written one by one are taken as they are, in order', () => {
  const off = { kind: 'off', name: null, status: 'statutory' } as const
  const file = {
    layer: 'regional',
    days: [
      { date: '2026-03-22', ...off },
      { date: '2026-03-21', ...off },
    ],
  }
  expect([...days(file, 'regional').keys()]).toEqual(['2026-03-21', '2026-03-22'])
})

const day = { date: '2026-03-21', kind: 'off', name: null, status: 'decreed' }
test.each<[field: string, file: unknown]>([
  ['file', null],
  ['file', 'a text'],
  ['federal', {}],
  ['federal', { days: [] }],
  ['layer', { layer: 'regional', days: [day] }],
  ['days.0.date', { days: [{ ...day, date: '2026-02-30' }] }],
  ['days.1.date', { days: [day, day] }],
  ['days.0.kind', { days: [{ ...day, kind: 'free' }] }],
  ['days.0.status', { days: [{ ...day, status: 'rumour' }] }],
  ['comment', { comment: 'x' }],
  ['2026', { 2026: [] }],
  ['2026.federalDaysOff.0', year({ federalDaysOff: ['2026-06-31'] })],
  ['2026.federalDaysOff.0', year({ federalDaysOff: ['2027-06-12'] })],
  ['2026.federalDaysOff.0', year({ federalDaysOff: ['2026-06-14..2026-06-12'] })],
  ['2026.federalDaysOff.0', year({ federalDaysOff: ['2026-01-01..2026-12-31'] })],
  ['2026.federalDaysOff.1', year({ federalDaysOff: ['2026-06-12', '2026-06-12'] })],
  ['2026.federalDaysOff.0', year({ federalDaysOff: [12] })],
  ['2026.federalStatus', year({ federalStatus: 'perhaps' })],
  ['2026.shortenedByOneHour.0', year({ shortenedByOneHour: ['2026-06-12'] })],
  ['2026.moved.0.to', year({ moved: [{ from: '2026-11-14', to: 'later' }] })],
  ['2026.daysOff', year({ daysOff: [] })],
])('a file that is wrong at %s is refused as a whole', (field, file) => {
  expect(parseCalendar(file, 'federal')).toEqual({ ok: false, field })
})
