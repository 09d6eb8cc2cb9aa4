import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { localDate, localTime, momentOf, shortDate } from './time.ts'

// Summer time north and south, by half an hour, at midnight, a date that never was, and none at all.
const zones = [
  'Europe/Moscow',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Pacific/Apia',
  'Asia/Almaty',
]
const zone = fc.constantFrom(...zones)
const moment = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2035, 0, 1) })
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
/** What the wall clock of the zone shows, by the platform's own calendar. */
function wall(at: number, timeZone: string): { date: string; time: string; weekday: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
  }).formatToParts(at)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return {
    date: `${of('year')}-${of('month')}-${of('day')}`,
    time: `${of('hour')}:${of('minute')}`,
    weekday: of('weekday').toLowerCase(),
  }
}

describe('local date and time', () => {
  it('are always what the wall clock of the zone shows', () => {
    fc.assert(
      fc.property(moment, zone, (at, timeZone) => {
        const { date, time } = wall(at, timeZone)
        expect(localDate(at, timeZone)).toBe(date)
        expect(localTime(at, timeZone)).toBe(time)
        expect(shortDate(at, timeZone)).toBe(`${date.slice(8)}.${date.slice(5, 7)}`)
      }),
    )
  })

  it('of the moment of a local time are that time, unless the clocks skip it, and then a later one', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 1439 }), zone, (about, minutes, timeZone) => {
        const date = localDate(about, timeZone)
        const time = clock(minutes)
        const there = wall(momentOf(date, time, timeZone), timeZone)
        expect(`${there.date} ${there.time}` >= `${date} ${time}`).toBe(true)
        const exists = Temporal.PlainDateTime.from(`${date}T${time}`)
          .toZonedDateTime(timeZone)
          .toPlainDateTime()
          .equals(Temporal.PlainDateTime.from(`${date}T${time}`))
        if (exists) expect(there).toMatchObject({ date, time })
      }),
    )
  })
})
