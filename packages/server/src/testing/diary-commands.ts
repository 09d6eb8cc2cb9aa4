import type { BookingId } from '@chered/protocol/ids'
import type { BookingChannel } from '@chered/protocol/schedule'
import fc from 'fast-check'
import { expect } from 'vitest'
import { type Booking, isOver, occupiesAt } from '../domain/diary/booking.ts'
import type { DiaryCommand } from '../domain/diary/commands.ts'
import { canonicalDiary, type Diary } from '../domain/diary/diary.ts'
import type { DiaryDecision } from '../domain/diary/diary-decision.ts'
import type { DiaryEvent } from '../domain/diary/events.ts'
import { keptSince } from '../domain/diary/restore-diary.ts'
import type { Planner } from '../domain/schedule/day-plan.ts'
import { eight, orderOf, sets, type Wish } from './diary-orders.ts'
import { type ExampleDay, ordinaryDay, otherDays } from './example-plans.ts'
import { dateOf, type PlainDiary } from './plain-diary.ts'

const minuteMs = 60_000

/** A diary under test: the pure core alone, or all of it down to the disk. */
export interface RealDiary {
  readonly diary: Diary
  readonly planner: Planner & { change(day: ExampleDay): void }
  submit(command: DiaryCommand, at: number): DiaryDecision
  /** Closed and opened again; nothing for the core alone. */
  restart(): void
  /** Granted orders so far, for repeating one of them. */
  readonly past: DiaryCommand[]
}

type Step = fc.Command<PlainDiary, RealDiary>

class Give implements Step {
  readonly #wish: Wish
  constructor(wish: Wish) {
    this.#wish = wish
  }
  check(): boolean {
    return true
  }
  run(plain: PlainDiary, real: RealDiary): void {
    const command = orderOf(this.#wish, plain)
    const before = real.diary
    const same = canonicalDiary(before)
    const decision = real.submit(command, plain.now)
    expect(canonicalDiary(before)).toBe(same)
    const code = decision.ok ? null : decision.refusal.code
    const wasStates = new Map(
      plain.bookings.map((b) => [b.id, `${b.state} ${b.resource} ${b.start} ${b.end}`]),
    )
    expect([command, code]).toEqual([command, plain.take(command)])
    if (!decision.ok) expect(canonicalDiary(real.diary)).toBe(same)
    else {
      expectWithinQuota(decision.events, command, plain)
      real.past.push(command)
    }
    expectSameDiary(real.diary, plain, wasStates)
    // The same order again at once: nothing more happens.
    const { seq } = real.diary
    const again = real.submit(command, plain.now)
    expect([real.diary.seq, again.ok ? again.events : []]).toEqual([seq, []])
  }
  toString(): string {
    return `${this.#wish.type}(${JSON.stringify(this.#wish)})`
  }
}

class LetTimeGoBy implements Step {
  readonly #ms: number
  constructor(ms: number) {
    this.#ms = ms
  }
  check(plain: Readonly<PlainDiary>): boolean {
    return plain.now + this.#ms < eight + 4 * 86_400_000
  }
  run(plain: PlainDiary, real: RealDiary): void {
    plain.now += this.#ms
    expectSameDiary(real.diary, plain, null)
  }
  toString(): string {
    return `wait(${this.#ms / minuteMs} min)`
  }
}

/** The schedule becomes another one; `follow-plan` comes when it comes. */
class ChangePlan implements Step {
  readonly #nth: number
  constructor(nth: number) {
    this.#nth = nth
  }
  check(): boolean {
    return true
  }
  run(plain: PlainDiary, real: RealDiary): void {
    real.planner.change([ordinaryDay, ...otherDays][this.#nth] ?? ordinaryDay)
    expectSameDiary(real.diary, plain, null)
  }
  toString(): string {
    return `plan(${this.#nth})`
  }
}

/** An order that was granted long ago comes once more: a hold, a confirmation or a cancellation still changes nothing. */
class RepeatLate implements Step {
  readonly #nth: number
  constructor(nth: number) {
    this.#nth = nth
  }
  check(): boolean {
    return true
  }
  run(plain: PlainDiary, real: RealDiary): void {
    const kinds = ['hold', 'confirm', 'cancel-booking', 'check-in', 'conclude', 'reassign']
    const past = real.past.filter(({ type }) => kinds.includes(type))
    const command = past[this.#nth % Math.max(1, past.length)]
    // A reassignment of nobody, or to where all are, says nothing at any time.
    if (!command) return
    // A booking that was forgotten can be held again by its id; the store knows it then.
    if ('bookingId' in command && !real.diary.bookings.has(command.bookingId)) return
    const { seq } = real.diary
    real.submit(command, plain.now)
    expect([command, real.diary.seq]).toEqual([command, seq])
  }
  toString(): string {
    return `repeat(${this.#nth})`
  }
}

class Restart implements Step {
  check(): boolean {
    return true
  }
  run(plain: PlainDiary, real: RealDiary): void {
    real.restart()
    // What is past and over is read no more; the plain diary lets it go, and nothing else.
    const gone = plain.bookings.filter(({ id }) => !real.diary.bookings.has(id))
    const since = keptSince(real.diary.lastAt)
    for (const { id, state, start } of gone) {
      const open = ['held', 'booked', 'needs-relocation', 'checked-in'].includes(state)
      expect([id, open, dateOf(start) < since]).toEqual([id, false, true])
      plain.confirmed.delete(id)
    }
    plain.bookings = plain.bookings.filter((booking) => !gone.includes(booking))
    expectSameDiary(real.diary, plain, null)
  }
  toString(): string {
    return 'restart'
  }
}

/** Each unit that a channel got now was its own at this moment, or everybody's, and never the live queue's. */
function expectWithinQuota(events: readonly DiaryEvent[], command: DiaryCommand, plain: PlainDiary): void {
  const channel = command.type === 'hold' || command.type === 'move' ? command.channel : null
  if (channel === null) return
  for (const event of events) {
    if (event.type !== 'IntervalHeld' && event.type !== 'BookingMoved') continue
    const { resourceId: id, date, start, end } = event.type === 'IntervalHeld' ? event.interval : event.to
    const plan = plain.planner.day(date)
    const units = (plan.resources.get(id)?.shifts ?? [])
      .flatMap((shift) => shift.units)
      .filter((unit) => unit.start < end && start < unit.end)
    expect(units.reduce((sum, unit) => sum + unit.end - unit.start, 0)).toBe(end - start)
    for (const unit of units) {
      expect(unit.channel).not.toBe('live')
      if (unit.channel === channel || channel === 'any') continue
      const releasedAt = unit.start - plan.quotas.releaseUnsoldMinutesBefore * minuteMs
      expect(plain.now).toBeGreaterThanOrEqual(releasedAt)
    }
  }
}

/** The state with a hold that is over and one that was let go as one: nobody can tell them apart. */
function seen(state: string, over: boolean): string {
  return over ? 'hold-expired' : state
}

function expectSameDiary(diary: Diary, plain: PlainDiary, was: ReadonlyMap<BookingId, string> | null): void {
  const { now } = plain
  expect(diary.bookings.size).toBe(plain.bookings.length)
  expectNoMomentTwice([...diary.bookings.values()], now)
  const codes = new Set<string>()
  for (const expected of plain.bookings) {
    const booking = diary.bookings.get(expected.id)
    if (!booking) throw new Error(`booking ${expected.id} is lost`)
    const over = expected.state === 'held' && expected.until <= now
    const { resourceId: resource, start, end } = booking.interval
    expect([expected.id, seen(booking.now.state, isOver(booking, now)), resource, start, end]).toEqual([
      expected.id,
      seen(expected.state, over),
      expected.resource,
      expected.start,
      expected.end,
    ])
    const text = `${expected.state} ${expected.resource} ${expected.start} ${expected.end}`
    const quiet = over || expected.state === 'hold-expired'
    if (!quiet && was?.get(expected.id) === text) expect(booking.version).toBe(expected.version)
    if (was !== null && !quiet && was.get(expected.id) !== text) {
      expect(booking.version).toBeGreaterThan(expected.version)
    }
    expected.version = booking.version
    if (booking.code !== null && end + 86_400_000 > now) {
      expect([booking.code, codes.has(booking.code)]).toEqual([booking.code, false])
      codes.add(booking.code)
    }
  }
}

/** The one promise of all: a minute of a resource is one booking's. */
export function expectNoMomentTwice(bookings: readonly Booking[], now: number): void {
  const minutes = new Map<string, BookingId>()
  for (const booking of bookings) {
    if (!occupiesAt(booking, now)) continue
    const { resourceId: id, start, end } = booking.interval
    for (let at = start; at < end; at += minuteMs) {
      const key = `${id} ${at}`
      const other = minutes.get(key)
      if (other !== undefined) throw new Error(`${key} is given to ${other} and to ${booking.bookingId}`)
      minutes.set(key, booking.bookingId)
    }
  }
}

/** Whoever was confirmed still stands, has come to an end of its own, or was cancelled by somebody. */
export function expectNobodyLost(diary: Diary, plain: PlainDiary): void {
  for (const id of plain.confirmed) {
    const state = diary.bookings.get(id)?.now.state
    const kept = ['booked', 'needs-relocation', 'checked-in', 'served', 'no-show', 'not-served']
    if (state === 'cancelled') expect(plain.cancelled.has(id)).toBe(true)
    else expect([id, kept.includes(`${state}`)]).toEqual([id, true])
  }
}

const share: readonly (readonly [DiaryCommand['type'], number])[] = [
  ['hold', 22],
  ['confirm', 8],
  ['cancel-booking', 2],
  ['move', 7],
  ['reassign', 5],
  ['check-in', 2],
  ['conclude', 2],
  ['settle', 2],
  ['follow-plan', 3],
]

/** Steps in the life of a diary; `lasting` adds restarts, which only a store can stand. */
export function diarySteps(kind: 'core' | 'lasting'): fc.Arbitrary<Step>[] {
  const channel = fc.constantFrom<BookingChannel[]>('portal', 'contactCentre', 'kiosk', 'reception')
  const tenth = fc.nat(20)
  const resource = fc.nat(5)
  const wishOf = (type: DiaryCommand['type']) =>
    fc
      .record<Wish>({
        type: fc.constant(type),
        booking: fc.nat(40),
        channel,
        set: fc.oneof({ weight: 8, arbitrary: fc.nat(5) }, fc.nat(sets.length - 1)),
        day: fc.oneof({ weight: 6, arbitrary: fc.nat(1) }, fc.nat(3)),
        tenth,
        resource,
        aim: fc.nat(9),
        stray: fc.nat(9),
        others: fc.array(fc.record({ booking: fc.nat(40), tenth, resource }), { maxLength: 5 }),
      })
      .map((wish): Step => new Give(wish))
  const steps = share.flatMap(([type, times]) => Array<fc.Arbitrary<Step>>(times).fill(wishOf(type)))
  const waits = fc
    .constantFrom(1, 1, 1, 2, 2, 5, 5, 10, 30, 60, 900)
    .map((min): Step => new LetTimeGoBy(min * minuteMs))
  steps.push(...Array<fc.Arbitrary<Step>>(5).fill(waits))
  steps.push(...Array<fc.Arbitrary<Step>>(3).fill(fc.nat(60).map((nth): Step => new RepeatLate(nth))))
  const plans = fc.constantFrom(0, 0, 0, 1, 2, 3).map((nth): Step => new ChangePlan(nth))
  steps.push(plans)
  if (kind === 'lasting') {
    const restart = fc.constant(null).map((): Step => new Restart())
    steps.push(restart, restart)
  }
  return steps
}
