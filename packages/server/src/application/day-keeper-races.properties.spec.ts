import { ticketText } from '@chered/protocol/ticket-text'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { DayCommand } from '../domain/day/commands.ts'
import { largeOffice, smallOffice } from '../testing/example-office.ts'
import type { Answered } from '../testing/hall-commands.ts'
import { faultsOf } from '../testing/hall-invariants.ts'
import { KeptHall } from '../testing/kept-hall.ts'
import { callChosen, callNext, finish, issue, openDesk, start } from '../testing/orders.ts'

let hall: KeptHall | null = null
afterEach(async () => {
  await hall?.close()
  hall = null
})
async function fresh(office = smallOffice()): Promise<KeptHall> {
  await hall?.close()
  hall = await KeptHall.open(office)
  return hall
}

const endOfTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

/**
 * Presses of several people in an order that the scheduler chooses. A press is
 * only made, never waited for, and the scheduler also chooses where a turn of
 * the event loop ends: so any presses can fall into one transaction, and any
 * can be parted by one.
 */
async function press(s: fc.Scheduler, kept: KeptHall, orders: readonly DayCommand[]): Promise<Answered[]> {
  const answers: Promise<Answered>[] = []
  const make = s.scheduleFunction(async (nth: number) => {
    const order = orders[nth]
    if (order) answers[nth] = kept.submit(order, null)
  })
  const turn = s.scheduleFunction(endOfTurn)
  const made = orders.map((_, nth) => make(nth))
  for (let i = 0; i < orders.length / 3; i++) made.push(turn())
  await s.waitAll()
  await Promise.all(made)
  return Promise.all(answers)
}

const calledBy = (answers: readonly Answered[]) =>
  answers.flatMap((answer) =>
    answer.ok
      ? answer.recorded.flatMap(({ event }) => (event.type === 'VisitorCalled' ? [event.visitId] : []))
      : [],
  )
const codes = (answers: readonly Answered[]) => answers.flatMap((a) => (a.ok ? [] : [a.refusal.code]))

describe('people who press together', () => {
  it('desks that call together always get different visitors, and no visitor is left out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 2, max: 12 }),
        fc.nat(14),
        async (s, desks, waiting) => {
          const kept = await fresh(largeOffice())
          const names = Array.from({ length: desks }, (_, i) => `desk-${i + 1}`)
          await kept.must(...names.map((name) => openDesk(name, ['service-0-0'])))
          for (let i = 0; i < waiting; i++) await kept.must(issue(`visit-${i}`, 'service-0-0'))
          const answers = await press(
            s,
            kept,
            names.map((name) => callNext(name)),
          )
          const called = calledBy(answers)
          expect(new Set(called).size).toBe(called.length)
          expect(called.length).toBe(Math.min(desks, waiting))
          expect(codes(answers)).toEqual(Array(Math.max(0, desks - waiting)).fill('nobody-waiting'))
          expect(faultsOf(kept.day)).toEqual([])
        },
      ),
      { numRuns: 30 },
    )
  })

  it('one visitor whom two desks choose comes to exactly one; the other is told, and gets the next', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (s) => {
        const kept = await fresh()
        await kept.must(openDesk('desk-1', ['passport']), openDesk('desk-2', ['passport']))
        await kept.must(issue('anna', 'passport'), issue('boris', 'passport'))
        const answers = await press(s, kept, [callChosen('desk-1', 'anna'), callChosen('desk-2', 'anna')])
        expect(calledBy(answers)).toEqual(['anna'])
        expect(codes(answers)).toEqual(['wrong-state'])
        const loser = answers[0]?.ok ? 'desk-2' : 'desk-1'
        expect(calledBy([await kept.submit(callNext(loser), null)])).toEqual(['boris'])
      }),
      { numRuns: 30 },
    )
  })

  it('a desk that presses twice gets one visitor, and the second press is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (s) => {
        const kept = await fresh()
        await kept.must(
          openDesk('desk-1', ['passport']),
          issue('anna', 'passport'),
          issue('boris', 'passport'),
        )
        const answers = await press(s, kept, [callNext('desk-1'), callNext('desk-1')])
        expect(calledBy(answers)).toEqual(['anna'])
        expect(codes(answers)).toEqual(['desk-busy'])
      }),
      { numRuns: 30 },
    )
  })

  it('issues, calls, cancellations in any order never give a number twice nor lose a ticket', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (s) => {
        const kept = await fresh()
        await kept.must(
          openDesk('desk-1', ['passport', 'copy']),
          openDesk('desk-2', ['lawyer'], ['passport']),
        )
        const orders: DayCommand[] = []
        for (let i = 0; i < 16; i++) {
          orders.push(issue(`visit-${i}`, ['passport', 'copy', 'lawyer'][i % 3] ?? ''))
          if (i % 4 === 0) orders.push(callNext('desk-1'), callNext('desk-2'))
          if (i % 5 === 0) orders.push({ type: 'cancel', visitId: `visit-${i}` as never })
          if (i % 6 === 0) orders.push(start('desk-1', `visit-${i}`), finish('desk-1', `visit-${i}`))
        }
        await press(s, kept, orders)
        expect(kept.day.visits.size).toBe(16)
        expect(faultsOf(kept.day)).toEqual([])
        expect(kept.broken).toEqual([])
        await kept.restart()
        expect(kept.day.visits.size).toBe(16)
      }),
      { numRuns: 30 },
    )
  })

  it('8 clients of 40 tickets each get 320 different numbers, each its own, each from 1 to 320 once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (s) => {
        const kept = await fresh()
        const orders = Array.from({ length: 320 }, (_, i) => issue(`client-${i % 8}-${i >> 3}`, 'passport'))
        const answers = await press(s, kept, orders)
        const numbers = answers.map((answer, i) => {
          const event = answer.ok ? answer.recorded[0]?.event : undefined
          if (event?.type !== 'VisitIssued') throw new Error('no ticket')
          expect(event.visitId).toBe(`client-${i % 8}-${i >> 3}`)
          return ticketText(event.ticket)
        })
        const all = Array.from({ length: 320 }, (_, i) => `А${String(i + 1).padStart(3, '0')}`)
        expect(numbers.toSorted()).toEqual(all)
      }),
      { numRuns: 5 },
    )
  })
})

describe('one turn of the event loop', () => {
  it('is one transaction, however many presses fall into it', async () => {
    let turns = 0
    const kept = await KeptHall.open(smallOffice(), (journal) => ({
      ...journal,
      append: (turn) => {
        turns++
        journal.append(turn)
      },
    }))
    hall = kept
    const before = turns
    await Promise.all(
      Array.from({ length: 50 }, (_, i) => kept.submit(issue(`visit-${i}`, 'passport'), null)),
    )
    expect(turns - before).toBe(1)
  })
})
