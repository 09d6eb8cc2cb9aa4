import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalDay, emptyDay } from '../domain/day/day.ts'
import type { Recorded } from '../domain/day/events.ts'
import { evolve } from '../domain/day/evolve.ts'
import { isOpen } from '../domain/visit/visit.ts'
import { exampleWalkIns, smallOffice } from '../testing/example-office.ts'
import { hallSteps } from '../testing/hall-commands.ts'
import { KeptHall } from '../testing/kept-hall.ts'
import { PlainHall } from '../testing/plain-hall.ts'

interface LegRow {
  visit: string
  number: number
  state: string
  since: number
  call_by: number
  service: string
}

describe('a day that is kept', () => {
  it('always does what the plain hall does, through repeats, restarts and clocks set back', async () => {
    const office = smallOffice({ recallsBeforeNoShow: 1 })
    const walkIns = exampleWalkIns({ perDay: 20 })
    const steps = fc.commands(hallSteps(office, 'lasting'), { maxCommands: 70, size: 'max' })
    await fc.assert(
      fc.asyncProperty(steps, async (day) => {
        const real = await KeptHall.open(office)
        real.walkIns = walkIns
        try {
          await fc.asyncModelRun(
            () => ({ model: new PlainHall(office, real.clock.now(), walkIns), real }),
            day,
          )
          expect(real.broken).toEqual([])
          await real.restart()
          const written: Recorded[] = [...real.store.journal.read(real.day.date)]
          expect(canonicalDay(written.reduce(evolve, emptyDay()))).toBe(canonicalDay(real.day))
          const times = written.map(({ at }) => at)
          expect(times).toEqual(times.toSorted((a, b) => a - b))
          expectLegsOnRecord(real)
          await real.must({ type: 'end-day' })
          expectLegsOnRecord(real)
        } finally {
          await real.close()
        }
      }),
      { numRuns: 60 },
    )
  })
})

/** The rows that reports read say of every leg that has ended what the day says. */
function expectLegsOnRecord(hall: KeptHall): void {
  const rows = hall.store.database
    .prepare('SELECT visit, number, state, since, call_by, service FROM leg ORDER BY visit, number')
    .all() as LegRow[]
  const told = [...hall.day.visits.values()].flatMap(({ id, past, leg }) =>
    [...past, leg]
      .filter((l) => !isOpen(l))
      .map((l): LegRow => {
        const { number, now, since, place, serviceId } = l
        return { visit: id, number, state: now.state, since, call_by: place.callBy, service: serviceId }
      }),
  )
  const order = (a: LegRow, b: LegRow) =>
    a.visit === b.visit ? a.number - b.number : a.visit < b.visit ? -1 : 1
  expect(rows.toSorted(order)).toEqual(told.toSorted(order))
}
