import { type RefusalCode, refusals } from '@chered/protocol/refusals'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { largeOffice, nineOClock, smallOffice } from '../../testing/example-office.ts'
import { Hall } from '../../testing/hall.ts'
import { hallSteps, type RealHall } from '../../testing/hall-commands.ts'
import { PlainHall } from '../../testing/plain-hall.ts'
import { officeRules } from '../office/office-rules.ts'
import { sequenceFor } from '../queue/sequence.ts'
import type { DayCommand } from './commands.ts'
import { canonicalDay, deskState } from './day.ts'
import { evolve } from './evolve.ts'

/** Runs a day of random steps against the pure core; `look` sees it before each command. */
async function playDays(look: (hall: Hall, command: DayCommand) => () => void, numRuns = 300): Promise<void> {
  const office = smallOffice({ walkInsPerDay: 30 })
  await fc.assert(
    fc.asyncProperty(
      fc.commands(hallSteps(office, 'core'), { maxCommands: 120, size: 'max' }),
      async (steps) => {
        const hall = new Hall(officeRules(office))
        const real: RealHall = {
          get day() {
            return hall.day
          },
          submit(command) {
            const then = look(hall, command)
            const before = hall.journal.length
            const decision = hall.do(command)
            then()
            return Promise.resolve(
              decision.ok ? { ok: true, recorded: hall.journal.slice(before) } : decision,
            )
          },
          advance(ms) {
            hall.at += ms
          },
          restart: () => Promise.resolve(),
          past: [],
        }
        await fc.asyncModelRun(() => ({ model: new PlainHall(office, hall.at), real }), steps)
      },
    ),
    { numRuns },
  )
}

describe('an office day', () => {
  it('always does what the plain hall does: one state a leg, one visitor a desk, the right one next', async () => {
    await playDays(() => () => undefined, 600)
  })

  it('replayed from its journal is always the same, byte for byte', async () => {
    await playDays((hall) => () => expect(canonicalDay(hall.replayed())).toBe(canonicalDay(hall.day)), 60)
  })

  it('is never changed by a command that is refused, and every refusal has a stable code', async () => {
    await playDays((hall) => {
      const before = canonicalDay(hall.day)
      const events = hall.journal.length
      const at = hall.day
      return () => {
        // The old day stays whole whatever became of the command: a turn can be undone by keeping it.
        expect(canonicalDay(at)).toBe(before)
        if (hall.journal.length === events) expect(hall.day).toBe(at)
      }
    }, 60)
    const known = (code: RefusalCode) => expect(Object.keys(refusals)).toContain(code)
    known('nobody-waiting')
  })

  it('gives to call-next exactly the first whom the desk was shown as next, by the same rule', async () => {
    await playDays((hall, command) => {
      const desk = command.type === 'call-next' ? deskState(hall.day, command.deskId) : null
      if (command.type !== 'call-next' || desk?.state !== 'open' || desk.inFront !== null)
        return () => undefined
      const shown = sequenceFor(hall.day, desk, hall.at, 1)[0]
      const { seq } = hall.day
      return () => {
        const called = hall.journal.find((r) => r.seq === seq + 1)?.event
        const told = called?.type === 'VisitorCalled' ? [called.visitId, called.reason.rule] : undefined
        expect(told).toEqual(shown && [shown.visit.id, shown.rule])
      }
    })
  })

  it('two desks that call at the same moment always get different visitors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 2, max: 40 }), (waiting, desks) => {
        const office = largeOffice()
        const hall = new Hall(officeRules(office))
        const all = office.services.map((s) => s.id)
        for (const { id } of office.desks.slice(0, desks)) {
          hall.must({
            type: 'open-desk',
            deskId: id,
            staffId: `at-${id}` as never,
            primary: all,
            secondary: [],
          })
        }
        for (let i = 0; i < waiting; i++) {
          hall.must({
            type: 'issue-ticket',
            visitId: `visit-${i}` as never,
            token: `token-${i}` as never,
            serviceId: all[i % all.length] as never,
            alsoServiceId: null,
            language: 'ru',
            channel: 'kiosk',
            categoryId: null,
            print: null,
          })
        }
        const comes = office.desks.slice(0, desks).flatMap(({ id }) => {
          const decision = hall.do({ type: 'call-next', deskId: id, staffId: `at-${id}` as never })
          if (!decision.ok) expect(decision.refusal.code).toBe('nobody-waiting')
          return decision.ok
            ? decision.events.map((e) => (e.type === 'VisitorCalled' ? e.visitId : null))
            : []
        })
        expect(comes.length).toBe(Math.min(waiting, desks))
        expect(new Set(comes).size).toBe(comes.length)
      }),
      { numRuns: 50 },
    )
  })

  it('ends whole: nobody waits, no desk is open, everybody has come to an end', async () => {
    await playDays((hall, command) => {
      if (command.type !== 'close-desk') return () => undefined
      const evening = new Hall(hall.rules, hall.at)
      for (const { at, event } of hall.journal.slice(1)) {
        evening.at = at
        evening.record(event)
      }
      evening.at = hall.at
      evening.must({ type: 'end-day' })
      const open = [...evening.day.visits.values()].filter((v) =>
        ['waiting', 'called', 'serving'].includes(v.leg.now.state),
      )
      expect(open).toEqual([])
      expect([...evening.day.desks.values()].filter((d) => d.now.state !== 'closed')).toEqual([])
      expect(evening.day.lines.size).toBe(0)
      const { issued } = evening.day.totals
      const ends = [...evening.day.visits.values()].map((v) => v.leg.now.state)
      expect(ends.length).toBe(issued)
      return () => undefined
    }, 60)
  })
})

describe('a journal that does not fit its day', () => {
  const hall = new Hall(officeRules(smallOffice()))
  const event = { type: 'DeskClosed', deskId: 'desk-1' as never } as const

  it('throws, naming the day and the event', () => {
    expect(() => evolve(hall.day, { seq: 5, at: nineOClock, event })).toThrow(
      /2026-11-23: event 5 DeskClosed/,
    )
  })
  it('throws when its time runs backwards', () => {
    expect(() => evolve(hall.day, { seq: 2, at: nineOClock - 1, event })).toThrow(
      /earlier than the one before/,
    )
  })
})
