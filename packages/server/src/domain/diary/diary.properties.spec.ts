import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diarySteps, expectNobodyLost, type RealDiary } from '../../testing/diary-commands.ts'
import { eight, needsOf } from '../../testing/diary-orders.ts'
import { bookingOffice, ExamplePlanner, ordinaryDay } from '../../testing/example-plans.ts'
import { PlainDiary } from '../../testing/plain-diary.ts'
import { officeRules } from '../office/office-rules.ts'
import { decideDiary } from './decide-diary.ts'
import { canonicalDiary, emptyDiary } from './diary.ts'
import type { DiaryRecorded } from './events.ts'
import { evolveDiary } from './evolve-diary.ts'
import { restoreDiary } from './restore-diary.ts'

const rules = officeRules(bookingOffice())

function coreDiary(): RealDiary & { readonly record: DiaryRecorded[]; readonly seen: Set<string> } {
  let diary = emptyDiary()
  const planner = new ExamplePlanner(ordinaryDay)
  const record: DiaryRecorded[] = []
  const seen = new Set<string>()
  return {
    seen,
    get diary() {
      return diary
    },
    planner,
    record,
    past: [],
    submit(command, at) {
      const decision = decideDiary(diary, command, { at, planner, rules })
      if (!decision.ok) {
        seen.add(decision.refusal.code)
        return decision
      }
      const gaveUp = decision.events.filter((event) => event.type === 'BookingDisplaced')
      const moved = decision.events.filter((event) => event.type === 'BookingMoved')
      if (gaveUp.some((one) => moved.some((other) => other.bookingId === one.bookingId))) seen.add('circle')
      for (const event of decision.events) {
        const recorded = { seq: diary.seq + 1, at, event }
        diary = evolveDiary(diary, recorded)
        record.push(recorded)
      }
      return decision
    },
    restart: () => undefined,
  }
}

describe('a diary of booked visits', () => {
  it('always does what the plain diary does: no moment twice, no quota passed, nobody lost', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.commands(diarySteps('core'), { maxCommands: 140, size: 'max' }), (steps) => {
        const real = coreDiary()
        const model = new PlainDiary(real.planner, eight, needsOf)
        fc.modelRun(() => ({ model, real }), steps)
        expectNobodyLost(real.diary, model)
        for (const { event } of real.record) seen.add(event.type)
        for (const what of real.seen) seen.add(what)
        // Replaying the record, and restoring the rows, give the same diary byte for byte.
        const replayed = real.record.reduce(evolveDiary, emptyDiary())
        expect(canonicalDiary(replayed)).toBe(canonicalDiary(real.diary))
        const rows = [...real.diary.bookings.values()].reverse()
        const restored = restoreDiary(rows, real.diary.seq, real.diary.lastAt)
        expect(canonicalDiary(restored)).toBe(canonicalDiary(real.diary))
      }),
      { numRuns: 250 },
    )
    // Every fact and every refusal came about, so that nothing of this was proved of empty days.
    expect([...seen].sort()).toEqual([
      'BookingCancelled',
      'BookingCheckedIn',
      'BookingConfirmed',
      'BookingDisplaced',
      'BookingEnded',
      'BookingMoved',
      'BookingRestored',
      'HoldExpired',
      'IntervalHeld',
      'already-checked-in',
      'bad-request',
      'booking-changed',
      'booking-unknown',
      'circle',
      'command-reused',
      'hold-expired',
      'needs-relocation',
      'not-competent',
      'quota-exhausted',
      'schedule-changed',
      'service-not-bookable',
      'service-unknown',
      'slot-beyond-horizon',
      'slot-in-past',
      'slot-taken',
      'wrong-state',
    ])
  })
})
