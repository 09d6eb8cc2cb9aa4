import type { DayDate } from '@chered/protocol/ids'
import { expect, it } from 'vitest'
import { addDays, dayMonth, dayRange, mondayOf, weekdayOf, weekFrom, within } from './week-dates.ts'

const day = (date: string) => date as DayDate

it('a week begins on Monday, over the end of a year too', () => {
  expect(mondayOf(day('2027-01-01'))).toBe('2026-12-28')
  expect(mondayOf(day('2026-11-23'))).toBe('2026-11-23')
  expect(weekFrom(day('2026-12-28')).at(-1)).toBe('2027-01-03')
  expect(weekdayOf(day('2026-11-29'))).toBe('sun')
})

it('the 29th of February is there in a leap year only', () => {
  expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29')
  expect(addDays(day('2027-02-28'), 1)).toBe('2027-03-01')
})

it('a period includes both its ends, and an open end has no limit', () => {
  expect(within(day('2026-12-02'), day('2026-12-02'), day('2026-12-05'))).toBe(true)
  expect(within(day('2026-12-05'), day('2026-12-02'), day('2026-12-05'))).toBe(true)
  expect(within(day('2026-12-06'), day('2026-12-02'), day('2026-12-05'))).toBe(false)
  expect(within(day('2000-01-01'), null, day('2026-12-05'))).toBe(true)
})

it('a range in one month names it once', () => {
  expect(dayRange(day('2026-12-01'), day('2026-12-05'), 'ru')).toBe('1–5 декабря')
  expect(dayRange(day('2026-12-01'), day('2026-12-01'), 'en')).toBe('1 December')
})

it('another year than the present one is said', () => {
  expect(dayMonth(day('2027-01-08'), 'en', day('2026-11-23'))).toBe('8 January 2027')
  expect(dayMonth(day('2026-12-08'), 'en', day('2026-11-23'))).toBe('8 December')
})
