import { expect, test } from 'vitest'
import { openingDay } from './opening-day.ts'

test('the day of opening is told by the calendar of the office, not of the board', () => {
  const late = Date.parse('2026-11-24T21:30:00Z')
  expect(openingDay('2026-11-25', late, 'Europe/Moscow')).toBe('today')
  expect(openingDay('2026-11-25', late, 'UTC')).toBe('tomorrow')
  expect(openingDay('2026-12-01', Date.parse('2026-11-30T12:00:00Z'), 'Europe/Moscow')).toBe('tomorrow')
  expect(openingDay('2026-11-26', late, 'UTC')).toBe('later')
})
