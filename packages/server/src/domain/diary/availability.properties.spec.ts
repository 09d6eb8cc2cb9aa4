import type { BookingId, CheckInCode, ResourceId } from '@chered/protocol/ids'
import type { BookingChannel } from '@chered/protocol/schedule'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eight, sets } from '../../testing/diary-orders.ts'
import { monday } from '../../testing/example-office.ts'
import {
  bookingOffice,
  type ExampleDay,
  ExamplePlanner,
  momentAt,
  ordinaryDay,
  otherDays,
  resourceId,
} from '../../testing/example-plans.ts'
import { officeRules } from '../office/office-rules.ts'
import { dateAfter } from '../schedule/day-clock.ts'
import type { Planner } from '../schedule/day-plan.ts'
import { type AvailabilityAsked, availability, firstFree } from './availability.ts'
import type { DiaryCommand } from './commands.ts'
import { decideDiary } from './decide-diary.ts'
import { type Diary, emptyDiary } from './diary.ts'
import { evolveDiary } from './evolve-diary.ts'

const rules = officeRules(bookingOffice())
const minuteMs = 60_000
const channels: BookingChannel[] = ['portal', 'contactCentre', 'kiosk', 'reception']
const days = [ordinaryDay, ...otherDays]

let made = 0
function holdOf(
  asked: Pick<AvailabilityAsked, 'services' | 'resourceId'> & { readonly channel: BookingChannel },
  start: number,
): DiaryCommand {
  const nth = made++
  const { services, channel } = asked
  const codes = [String(100_000 + (nth % 900_000)) as CheckInCode]
  const bookingId = `booking-${nth}` as BookingId
  return {
    type: 'hold',
    bookingId,
    channel,
    services,
    start,
    resourceId: asked.resourceId,
    language: 'ru',
    codes,
  }
}

function after(diary: Diary, planner: Planner, command: DiaryCommand, at: number): Diary | null {
  const decision = decideDiary(diary, command, { at, planner, rules })
  if (!decision.ok) return null
  return decision.events.reduce((next, event) => evolveDiary(next, { seq: next.seq + 1, at, event }), diary)
}

const servicesOf = (set: number) =>
  (sets[set]?.ids ?? []).map((text) => {
    const [id = '', count = '1'] = text.split('*')
    return { serviceId: id as never, count: Number(count) }
  })

/** A diary in which some people are booked on two days, and somebody who asks. */
const situation = fc
  .record({
    plan: fc.nat(days.length - 1),
    holds: fc.array(
      fc.record({
        set: fc.nat(5),
        channel: fc.constantFrom(...channels),
        day: fc.nat(1),
        five: fc.nat(40),
        resource: fc.nat(3),
      }),
      { maxLength: 25 },
    ),
    set: fc.nat(5),
    channel: fc.constantFrom(...channels),
    resource: fc.nat(5),
    minutesLater: fc.nat(240),
  })
  .map(({ plan, holds, set, channel, resource, minutesLater }) => {
    const planner = new ExamplePlanner(days[plan] ?? ordinaryDay)
    const names = ['anna', 'boris', 'hall']
    const who = (nth: number) => (nth < 3 ? resourceId(names[nth] ?? '') : null)
    let diary = emptyDiary()
    for (const hold of holds) {
      const start = momentAt(monday, '08:50') + hold.day * 86_400_000 + hold.five * 5 * minuteMs
      const wish = { services: servicesOf(hold.set), channel: hold.channel, resourceId: who(hold.resource) }
      diary = after(diary, planner, holdOf(wish, start), eight) ?? diary
    }
    const now = eight + minutesLater * minuteMs
    const asked = {
      services: servicesOf(set),
      channel,
      from: monday,
      days: 3,
      resourceId: who(resource),
      now,
    }
    return { planner, diary, asked }
  })

describe('availability', () => {
  it('what is offered can always be had, from whoever is named with it', () => {
    let offered = 0
    fc.assert(
      fc.property(situation, ({ planner, diary, asked }) => {
        const found = availability(diary, planner, rules, asked)
        if (!found.ok) return
        for (const { intervals } of found.days) {
          for (const { start, end, resources } of intervals) {
            for (const resource of [asked.resourceId, ...resources]) {
              const wish = { ...asked, resourceId: resource }
              const then = after(diary, planner, holdOf(wish, start), asked.now)
              if (then === null) throw new Error(`offered at ${new Date(start).toISOString()} and refused`)
              const taken = [...then.bookings.values()].at(-1)?.interval
              expect(taken).toMatchObject({ start, end })
              offered++
            }
          }
        }
      }),
      { numRuns: 300 },
    )
    expect(offered).toBeGreaterThan(1000)
  })

  it('names those who serve it as a first duty, and others only where none of these is free, as a hold takes them', () => {
    const seen = new Set<boolean>()
    fc.assert(
      fc.property(situation, ({ planner, diary, asked }) => {
        const found = availability(diary, planner, rules, { ...asked, resourceId: null })
        if (!found.ok) return
        for (const { date, intervals } of found.days) {
          const isFirst = (resource: ResourceId, start: number, end: number) => {
            const shifts = planner.day(date).resources.get(resource)?.shifts ?? []
            const during = shifts.filter((shift) => shift.start < end && start < shift.end)
            return during.every((s) => asked.services.every(({ serviceId }) => s.primary.includes(serviceId)))
          }
          for (const { start, end, resources } of intervals) {
            const then = after(diary, planner, holdOf({ ...asked, resourceId: null }, start), asked.now)
            const taken = [...(then?.bookings.values() ?? [])].at(-1)?.interval.resourceId
            if (taken === undefined) throw new Error('offered and refused')
            const first = isFirst(taken, start, end)
            seen.add(first)
            expect(resources.map((one) => isFirst(one, start, end))).toEqual(resources.map(() => first))
          }
        }
      }),
      { numRuns: 300 },
    )
    expect(seen.size).toBe(2)
  })

  it('a day that is not open always has nothing: no start of any minute is granted', () => {
    const states = new Set<string>()
    fc.assert(
      fc.property(situation, ({ planner, diary, asked }) => {
        const found = availability(diary, planner, rules, asked)
        if (!found.ok) return
        for (const { date, state } of found.days) {
          states.add(state)
          if (state === 'open') continue
          for (let minute = 8 * 60; minute < 13 * 60; minute += 5) {
            const start = momentAt(date, '00:00') + minute * minuteMs
            expect(after(diary, planner, holdOf(asked, start), asked.now)).toBeNull()
          }
        }
      }),
      { numRuns: 300 },
    )
    expect([...states].sort()).toEqual(['full', 'not-served', 'open'])
  })

  it('whichever offered start is taken, as many appointments fit into the rest as beside the best choice', () => {
    const fits = (free: readonly boolean[], length: number): number => {
      let count = 0
      for (let run = 0, i = 0; i <= free.length; i++) {
        if (free[i]) run++
        else {
          count += Math.floor(run / length)
          run = 0
        }
      }
      return count
    }
    const taken = fc.array(fc.boolean(), { minLength: 18, maxLength: 18 })
    const wish = fc.constantFrom({ set: 2, length: 1 }, { set: 1, length: 2 }, { set: 4, length: 3 })
    fc.assert(
      fc.property(taken, wish, (busy, { set, length }) => {
        const all = ['passport', 'copy', 'lawyer']
        const day: ExampleDay = {
          resources: [{ id: 'anna', shifts: [{ hours: '09:00-12:00', primary: all, units: 'k' }] }],
        }
        const planner = new ExamplePlanner(day)
        let diary = emptyDiary()
        const nine = momentAt(monday, '09:00')
        for (const [unit, is] of busy.entries()) {
          if (!is) continue
          const one = { services: servicesOf(2), channel: 'kiosk', resourceId: null } as const
          diary = after(diary, planner, holdOf(one, nine + unit * 10 * minuteMs), eight) ?? diary
        }
        const asked = { services: servicesOf(set), channel: 'kiosk', from: monday, days: 1 } as const
        const found = availability(diary, planner, rules, { ...asked, resourceId: null, now: eight })
        if (!found.ok) throw new Error('refused')
        const free = busy.map((is) => !is)
        const most = fits(free, length)
        expect(found.days[0]?.state).toBe(most > 0 ? 'open' : 'full')
        for (const { start } of found.days[0]?.intervals ?? []) {
          const first = (start - nine) / (10 * minuteMs)
          const rest = free.map((is, unit) => is && (unit < first || unit >= first + length))
          expect(fits(rest, length)).toBe(most - 1)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('the first free interval of a kiosk is always the first that the day offers', () => {
    let found = 0
    fc.assert(
      fc.property(situation, ({ planner, diary, asked }) => {
        const whole = availability(diary, planner, rules, { ...asked, days: 1, resourceId: null })
        const first = firstFree(diary, planner, rules, { ...asked, date: monday })
        const [offered] = whole.ok ? (whole.days[0]?.intervals ?? []) : []
        expect(first?.start ?? null).toBe(offered?.start ?? null)
        if (first === null || offered === undefined) return
        found++
        expect(offered.resources).toContain(first.resourceId)
      }),
      { numRuns: 300 },
    )
    expect(found).toBeGreaterThan(50)
  })

  it('offers a second duty where the first is not free, and not where it is free in the middle of a stretch', () => {
    const day: ExampleDay = {
      resources: [
        { id: 'anna', shifts: [{ hours: '09:00-10:00', primary: ['passport'], units: 'k' }] },
        {
          id: 'boris',
          shifts: [{ hours: '09:10-10:10', primary: [], secondary: ['passport'], units: 'k' }],
        },
      ],
    }
    const found = availability(emptyDiary(), new ExamplePlanner(day), rules, {
      ...{ services: servicesOf(1), channel: 'kiosk', from: monday, days: 1, resourceId: null, now: eight },
    })
    const told = found.ok ? found.days.flatMap(({ intervals }) => intervals) : []
    const times = told.map(({ start, resources }) => [
      (start - momentAt(monday, '09:00')) / minuteMs,
      ...resources,
    ])
    expect(times).toEqual([
      [0, 'anna'],
      [20, 'anna'],
      [40, 'anna'],
      [50, 'boris'],
    ])
  })

  it('lists no day before today and none beyond the horizon', () => {
    const planner = new ExamplePlanner(ordinaryDay)
    const asked = { services: servicesOf(0), channel: 'kiosk', resourceId: null, now: eight } as const
    const found = availability(emptyDiary(), planner, rules, {
      ...asked,
      from: dateAfter(monday, -2),
      days: 31,
    })
    const dates = found.ok ? found.days.map(({ date }) => date) : []
    expect(dates).toEqual([monday, dateAfter(monday, 1), dateAfter(monday, 2)])
  })
})
