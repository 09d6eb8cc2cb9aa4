import type { BookingId, CheckInCode } from '@chered/protocol/ids'
import type { BookingChannel } from '@chered/protocol/schedule'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { DiaryCommand } from '../domain/diary/commands.ts'
import { canonicalDiary } from '../domain/diary/diary.ts'
import type { DiaryDecision } from '../domain/diary/diary-decision.ts'
import { diarySteps, expectNobodyLost, expectNoMomentTwice } from '../testing/diary-commands.ts'
import { eight, needsOf } from '../testing/diary-orders.ts'
import { monday } from '../testing/example-office.ts'
import { type ExampleDay, momentAt } from '../testing/example-plans.ts'
import { KeptDiary } from '../testing/kept-diary.ts'
import { PlainDiary } from '../testing/plain-diary.ts'

let kept: KeptDiary | null = null
afterEach(() => {
  kept?.close()
  kept = null
})
function fresh(day?: ExampleDay): KeptDiary {
  kept?.close()
  kept = new KeptDiary(day)
  return kept
}

describe('the diary on disk', () => {
  it('always does what the plain diary does, with restarts in between, and gives the same from rows and from its record', () => {
    fc.assert(
      fc.property(fc.commands(diarySteps('lasting'), { maxCommands: 90, size: 'max' }), (steps) => {
        const real = fresh()
        const model = new PlainDiary(real.planner, eight, needsOf)
        fc.modelRun(() => ({ model, real }), steps)
        expectNobodyLost(real.diary, model)
        real.restart()
      }),
      { numRuns: 60 },
    )
  })
})

const channels: readonly BookingChannel[] = ['portal', 'contactCentre', 'kiosk', 'reception']

/** One unit of each channel, and after eight o'clock they are everybody's. */
const oneEach: ExampleDay = {
  quotas: { releaseUnsoldMinutesBefore: 60 },
  resources: [{ id: 'anna', shifts: [{ hours: '09:00-09:40', primary: ['copy'], units: 'pckr' }] }],
}
const holdOf = (nth: number, channel: BookingChannel, minutes: number): DiaryCommand => ({
  type: 'hold',
  bookingId: `booking-${nth}` as BookingId,
  channel,
  services: [{ serviceId: 'copy' as never, count: 1 }],
  start: momentAt(monday, '09:00') + minutes * 60_000,
  resourceId: null,
  language: 'ru',
  codes: [String(100_000 + nth) as CheckInCode],
})
const confirmOf = (nth: number): DiaryCommand => ({
  type: 'confirm',
  bookingId: `booking-${nth}` as BookingId,
  applicationNumber: null,
})

const endOfTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

/**
 * Presses in an order that the scheduler chooses, which also chooses where a
 * turn of the event loop ends and which turn the disk refuses: any presses can
 * fall into one transaction, and any can be parted by one.
 */
async function press(
  s: fc.Scheduler,
  diary: KeptDiary,
  orders: readonly DiaryCommand[],
  breaks: readonly number[] = [],
): Promise<(DiaryDecision | 'not-written')[]> {
  const answers: Promise<DiaryDecision | 'not-written'>[] = []
  const make = s.scheduleFunction(async (nth: number) => {
    const order = orders[nth]
    if (order) answers[nth] = diary.press(order)
  })
  const turn = s.scheduleFunction(async (after: number | null) => {
    if (after !== null) diary.breakAfter = after
    await endOfTurn()
  })
  const made = orders.map((_, nth) => make(nth))
  for (let i = 0; i < orders.length / 3; i++) made.push(turn(breaks[i] ?? null))
  await s.waitAll()
  await Promise.all(made)
  return Promise.all(answers)
}

const codeOf = (answer: DiaryDecision | 'not-written' | undefined) => {
  if (answer === undefined || answer === 'not-written') return answer
  return answer.ok ? 'ok' : answer.refusal.code
}

describe('people who book together', () => {
  it('four channels that want the last unit together: always one gets it, the others hear that it is taken', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 4, max: 12 }), async (s, many) => {
        const diary = fresh(oneEach)
        diary.at = eight
        const orders = Array.from({ length: many }, (_, nth) => holdOf(nth, channels[nth % 4] ?? 'portal', 0))
        const answers = await press(s, diary, orders)
        expect(answers.map(codeOf).sort()).toEqual(['ok', ...Array(many - 1).fill('slot-taken')])
        diary.restart()
        expect([...diary.diary.bookings.values()]).toHaveLength(1)
      }),
      { numRuns: 60 },
    )
  })

  it('before the release no channel ever gets more than its quota, whoever presses first', async () => {
    const wish = fc.record({ channel: fc.constantFrom(...channels), unit: fc.nat(3) })
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(wish, { minLength: 4, maxLength: 16 }), async (s, wishes) => {
        const diary = fresh(oneEach)
        diary.at = eight - 60_000
        await press(
          s,
          diary,
          wishes.map(({ channel, unit }, nth) => holdOf(nth, channel, unit * 10)),
        )
        const sold = [...diary.diary.bookings.values()].map(({ channel, interval }) => {
          const unit = (interval.start - momentAt(monday, '09:00')) / 600_000
          return [channel, channels[unit]]
        })
        for (const [channel, owner] of sold) expect(channel).toBe(owner)
        expect(sold).toHaveLength(
          new Set(wishes.filter((w) => channels[w.unit] === w.channel).map((w) => w.unit)).size,
        )
      }),
      { numRuns: 60 },
    )
  })

  it('in whatever order people hold, confirm, move, cancel and the disk fails, no minute is given twice and what was answered is there', async () => {
    const wish = fc.record({
      kind: fc.constantFrom('hold', 'hold', 'confirm', 'move', 'cancel-booking', 'settle'),
      booking: fc.nat(6),
      channel: fc.constantFrom(...channels),
      unit: fc.nat(3),
    })
    let notWritten = 0
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(wish, { minLength: 6, maxLength: 24 }),
        fc.array(fc.option(fc.nat(3), { nil: 99 }), { maxLength: 6 }),
        async (s, wishes, breaks) => {
          const diary = fresh(oneEach)
          diary.at = eight
          const orders = wishes.map(({ kind, booking, channel, unit }): DiaryCommand => {
            const bookingId = `booking-${booking}` as BookingId
            if (kind === 'hold') return holdOf(booking, channel, unit * 10)
            if (kind === 'confirm') return confirmOf(booking)
            if (kind === 'settle') return { type: kind, today: monday, ended: false }
            if (kind === 'cancel-booking') return { type: kind, bookingId }
            const start = momentAt(monday, '09:00') + unit * 600_000
            return { type: 'move', bookingId, start, resourceId: null, version: null, channel: 'any' }
          })
          const answers = await press(s, diary, orders, breaks)
          const before = canonicalDiary(diary.diary)
          diary.restart()
          expect(canonicalDiary(diary.diary)).toBe(before)
          expectNoMomentTwice([...diary.diary.bookings.values()], diary.at)
          for (const [nth, answer] of answers.entries()) {
            if (codeOf(answer) === 'not-written') notWritten++
            const order = orders[nth]
            if (order?.type !== 'confirm' || codeOf(answer) !== 'ok') continue
            const state = diary.diary.bookings.get(order.bookingId)?.now.state
            expect(['booked', 'cancelled']).toContain(state)
          }
        },
      ),
      { numRuns: 60 },
    )
    expect(notWritten).toBeGreaterThan(10)
  })
})
