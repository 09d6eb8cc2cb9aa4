import { join } from 'node:path'
import type { Schedule } from '@chered/protocol/schedule'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { dateAfter } from '../domain/schedule/day-clock.ts'
import { localDate } from '../domain/time.ts'
import { openStore } from '../store/open-store.ts'
import { minute, nineOClock, staffId } from '../testing/example-office.ts'
import { bookableOffice, exceptionOn, resourceId, specialist } from '../testing/example-schedule.ts'
import { fixedClock } from '../testing/fixed-clock.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { openOfficeKeeper } from './office-keeper.ts'
import { openScheduleKeeper } from './schedule-keeper.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())
let made = 0

const zone = 'Europe/Moscow'
const horizon = 12
const step = fc.oneof(
  fc.record({ do: fc.constant('save' as const), leave: fc.nat(horizon) }),
  fc.record({ do: fc.constant('submit' as const), from: fc.nat(6) }),
  fc.record({ do: fc.constantFrom('approve' as const, 'reject' as const), version: fc.nat(4) }),
  fc.record({ do: fc.constantFrom('withdraw' as const, 'next-day' as const, 'restart' as const) }),
)

/** What was approved, as one would write it on paper: on which dates the specialist has leave, and from when it counts. */
interface Approved {
  readonly from: string
  readonly leave: string | null
}

test('however versions are drafted and decided, a date is worked by the last approved whose time has come, and no past date changes', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const clock = fixedClock(nineOClock)
      const store = openStore(join(folder.path, `${++made}.db`))
      const office = openOfficeKeeper(store.office, clock, () => bookableOffice().office)
      const open = () =>
        openScheduleKeeper({
          table: store.schedule,
          office,
          clock,
          nameOf: (id) => id,
          staff: () => [specialist('anna')],
          bookings: () => [],
          firstCalendars: [],
        })
      let keeper = open()
      const first = keeper.overview().inForce.schedule
      const begin = localDate(clock.now(), zone)
      const approved: Approved[] = [{ from: begin, leave: null }]
      const drafted = new Map<string, string>()
      const lived = new Map<string, boolean>()
      const today = () => localDate(clock.now(), zone)
      const works = (n: number) => {
        const plan = keeper.planner.day(dateAfter(begin, n))
        return plan.resources.get(resourceId('anna'))?.reason !== 'leave'
      }
      try {
        for (const now of steps) {
          const { open: under, past } = keeper.overview()
          switch (now.do) {
            case 'save': {
              const on = dateAfter(begin, now.leave)
              const target = { kind: 'resource', resourceId: resourceId('anna') } as const
              const rows = [...first.rows, exceptionOn(target, on, [], { reason: 'leave' })]
              const schedule: Schedule = { ...first, rows }
              const answer = keeper.saveDraft(
                { revision: under?.revision ?? null, schedule },
                staffId('admin'),
              )
              expect(answer.ok).toBe(under?.state !== 'submitted')
              if (answer.ok) drafted.set(answer.value.id, on)
              break
            }
            case 'submit':
              if (under) {
                const inForceFrom = dateAfter(today(), now.from)
                keeper.submit({ revision: under.revision, inForceFrom }, staffId('admin'))
              }
              break
            case 'approve':
            case 'reject': {
              const chosen = past[now.version]
              if (!chosen) break
              const answer = keeper[now.do](chosen.id, null, staffId('head'))
              const ready = chosen.state === 'submitted'
              const decided = now.do === 'approve' ? 'approved' : 'rejected'
              expect(answer.ok).toBe(ready || chosen.state === decided)
              if (ready && now.do === 'approve') {
                const from = [chosen.inForceFrom ?? '', today()].sort().at(-1) ?? ''
                approved.push({ from, leave: drafted.get(chosen.id) ?? null })
              }
              break
            }
            case 'withdraw':
              expect(keeper.withdraw(staffId('admin')).ok).toBe(under !== null)
              break
            case 'next-day':
              clock.advance(24 * 60 * minute)
              break
            case 'restart':
              keeper = open()
          }
          const opened = keeper
            .overview()
            .past.filter(({ state }) => state === 'draft' || state === 'submitted')
          expect(opened.length).toBeLessThanOrEqual(1)
          for (let n = 0; n <= horizon; n++) {
            const date = dateAfter(begin, n)
            const holds = approved.findLast(({ from }) => from <= date)
            expect([date, works(n)]).toEqual([date, holds?.leave !== date])
            if (date < today()) {
              expect(works(n)).toBe(lived.get(date) ?? works(n))
              lived.set(date, works(n))
            }
          }
        }
      } finally {
        store.close()
      }
    }),
    { numRuns: 40 },
  )
})
