import type { DayDate } from '@chered/protocol/ids'
import { type Week, weekdays } from '@chered/protocol/office'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { momentOf } from '../time.ts'
import type { DayPlan, Planner } from './day-plan.ts'
import { openingAt } from './opening.ts'

const zone = fc.constantFrom('Europe/Moscow', 'Asia/Kathmandu', 'Asia/Almaty', 'Europe/Berlin')
const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) })
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
const week = fc
  .tuple(dayPlan, dayPlan, dayPlan, dayPlan, dayPlan, dayPlan, dayPlan)
  .map((days) => Object.fromEntries(weekdays.map((day, i) => [day, days[i] ?? []])) as Week)

/** A planner that knows of nothing but the hours of a week. */
function weekly(plan: Week, timeZone: string): Planner {
  return {
    revision: 1,
    day(date: DayDate) {
      const weekday = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? 'mon'
      const hours = (plan[weekday] ?? []).map((range) => {
        const [from = '', to = ''] = range.split('-')
        return { start: momentOf(date, from, timeZone), end: momentOf(date, to, timeZone) }
      })
      return { date, office: { hours, layer: 'week', name: null, provisional: false } } as unknown as DayPlan
    },
  }
}

/** Moments of all hours around a moment, without a search. */
function hoursAround(plan: Week, at: number, timeZone: string): { start: number; end: number }[] {
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate()
  return Array.from({ length: 40 }, (_, i) => day.add({ days: i - 1 }).toString() as DayDate)
    .flatMap((date) => [...weekly(plan, timeZone).day(date).office.hours])
    .filter(({ start, end }) => start < end)
}

describe('openingAt', () => {
  it('is always open exactly while some hours contain the moment, and names their end', () => {
    fc.assert(
      fc.property(week, moment, zone, (plan, at, timeZone) => {
        const within = hoursAround(plan, at, timeZone).find(({ start, end }) => start <= at && at < end)
        const now = openingAt(weekly(plan, timeZone), at, timeZone)
        expect(now.state).toBe(within ? 'open' : 'closed')
        if (now.state !== 'open' || !within) return
        const local = Temporal.Instant.fromEpochMilliseconds(within.end).toZonedDateTimeISO(timeZone)
        expect(now.closesAt).toBe(local.toPlainTime().toString({ smallestUnit: 'minute' }))
      }),
      { numRuns: 300 },
    )
  })

  it('closed names the very next opening', () => {
    fc.assert(
      fc.property(week, moment, zone, (plan, at, timeZone) => {
        const now = openingAt(weekly(plan, timeZone), at, timeZone)
        if (now.state !== 'closed') return
        const next = hoursAround(plan, at, timeZone).find(({ start }) => start > at)
        const told = now.opensAt && momentOf(now.opensAt.date, now.opensAt.time, timeZone)
        expect(told).toBe(next?.start ?? null)
      }),
      { numRuns: 300 },
    )
  })

  it('an end is not part of its hours, a beginning is', () => {
    const plan = { mon: ['09:00-13:00', '14:00-18:00'], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
    const at = (time: string) =>
      openingAt(weekly(plan, 'Europe/Moscow'), momentOf('2026-11-23', time, 'Europe/Moscow'), 'Europe/Moscow')
    expect(at('08:59')).toEqual({ state: 'closed', opensAt: { date: '2026-11-23', time: '09:00' } })
    expect(at('09:00')).toEqual({ state: 'open', closesAt: '13:00' })
    expect(at('13:00')).toEqual({ state: 'closed', opensAt: { date: '2026-11-23', time: '14:00' } })
    expect(at('18:00')).toEqual({ state: 'closed', opensAt: { date: '2026-11-30', time: '09:00' } })
  })
})
