import type { DayDate, StaffId } from '@chered/protocol/ids'
import type { ResultFigures } from '@chered/protocol/results'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleWalkIns, smallOffice } from '../testing/example-office.ts'
import { hallSteps } from '../testing/hall-commands.ts'
import { KeptHall } from '../testing/kept-hall.ts'
import { type LegTimes, legTimes } from '../testing/leg-times.ts'
import { openDesk } from '../testing/orders.ts'
import { PlainHall } from '../testing/plain-hall.ts'
import { resultsOf } from './results.ts'

const rows = `SELECT visit, number, state, staff, wait_ms AS wait, service_ms AS service, held_ms AS held, holds,
  calls, coalesce(documents, 0) AS documents, out_of_turn AS outOfTurn FROM leg ORDER BY visit, number`

/** Random days in a hall that is kept, each looked at when it has ended. */
async function playKeptDays(look: (hall: KeptHall, told: readonly LegTimes[]) => void): Promise<void> {
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
    expect(Math.min(held, passed)).toBeGreaterThan(10)
  })
})

describe('results of a specialist', () => {
  it('are always what the journal adds up to, and those of all add up to the hall', async () => {
    let served = 0
    await playKeptDays((hall, told) => {
      const { date } = hall.day
      const people = [...new Set(told.flatMap(({ staff }) => staff ?? []))]
      const real = people.map((id) => resultsOf(hall.store.legs.of(id, date, date)).total)
      expect(real.map(bare)).toEqual(people.map((id) => addedUp(told.filter(({ staff }) => staff === id))))
      const inAll = real.reduce((sum, figures) => sum + figures.served, 0)
      expect(inAll).toBe(hall.day.totals.served)
      for (const id of people) expectSameAsScreen(hall, id, date)
      served += inAll
    })
    expect(served).toBeGreaterThan(15)
  })
})

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
  const { served, noShow, serviceMs } = resultsOf(hall.store.legs.of(id, date, date)).total
  expect(hall.day.staff.get(id) ?? { served: 0, noShow: 0, serviceMs: 0 }).toEqual({
    served,
    noShow,
    serviceMs,
  })
}
