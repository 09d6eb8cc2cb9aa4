import { readFileSync } from 'node:fs'
import type { BookingId, DayDate, ResourceId } from '@chered/protocol/ids'
import { Office } from '@chered/protocol/office'
import { availability as freeIntervals } from '@chered/server/domain/diary/availability'
import type { Booking } from '@chered/server/domain/diary/booking'
import { type Diary, emptyDiary, withBooking } from '@chered/server/domain/diary/diary'
import { type OfficeRules, officeRules } from '@chered/server/domain/office/office-rules'
import { dateAfter } from '@chered/server/domain/schedule/day-clock'
import type { DayPlan, Planner } from '@chered/server/domain/schedule/day-plan'
import { firstSchedule } from '@chered/server/domain/schedule/first-schedule'
import { parseCalendar } from '@chered/server/domain/schedule/parse-calendar'
import { planBasis, type StaffCompetence } from '@chered/server/domain/schedule/plan-basis'
import { openPlanner } from '@chered/server/domain/schedule/planner'
import { median } from './figures.ts'

const specialists = [10, 30, 60]
const days = [10, 30, 90]
const bookings = [0, 2000, 8000]
const usual = { specialists: 30, days: 30, bookings: 2000 }
const rounds = 7
/** Planning a month takes a millisecond or two, which one measurement does not tell from noise. */
const repeats = 10
const today = '2026-11-24' as DayDate
const now = Date.UTC(2026, 10, 24, 4)

type Size = typeof usual

/**
 * (f) Cost of the plans and of the free intervals of all bookable services, each
 * against the first size of its row; growing with the size itself is 1, 3, 6 or
 * 1, 3, 9. `freeAgainstPlans`: all services once, against planning the days anew.
 */
export function availability(): Record<string, number | number[]> {
  const rules = office()
  const file = example('holidays-ru.json')
  const calendar = (layer: 'federal' | 'regional') => {
    const read = parseCalendar(file, layer)
    return read.ok ? read.days : []
  }
  const layers = { federal: calendar('federal'), regional: calendar('regional') }
  const plannerOf = (size: Size): Planner => {
    const staff = people(size.specialists)
    const schedule = firstSchedule(rules, staff, '')
    schedule.quotas.bookingHorizonDays = 365
    const basis = planBasis({ rules, ...layers, schedule, staff, absences: [] })
    return openPlanner({ revision: () => 1, basisOn: () => basis })
  }
  const plan = (size: Size): number => {
    let ms = 0
    for (let again = 0; again < repeats; again++) {
      const planner = plannerOf(size)
      const from = performance.now()
      for (let n = 0; n < size.days; n++) planner.day(dateAfter(today, n))
      ms += performance.now() - from
    }
    return ms / repeats
  }
  const prepared = new Map<string, { planner: Planner; diary: Diary }>()
  const free = (size: Size): number => {
    const key = JSON.stringify(size)
    const planner = prepared.get(key)?.planner ?? plannerOf(size)
    const diary = prepared.get(key)?.diary ?? filled(planner, size)
    prepared.set(key, { planner, diary })
    const from = performance.now()
    for (const { id, booking, channels } of rules.office.services) {
      if (!booking || !channels.includes('portal')) continue
      const services = [{ serviceId: id, count: 1 }]
      const asked = {
        services,
        channel: 'portal',
        from: today,
        days: size.days,
        resourceId: null,
        now,
      } as const
      const found = freeIntervals(diary, planner, rules, asked)
      if (!found.ok || found.days.length !== size.days) throw new Error(`no availability of ${id}`)
    }
    return performance.now() - from
  }
  const row = (cost: (size: Size) => number, sizes: readonly Size[]): number[] => {
    for (const size of sizes) cost(size)
    const ratios = sizes.map(() => [] as number[])
    for (let n = 0; n < rounds; n++) {
      const costs = sizes.map(cost)
      costs.forEach((ms, i) => {
        ratios[i]?.push(ms / (costs[0] ?? 1))
      })
    }
    return ratios.map(median)
  }
  const bySpecialists = specialists.map((n) => ({ ...usual, specialists: n }))
  const byDays = days.map((n) => ({ ...usual, days: n }))
  const byBookings = bookings.map((n) => ({ ...usual, bookings: n }))
  const against = Array.from({ length: rounds }, () => free(usual) / plan(usual))
  return {
    plansBySpecialists: row(plan, bySpecialists),
    plansByDays: row(plan, byDays),
    freeBySpecialists: row(free, bySpecialists),
    freeByDays: row(free, byDays),
    freeByBookings: row(free, byBookings),
    freeAgainstPlans: median(against),
  }
}

function example(file: string): unknown {
  const path = new URL(`../../packages/server/example/${file}`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8'))
}

function office(): OfficeRules {
  return officeRules(Office.parse(example('office.json')))
}

/** The example's specialists over and over. */
function people(count: number): StaffCompetence[] {
  const staff = example('staff.json') as (Omit<StaffCompetence, 'resourceId' | 'active'> & {
    login: string
  })[]
  const able = staff.filter(({ primary }) => primary.length > 0)
  return Array.from({ length: count }, (_, n) => {
    const { primary, secondary } = able[n % able.length] as (typeof able)[number]
    const resourceId = `person-${String(n).padStart(3, '0')}` as ResourceId
    return { resourceId, name: resourceId, primary, secondary, active: true, usualDesk: null }
  })
}

/** So many bookings of one unit each, spread over the days, the people and the hours. */
function filled(planner: Planner, { bookings: wanted, days: span }: Size): Diary {
  const plans: DayPlan[] = Array.from({ length: span }, (_, n) => planner.day(dateAfter(today, n)))
  const places = plans.flatMap(({ date, resources }) =>
    [...resources.values()].flatMap(({ resourceId, shifts }) =>
      shifts.flatMap(({ units }) =>
        units
          .filter(({ channel }) => channel !== 'live')
          .map(({ start, end }) => ({ resourceId, date, start, end })),
      ),
    ),
  )
  if (places.length < wanted) throw new Error(`only ${places.length} places for ${wanted} bookings`)
  let diary = emptyDiary()
  for (let n = 0; n < wanted; n++) {
    const interval = places[Math.floor((n * places.length) / wanted)]
    if (!interval) break
    const booking: Booking = {
      bookingId: `booking-${n}` as BookingId,
      version: 1,
      channel: 'portal',
      services: [],
      interval,
      asked: interval,
      language: 'ru',
      code: null,
      applicationNumber: null,
      createdAt: 0,
      now: { state: 'booked' },
    }
    diary = withBooking(diary, booking)
  }
  return diary
}
