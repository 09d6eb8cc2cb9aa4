import { type Week, weekdays } from '@chered/protocol/office'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { localDate, localTime, momentOf, openState, shortDate } from './time.ts'

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
/** Up to three intervals of a day that do not touch. */
const dayPlan = fc
  .uniqueArray(fc.integer({ min: 0, max: 1439 }), { maxLength: 6 })
  .map((list) => list.toSorted((a, b) => a - b))
  .map((edges) =>
    [0, 2, 4].flatMap((i) => {
      const [from, to] = [edges[i], edges[i + 1]]
      return from === undefined || to === undefined ? [] : [`${clock(from)}-${clock(to)}`]
    }),
  )
  // An office may write its intervals in any order.
  .chain((intervals) => fc.shuffledSubarray(intervals, { minLength: intervals.length }))
const week = fc
  .tuple(dayPlan, dayPlan, dayPlan, dayPlan, dayPlan, dayPlan, dayPlan)
  .map((days) => Object.fromEntries(weekdays.map((day, i) => [day, days[i] ?? []])) as Week)

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

/** Whether some interval of the day contains the wall time: the definition, without a search for changes. */
function isOpenByWall(plan: Week, at: number, timeZone: string): boolean {
  const { time, weekday } = wall(at, timeZone)
  return (plan[weekday as keyof Week] ?? []).some((interval) => {
    const [from = '', to = ''] = interval.split('-')
    return from <= time && time < to
  })
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

describe('openState', () => {
  it('is always open exactly while an interval of that weekday contains the wall time', () => {
    fc.assert(
      fc.property(week, moment, zone, (plan, at, timeZone) => {
        expect(openState(plan, at, timeZone).state === 'open').toBe(isOpenByWall(plan, at, timeZone))
      }),
      { numRuns: 500 },
    )
  })

  it('names the end of the interval it is in, and that moment is no more in it', () => {
    fc.assert(
      fc.property(week, moment, zone, (plan, at, timeZone) => {
        const now = openState(plan, at, timeZone)
        fc.pre(now.state === 'open' && now.closesAt !== null)
        if (now.state !== 'open' || now.closesAt === null) return
        const { time, weekday } = wall(at, timeZone)
        expect(now.closesAt > time).toBe(true)
        const ends = (plan[weekday as keyof Week] ?? []).map((interval) => interval.slice(6))
        expect(ends.filter((end) => end > time).toSorted()[0]).toBe(now.closesAt)
      }),
    )
  })

  it('closed names the very next opening: there it is open, and nowhere between', () => {
    fc.assert(
      fc.property(
        week,
        moment,
        zone,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (plan, at, timeZone, share) => {
          const now = openState(plan, at, timeZone)
          if (now.state !== 'closed') return
          if (now.opensAt === null) {
            expect(Object.values(plan).flat()).toEqual([])
            return
          }
          const opens = momentOf(now.opensAt.date, now.opensAt.time, timeZone)
          expect(opens).toBeGreaterThan(at - 3_600_000)
          const between = Math.min(opens - 1, Math.floor(at + (opens - at) * share))
          // Where clocks are set back a wall time comes twice, and where they skip an interval may shrink to nothing.
          const steady = [at - 1, at + (opens - at) + 86_400_000].every(
            (edge) =>
              Temporal.Instant.fromEpochMilliseconds(edge).toZonedDateTimeISO(timeZone).offset ===
              Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offset,
          )
          if (!steady) return
          expect(opens).toBeGreaterThan(at)
          expect(isOpenByWall(plan, opens, timeZone)).toBe(true)
          expect(isOpenByWall(plan, between, timeZone)).toBe(false)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('an end is not part of its interval, a beginning is', () => {
    const plan = { mon: ['09:00-13:00', '14:00-18:00'], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
    const at = (time: string) =>
      openState(plan, momentOf('2026-11-23', time, 'Europe/Moscow'), 'Europe/Moscow')
    expect(at('08:59')).toEqual({ state: 'closed', opensAt: { date: '2026-11-23', time: '09:00' } })
    expect(at('09:00')).toEqual({ state: 'open', closesAt: '13:00' })
    expect(at('13:00')).toEqual({ state: 'closed', opensAt: { date: '2026-11-23', time: '14:00' } })
    expect(at('18:00')).toEqual({ state: 'closed', opensAt: { date: '2026-11-30', time: '09:00' } })
  })
})
