import type { BookingId, ServiceId } from '@chered/protocol/ids'
import { DayDate } from '@chered/protocol/ids'
import type { Reassignment } from '@chered/protocol/schedule'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ExampleDay, ExamplePlanner, momentAt, resourceId } from '../../testing/example-plans.ts'
import { type Booking, type BookingState, type Interval, overlap } from '../diary/booking.ts'
import { type Diary, emptyDiary, withBooking } from '../diary/diary.ts'
import { carries } from '../schedule/carries.ts'
import { affectedBookings, type Placed, proposeAbsence } from './propose-absence.ts'

const date = DayDate.parse('2026-11-24')
const nine = momentAt(date, '09:00')
const minute = 60_000
const withinMinutes = 30
const services = ['copy', 'passport', 'lawyer'] as readonly string[] as readonly ServiceId[]
const people = ['anna', 'boris', 'vera', 'gleb'] as const
const absent = resourceId('anna')

/** Shifts between nine and one, whoever serves whatever; Anna is away, so the plan may know her or not. */
const day = fc
  .record({
    unitMinutes: fc.constantFrom(10, 15),
    resources: fc.tuple(
      ...people.map((id) =>
        fc.record({
          id: fc.constant(id),
          shifts: fc
            .tuple(fc.constantFrom('09:00-13:00', '09:30-11:00', '10:05-12:20'), fc.subarray([...services]))
            .chain(([hours, primary]) =>
              fc
                .subarray(services.filter((one) => !primary.includes(one)))
                .map((secondary) => [{ hours, primary, secondary, units: 'kcr-' }]),
            ),
        }),
      ),
    ),
  })
  .map((made): ExampleDay => made)

interface Wish {
  readonly who: (typeof people)[number]
  readonly startsAfter: number
  readonly minutes: number
  readonly services: readonly ServiceId[]
  readonly state: 'held' | 'booked' | 'checked-in' | 'needs-relocation' | 'cancelled' | 'served'
}

const wish: fc.Arbitrary<Wish> = fc.record({
  // Most at Anna, so that there is somebody to place.
  who: fc.constantFrom('anna', 'anna', 'anna', ...people),
  startsAfter: fc.nat(44).map((n) => n * 5),
  minutes: fc.constantFrom(10, 15, 20, 40),
  services: fc.subarray([...services], { minLength: 1, maxLength: 2 }),
  state: fc.constantFrom(
    'booked',
    'booked',
    'booked',
    'held',
    'checked-in',
    'needs-relocation',
    'cancelled',
    'served',
  ),
})

function stateOf(state: Wish['state']): BookingState {
  const visit = { visitId: 'visit' as never, at: nine }
  switch (state) {
    case 'held':
      return { state, until: nine + 600 * minute }
    case 'booked':
      return { state }
    case 'needs-relocation':
      return { state, since: nine, cause: 'schedule' }
    case 'cancelled':
      return { state, at: nine }
    case 'checked-in':
    case 'served':
      return { state, ...visit }
  }
}

/** Those wishes one after the other that find their time free. */
function diaryOf(wishes: readonly Wish[]): Diary {
  let diary = emptyDiary()
  for (const [n, { who, startsAfter, minutes, services: ids, state }] of wishes.entries()) {
    const start = nine + startsAfter * minute
    const interval: Interval = { resourceId: resourceId(who), date, start, end: start + minutes * minute }
    const occupied = [...diary.busy.values()].flatMap((taken) => [...taken.values()])
    if (occupied.some((other) => overlap(other.interval, interval))) continue
    diary = withBooking(diary, {
      bookingId: `booking-${n}` as BookingId,
      version: 1,
      channel: 'kiosk',
      services: ids.map((serviceId) => ({ serviceId, count: 1 })),
      interval,
      asked: { start, resourceId: null },
      language: 'ru',
      code: null,
      applicationNumber: null,
      createdAt: nine,
      now: stateOf(state),
    })
  }
  return diary
}

const scene = fc.record({
  day,
  wishes: fc.array(wish, { minLength: 6, maxLength: 24, size: 'max' }),
  from: fc.nat(10).map((n) => nine + n * 10 * minute),
  lasts: fc.integer({ min: 3, max: 24 }).map((n) => n * 10 * minute),
  now: fc.integer({ min: -6, max: 12 }).map((n) => nine + n * 10 * minute),
})

function placeOf({ interval }: Booking, to: Reassignment): Interval | null {
  if (to.kind === 'needs-relocation') return null
  const start = to.kind === 'moved' ? to.start : interval.start
  return { resourceId: to.resourceId, date, start, end: start + interval.end - interval.start }
}

/** For all scenes; `saw` counts what must have happened for the property to say anything. */
function forAll(
  check: (placed: readonly Placed[], diary: Diary, planner: ExamplePlanner, now: number) => number,
) {
  let saw = 0
  fc.assert(
    fc.property(scene, ({ day: example, wishes, from, lasts, now }) => {
      const diary = diaryOf(wishes)
      const planner = new ExamplePlanner(example)
      const away = { resourceId: absent, from, to: from + lasts }
      const placed = proposeAbsence(diary, planner, away, now)
      expect(placed.map(({ booking }) => booking)).toEqual(affectedBookings(diary, away, now))
      saw += check(placed, diary, planner, now)
    }),
    { numRuns: 400 },
  )
  expect(saw).toBeGreaterThan(50)
}

describe('a proposal for an absence', () => {
  it('has everybody booked with the absent one in that time exactly once, by time', () => {
    let saw = 0
    fc.assert(
      fc.property(scene, ({ day: example, wishes, from, lasts, now }) => {
        const diary = diaryOf(wishes)
        const to = from + lasts
        const placed = proposeAbsence(
          diary,
          new ExamplePlanner(example),
          { resourceId: absent, from, to },
          now,
        )
        const expected = [...diary.bookings.values()].filter(
          ({ interval, now: { state } }) =>
            state === 'booked' &&
            interval.resourceId === absent &&
            interval.start < to &&
            interval.end > from &&
            interval.end > now,
        )
        const ids = placed.map(({ booking }) => booking.bookingId)
        expect(new Set(ids).size).toBe(ids.length)
        expect(new Set(ids)).toEqual(new Set(expected.map(({ bookingId }) => bookingId)))
        const starts = placed.map(({ booking }) => booking.interval.start)
        expect(starts).toEqual(starts.toSorted((a, b) => a - b))
        saw += ids.length
      }),
      { numRuns: 400 },
    )
    expect(saw).toBeGreaterThan(200)
  })

  it('never gives two visitors the same time of one colleague', () => {
    forAll((placed) => {
      const places = placed.flatMap(({ booking, proposal }) => placeOf(booking, proposal) ?? [])
      for (const [n, place] of places.entries()) {
        for (const other of places.slice(n + 1)) expect(overlap(place, other)).toBe(false)
      }
      return places.length
    })
  })

  it('never gives time that is occupied, as proposal or as option', () => {
    forAll((placed, diary) => {
      const occupied = [...diary.busy.values()].flatMap((taken) => [...taken.values()])
      const places = placed.flatMap(({ booking, options }) =>
        options.flatMap((to) => placeOf(booking, to) ?? []),
      )
      for (const place of places) {
        for (const { interval } of occupied) expect(overlap(place, interval)).toBe(false)
      }
      return places.length
    })
  })

  it('always stays in a worked shift of somebody competent, at the time or half an hour from it, not in the past', () => {
    forAll((placed, _diary, planner, now) => {
      let seen = 0
      for (const { booking, options } of placed) {
        for (const to of options) {
          const place = placeOf(booking, to)
          if (place === null) continue
          seen++
          expect(place.resourceId).not.toBe(absent)
          const ids = booking.services.map(({ serviceId }) => serviceId)
          expect(carries(planner.day(date).resources.get(place.resourceId), place, ids)).toBe(true)
          const off = Math.abs(place.start - booking.interval.start) / minute
          expect(off).toBeLessThanOrEqual(withinMinutes)
          expect(to.kind === 'same-time').toBe(off === 0)
          if (to.kind === 'moved') expect(place.start).toBeGreaterThanOrEqual(now)
        }
      }
      return seen
    })
  })

  it('is always one of the options, of which the last is to need relocation', () => {
    forAll((placed) => {
      for (const { proposal, options } of placed) {
        expect(options).toContainEqual(proposal)
        expect(options.at(-1)).toEqual({ kind: 'needs-relocation' })
        expect(new Set(options.map((to) => JSON.stringify(to))).size).toBe(options.length)
      }
      return placed.length
    })
  })

  it('never leaves somebody without a place while one of the options is still free', () => {
    forAll((placed) => {
      const taken = placed.flatMap(({ booking, proposal }) => placeOf(booking, proposal) ?? [])
      const left = placed.filter(({ proposal }) => proposal.kind === 'needs-relocation')
      for (const { booking, options } of left) {
        for (const to of options) {
          const place = placeOf(booking, to)
          if (place !== null) expect(taken.some((other) => overlap(other, place))).toBe(true)
        }
      }
      return placed.length
    })
  })
})
