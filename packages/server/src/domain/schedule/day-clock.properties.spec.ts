import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { date } from '../../testing/example-schedule.ts'
import { localDate, localTime } from '../time.ts'
import { dateAfter, dayClock, dayNumber, isDate, weekdayOf } from './day-clock.ts'

// Jumps of an hour, of half an hour, at midnight, a date that never was, and none.
const zone = fc.constantFrom(
  'Europe/Moscow',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'Pacific/Apia',
)
const someDate = fc
  .integer({ min: Date.UTC(2011, 0, 1) / 86_400_000, max: Date.UTC(2035, 0, 1) / 86_400_000 })
  .map((n) => date(new Date(n * 86_400_000).toISOString().slice(0, 10)))
/** Dates on which some clock jumps, which chance would seldom find. */
const jumps = fc
  .constantFrom('2026-03-29', '2026-10-25', '2026-04-05', '2026-10-04', '2018-11-04', '2011-12-31')
  .map(date)
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

describe('the wall clock of a date', () => {
  test('never runs backwards, and shows the time asked for unless the clocks skip it', () => {
    fc.assert(
      fc.property(fc.oneof(someDate, jumps), zone, (day, timeZone) => {
        const at = dayClock(day, timeZone)
        for (let minutes = 0; minutes < 1440; minutes += 10) {
          const moment = at(minutes)
          expect(moment).toBeGreaterThanOrEqual(at(Math.max(0, minutes - 10)))
          const shown = `${localDate(moment, timeZone)} ${localTime(moment, timeZone)}`
          expect(shown >= `${day} ${clock(minutes)}`).toBe(true)
          // Nothing lies between a skipped time and the moment for it: the minute before shows less.
          const before = `${localDate(moment - 60_000, timeZone)} ${localTime(moment - 60_000, timeZone)}`
          expect(before < `${day} ${clock(minutes)}`).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('weekdays and following dates are those of the calendar', () => {
  fc.assert(
    fc.property(someDate, fc.integer({ min: 0, max: 800 }), (day, n) => {
      expect(dateAfter(day, n)).toBe(Temporal.PlainDate.from(day).add({ days: n }).toString())
      expect(dayNumber(Temporal.PlainDate.from(day).add({ days: n }).toString()) - dayNumber(day)).toBe(n)
      const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
      expect(weekdayOf(day)).toBe(names[new Date(`${day}T00:00:00Z`).getUTCDay()])
    }),
  )
})

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-4-01', '2026-04-31', ''])(
  '%s is no date',
  (text) => {
    expect(isDate(text)).toBe(false)
  },
)
