import type { DayDate, StaffId } from '@chered/protocol/ids'
import type { ResultFigures } from '@chered/protocol/results'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { migrations } from '../store/migrate.ts'
import { type DeskTimes, deskTimes } from '../testing/desk-times.ts'
import { exampleWalkIns, smallOffice } from '../testing/example-office.ts'
import { hallSteps } from '../testing/hall-commands.ts'
import { KeptHall } from '../testing/kept-hall.ts'
import { type LegTimes, legTimes } from '../testing/leg-times.ts'
import { openDesk } from '../testing/orders.ts'
import { PlainHall } from '../testing/plain-hall.ts'
import { goingOn, resultsOf } from './results.ts'

const rows = `SELECT visit, number, state, staff, wait_ms AS wait, service_ms AS service, held_ms AS held, holds,
  calls, coalesce(documents, 0) AS documents, out_of_turn AS outOfTurn FROM leg ORDER BY visit, number`

/** Random days in a hall that is kept, each looked at while it goes on and when it has ended. */
async function playKeptDays(
  look: (hall: KeptHall, told: readonly LegTimes[]) => void,
  before: (hall: KeptHall) => void = () => undefined,
): Promise<void> {
  const reasons = ['short', 'unwell'].map((id) => ({ id, name: { ru: id } }))
  const office = { ...smallOffice({ recallsBeforeNoShow: 1 }), outOfTurnReasons: reasons }
  const all = office.services.map(({ id }) => id)
  const walkIns = exampleWalkIns()
  const steps = fc.commands(hallSteps(office, 'core'), { maxCommands: 140, size: 'max' })
  await fc.assert(
    fc.asyncProperty(steps, async (day) => {
      const hall = await KeptHall.open(office)
      hall.walkIns = walkIns
      try {
        const plain = new PlainHall(office, hall.clock.now(), walkIns)
        // A day without open desks says little.
        for (const opened of [
          openDesk('desk-1', all, [], 'staff-0'),
          openDesk('desk-2', all, [], 'staff-1'),
        ]) {
          await hall.must(opened)
          plain.take(opened)
        }
        await fc.asyncModelRun(() => ({ model: plain, real: hall }), day)
        hall.advance(60_000)
        before(hall)
        await hall.must({ type: 'end-day' })
        look(hall, legTimes([...hall.store.journal.read(hall.day.date)]))
      } finally {
        await hall.close()
      }
    }),
    { numRuns: 60 },
  )
}

describe('what is on record of a leg', () => {
  it('is always the sum of the journal’s intervals, through holds, put backs and passings on', async () => {
    let held = 0
    let passed = 0
    await playKeptDays((hall, told) => {
      const real = hall.store.database.prepare(rows).all() as LegTimes[]
      const order = (a: LegTimes, b: LegTimes) =>
        a.visit === b.visit ? a.number - b.number : a.visit < b.visit ? -1 : 1
      expect(real.toSorted(order)).toEqual(told.toSorted(order))
      held += told.filter((leg) => leg.held > 0).length
      passed += told.filter((leg) => leg.state === 'passed').length
    })
    expect(Math.min(held, passed)).toBeGreaterThan(3)
  })
})

describe('results of a specialist', () => {
  it('are always what the journal adds up to, and those of all add up to the hall', async () => {
    let served = 0
    await playKeptDays((hall, told) => {
      const { date } = hall.day
      const people = [...new Set(told.flatMap(({ staff }) => staff ?? []))]
      const real = people.map((id) => resultsOf(hall.store.legs.of(id, date, date), []).total)
      expect(real.map(bare)).toEqual(people.map((id) => addedUp(told.filter(({ staff }) => staff === id))))
      const inAll = real.reduce((sum, figures) => sum + figures.served, 0)
      expect(inAll).toBe(hall.day.totals.served)
      for (const id of people) expectSameAsScreen(hall, id, date)
      served += inAll
    })
    expect(served).toBeGreaterThan(15)
  })
})

describe('time at the window', () => {
  it('is always what the journal adds up to, while the day goes on and when it is over', async () => {
    const seen = { held: 0, breaks: 0, arrivals: 0, going: 0 }
    const look = (hall: KeptHall, now: number) => {
      const { date } = hall.day
      const people = deskTimes([...hall.store.journal.read(date)], now)
      for (const [id, told] of people) {
        const present = goingOn(hall.day, id, now)
        const { total } = resultsOf(hall.store.legs.of(id, date, date), [
          ...hall.store.deskTimes.of(id, date, date),
          ...present,
        ])
        expect(timesOf(total)).toEqual(told)
        const { services, served, serviceMs } = total
        expect(services.reduce((sum, one) => sum + one.served, 0)).toBe(served)
        expect(services.reduce((sum, one) => sum + one.serviceMs, 0)).toBe(serviceMs)
        for (const { outcomes, served: of } of services) {
          expect(outcomes.reduce((sum, one) => sum + one.served, 0)).toBe(of)
        }
        seen.held += told.held
        seen.breaks += Object.keys(told.breaks).length
        seen.arrivals += told.arrivals
        seen.going += present.length
      }
    }
    await playKeptDays(
      (hall) => look(hall, hall.day.lastAt),
      (hall) => look(hall, Math.max(hall.clock.now(), hall.day.lastAt)),
    )
    expect(Math.min(seen.held, seen.breaks, seen.arrivals, seen.going)).toBeGreaterThan(5)
  })

  it('of days before it was written down is always made from their journal', async () => {
    const sql = migrations().find(({ file }) => file.includes('desk-time'))?.sql ?? ''
    const fill = /INSERT INTO desk_time[^;]*;/.exec(sql)?.[0] ?? ''
    const all = 'SELECT day, staff, desk, doing, reason, visit, since, until, ended_by FROM desk_time'
    let rows = 0
    await playKeptDays((hall) => {
      const { database } = hall.store
      const order = `${all} ORDER BY since, until, desk, doing`
      const written = database.prepare(order).all()
      database.exec(`DELETE FROM desk_time; ${fill}`)
      expect(database.prepare(order).all()).toEqual(written)
      rows += written.length
    })
    expect(rows).toBeGreaterThan(100)
  })
})

/** Results as the independent reckoning says them. */
function timesOf({ deskMs, breakMs, held, arrivals, arrivalMs, breaks }: ResultFigures): DeskTimes {
  return {
    open: deskMs - breakMs,
    paused: breakMs,
    held,
    arrivals,
    arrival: arrivalMs,
    breaks: Object.fromEntries(breaks.map(({ reason, count, ms }) => [reason, { count, ms }])),
  }
}

type Bare = Pick<
  ResultFigures,
  'served' | 'visits' | 'passedOn' | 'noShow' | 'serviceMs' | 'medianServiceMs' | 'waitMs' | 'medianWaitMs'
>

function bare(figures: ResultFigures): Bare {
  const { served, visits, passedOn, noShow, serviceMs, medianServiceMs, waitMs, medianWaitMs } = figures
  return { served, visits, passedOn, noShow, serviceMs, medianServiceMs, waitMs, medianWaitMs }
}

function addedUp(legs: readonly LegTimes[]): Bare {
  const served = legs.filter(({ state }) => state === 'served')
  const waits = legs.filter(({ calls }) => calls > 0).map(({ wait }) => wait)
  const services = served.map(({ service }) => service)
  const middle = (values: number[]) => {
    const sorted = [...values].sort((a, b) => a - b)
    if (sorted.length === 0) return null
    const half = sorted.length / 2
    const two = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1)
    return Math.round(two.reduce((a, b) => a + b, 0) / two.length)
  }
  const total = (values: number[]) => values.reduce((a, b) => a + b, 0)
  return {
    served: served.length,
    visits: new Set(served.map(({ visit }) => visit)).size,
    passedOn: legs.filter(({ state }) => state === 'passed').length,
    noShow: legs.filter(({ state }) => state === 'no-show').length,
    serviceMs: total(services),
    medianServiceMs: middle(services),
    waitMs: total(waits),
    medianWaitMs: middle(waits),
  }
}

/** The line of the day in the workplace says the same as the results. */
function expectSameAsScreen(hall: KeptHall, id: StaffId, date: DayDate): void {
  const { served, noShow, serviceMs } = resultsOf(hall.store.legs.of(id, date, date), []).total
  expect(hall.day.staff.get(id) ?? { served: 0, noShow: 0, serviceMs: 0 }).toEqual({
    served,
    noShow,
    serviceMs,
  })
}
