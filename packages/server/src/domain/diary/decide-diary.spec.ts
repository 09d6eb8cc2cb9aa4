import type { BookingId, CheckInCode, VisitId } from '@chered/protocol/ids'
import type { BookingChannel } from '@chered/protocol/schedule'
import { describe, expect, it } from 'vitest'
import { monday } from '../../testing/example-office.ts'
import {
  bookingOffice,
  type ExampleDay,
  ExamplePlanner,
  momentAt,
  ordinaryDay,
  resourceId,
} from '../../testing/example-plans.ts'
import { officeRules } from '../office/office-rules.ts'
import type { DiaryCommand } from './commands.ts'
import { decideDiary } from './decide-diary.ts'
import { bookingOfCode, type Diary, emptyDiary } from './diary.ts'
import type { DiaryDecision } from './diary-decision.ts'
import { evolveDiary } from './evolve-diary.ts'
import { forgetPast } from './restore-diary.ts'

const id = (text: string) => text as BookingId
const at = (time: string, date: string = monday) => momentAt(date, time)
const tuesday = '2026-11-24'

class Hand {
  now = at('07:00')
  diary: Diary = emptyDiary()
  readonly planner: ExamplePlanner
  readonly rules = officeRules(bookingOffice())
  #codes = 100_000

  constructor(day: ExampleDay = ordinaryDay) {
    this.planner = new ExamplePlanner(day)
  }

  do(command: DiaryCommand): DiaryDecision {
    const { planner, rules } = this
    const decision = decideDiary(this.diary, command, { at: this.now, planner, rules })
    if (!decision.ok) return decision
    for (const event of decision.events) {
      this.diary = evolveDiary(this.diary, { seq: this.diary.seq + 1, at: this.now, event })
    }
    return decision
  }

  /** What happened, or why nothing did. */
  told(command: DiaryCommand): readonly string[] | string {
    const decision = this.do(command)
    return decision.ok ? decision.events.map(({ type }) => type) : decision.refusal.code
  }

  hold(
    name: string,
    time: string,
    more: {
      channel?: BookingChannel
      service?: string
      count?: number
      who?: string | null
      date?: string
      codes?: readonly string[]
    } = {},
  ): DiaryCommand {
    return {
      type: 'hold',
      bookingId: id(name),
      channel: more.channel ?? 'kiosk',
      services: [{ serviceId: (more.service ?? 'copy') as never, count: more.count ?? 1 }],
      start: at(time, more.date ?? monday),
      resourceId: more.who === undefined || more.who === null ? null : resourceId(more.who),
      language: 'ru',
      codes: (more.codes ?? [String(this.#codes++)]) as readonly string[] as readonly CheckInCode[],
    }
  }

  book(name: string, time: string, more: Parameters<Hand['hold']>[2] = {}): void {
    for (const command of [this.hold(name, time, more), confirm(name)]) {
      const decision = this.do(command)
      if (!decision.ok) throw new Error(`${command.type} ${name}: ${decision.refusal.code}`)
    }
  }

  state(name: string): string | undefined {
    return this.diary.bookings.get(id(name))?.now.state
  }

  place(name: string): string {
    const { resourceId: who, start } = this.diary.bookings.get(id(name))?.interval ?? {}
    return `${who} ${new Date((start ?? 0) + 3 * 3_600_000).toISOString().slice(11, 16)}`
  }
}

const confirm = (name: string): DiaryCommand => ({
  type: 'confirm',
  bookingId: id(name),
  applicationNumber: null,
})
const cancel = (name: string): DiaryCommand => ({ type: 'cancel-booking', bookingId: id(name) })
const move = (
  name: string,
  time: string,
  more: { who?: string; version?: number; channel?: BookingChannel | 'any' } = {},
): DiaryCommand => ({
  type: 'move',
  bookingId: id(name),
  start: at(time),
  resourceId: more.who === undefined ? null : resourceId(more.who),
  version: more.version ?? null,
  channel: more.channel ?? 'any',
})
const open: ExampleDay = {
  resources: [
    { id: 'anna', shifts: [{ hours: '09:00-10:00', primary: ['copy', 'passport'], units: 'k' }] },
    { id: 'boris', shifts: [{ hours: '09:00-10:00', primary: ['copy'], units: 'k' }] },
  ],
}

describe('holding an interval', () => {
  it('takes the least booked of those who are free, and ties go by id', () => {
    const hand = new Hand(open)
    hand.do(hand.hold('one-book', '09:00'))
    hand.do(hand.hold('two-book', '09:10'))
    expect([hand.place('one-book'), hand.place('two-book')]).toEqual(['anna 09:00', 'boris 09:10'])
  })

  it('goes to a second duty only when nobody with a first is free', () => {
    const hand = new Hand()
    hand.do(hand.hold('one-book', '09:00', { service: 'passport' }))
    hand.do(hand.hold('two-book', '09:00', { service: 'passport' }))
    expect([hand.place('one-book'), hand.place('two-book')]).toEqual(['anna 09:00', 'boris 09:00'])
    expect(hand.told(hand.hold('six-book', '09:00', { service: 'passport' }))).toBe('slot-taken')
  })

  it('tells what another channel may sell from what somebody has', () => {
    const hand = new Hand()
    expect(hand.told(hand.hold('one-book', '09:20', { who: 'anna' }))).toBe('quota-exhausted')
    hand.do(hand.hold('two-book', '09:20', { who: 'anna', channel: 'reception' }))
    expect(hand.told(hand.hold('one-book', '09:20', { who: 'anna' }))).toBe('slot-taken')
    expect(hand.told(hand.hold('one-book', '10:35', { who: 'anna' }))).toBe('slot-taken')
  })

  it('sells what other channels left unsold an hour before its start, and never what is the live queue’s', () => {
    const hand = new Hand()
    hand.now = at('08:20') - 1
    expect(hand.told(hand.hold('one-book', '09:20', { who: 'anna' }))).toBe('quota-exhausted')
    hand.now = at('08:20')
    expect(hand.told(hand.hold('one-book', '09:20', { who: 'anna' }))).toEqual(['IntervalHeld'])
    hand.now = at('10:10')
    expect(hand.told(hand.hold('two-book', '10:20', { who: 'anna' }))).toBe('quota-exhausted')
  })

  it('never spans a break, and spans a shift that is divided for another service’s sake', () => {
    const divided = (first: string, second: string): ExampleDay => ({
      resources: [
        {
          id: 'anna',
          shifts: [
            { hours: first, primary: ['passport', 'copy'], units: 'k' },
            { hours: second, primary: ['passport'], units: 'k' },
          ],
        },
      ],
    })
    const wish = { service: 'passport', count: 3 }
    const whole = new Hand(divided('09:00-10:00', '10:00-11:00'))
    expect(whole.told(whole.hold('one-book', '09:50', wish))).toEqual(['IntervalHeld'])
    const broken = new Hand(divided('09:00-10:00', '10:10-11:00'))
    expect(broken.told(broken.hold('one-book', '09:50', wish))).toBe('slot-taken')
    // Five minutes at the end of the first part belong to no unit.
    const gap = new Hand(divided('09:00-10:05', '10:05-11:00'))
    expect(gap.told(gap.hold('one-book', '09:50', wish))).toBe('slot-taken')
  })

  it('is refused in the past and beyond the horizon', () => {
    const hand = new Hand(open)
    hand.now = at('09:00') + 1
    expect(hand.told(hand.hold('one-book', '09:00'))).toBe('slot-in-past')
    expect(hand.told(hand.hold('one-book', '09:00', { date: '2026-11-26' }))).toBe('slot-beyond-horizon')
    const never = { ...hand.hold('one-book', '09:00'), start: Number.MAX_SAFE_INTEGER } as DiaryCommand
    expect(hand.told(never)).toBe('slot-beyond-horizon')
    expect(hand.told(hand.hold('one-book', '09:00', { date: '2026-11-25' }))).toEqual(['IntervalHeld'])
  })

  it('lives as long as its channel’s holds, and never longer than the interval', () => {
    const hand = new Hand(ordinaryDay)
    hand.do(hand.hold('one-book', '09:00', { date: tuesday }))
    hand.do(hand.hold('two-book', '09:40', { channel: 'portal' }))
    const until = (name: string) => {
      const state = hand.diary.bookings.get(id(name))?.now
      return state?.state === 'held' ? state.until : null
    }
    expect(until('one-book')).toBe(hand.now + 5 * 60_000)
    expect(until('two-book')).toBe(at('09:50'))
  })

  it('takes the first code that opens no other door, and none twice', () => {
    const hand = new Hand(open)
    hand.do(hand.hold('one-book', '09:00', { codes: ['111111'] }))
    hand.do(hand.hold('two-book', '09:10', { codes: ['111111', '222222'] }))
    expect(hand.diary.bookings.get(id('two-book'))?.code).toBe('222222')
    expect(() => hand.do(hand.hold('six-book', '09:20', { codes: ['111111'] }))).toThrow(/no code/)
  })

  it('of the same id again is the same booking, wherever it has been moved; with another wish it is refused', () => {
    const hand = new Hand(open)
    const order = hand.hold('one-book', '09:00')
    hand.do(order)
    hand.do(move('one-book', '09:30'))
    expect(hand.told(order)).toEqual([])
    expect(hand.told(hand.hold('one-book', '09:30'))).toBe('command-reused')
  })
})

describe('a hold that is over', () => {
  it('blocks nobody though nothing has written it down, and is let go when its time is taken', () => {
    const hand = new Hand(open)
    hand.do(hand.hold('one-book', '09:00', { who: 'anna' }))
    hand.now += 5 * 60_000 - 1
    expect(hand.told(hand.hold('two-book', '09:00', { who: 'anna' }))).toBe('slot-taken')
    hand.now += 1
    expect(hand.told(confirm('one-book'))).toBe('hold-expired')
    expect(hand.told(hand.hold('two-book', '09:00', { who: 'anna' }))).toEqual([
      'HoldExpired',
      'IntervalHeld',
    ])
    expect(hand.told(confirm('one-book'))).toBe('hold-expired')
  })
})

describe('a move', () => {
  it('may overlap its own old time, keeps id and code, and frees what it leaves', () => {
    const hand = new Hand(open)
    hand.book('one-book', '09:00', { service: 'passport', count: 3 })
    const code = hand.diary.bookings.get(id('one-book'))?.code
    expect(hand.told(move('one-book', '09:10'))).toEqual(['BookingMoved'])
    expect(hand.diary.bookings.get(id('one-book'))?.code).toBe(code)
    expect(hand.told(hand.hold('two-book', '09:00', { who: 'anna' }))).toEqual(['IntervalHeld'])
    expect(hand.told(hand.hold('six-book', '09:20', { who: 'anna' }))).toBe('slot-taken')
  })

  it('on the office’s behalf uses any channel’s time, never the live queue’s or an occupied one', () => {
    const hand = new Hand()
    hand.book('one-book', '09:00', { who: 'anna' })
    hand.book('two-book', '09:10', { who: 'anna' })
    expect(hand.told(move('one-book', '09:20', { who: 'anna', channel: 'kiosk' }))).toBe('quota-exhausted')
    expect(hand.told(move('one-book', '09:10', { who: 'anna' }))).toBe('slot-taken')
    expect(hand.told(move('one-book', '10:20', { who: 'anna' }))).toBe('quota-exhausted')
    expect(hand.told(move('one-book', '09:20', { who: 'anna' }))).toEqual(['BookingMoved'])
  })

  it('from an old sight of the booking is refused', () => {
    const hand = new Hand(open)
    hand.book('one-book', '09:00')
    expect(hand.told(move('one-book', '09:10', { version: 1 }))).toBe('booking-changed')
    expect(hand.told(move('one-book', '09:10', { version: 2 }))).toEqual(['BookingMoved'])
  })
})

describe('a reassignment', () => {
  const reassign = (...moves: readonly [string, number, string | null, string?][]): DiaryCommand => ({
    type: 'reassign',
    cause: 'absence',
    moves: moves.map(([name, version, who, time]) => ({
      bookingId: id(name),
      version,
      to: who === null || time === undefined ? null : { resourceId: resourceId(who), start: at(time) },
    })),
  })

  it('lets two change places, one giving its own up for the length of the transaction', () => {
    const hand = new Hand(open)
    hand.book('one-book', '09:00', { who: 'anna' })
    hand.book('two-book', '09:00', { who: 'boris' })
    const swap = reassign(['one-book', 2, 'boris', '09:00'], ['two-book', 2, 'anna', '09:00'])
    expect(hand.told(swap)).toEqual(['BookingDisplaced', 'BookingMoved', 'BookingMoved'])
    expect([hand.place('one-book'), hand.place('two-book')]).toEqual(['boris 09:00', 'anna 09:00'])
    expect([hand.state('one-book'), hand.state('two-book')]).toEqual(['booked', 'booked'])
    expect(hand.told(swap)).toBe('schedule-changed')
  })

  it('is all or none: one that cannot go where it should leaves all where they are', () => {
    const hand = new Hand(open)
    hand.book('one-book', '09:00', { who: 'anna', service: 'passport' })
    hand.book('two-book', '09:10', { who: 'anna' })
    hand.book('six-book', '09:10', { who: 'boris' })
    const away = ['two-book', 2, null] as const
    const before = hand.diary
    expect(hand.told(reassign([...away], ['one-book', 2, 'boris', '09:00']))).toBe('not-competent')
    expect(hand.told(reassign([...away], ['one-book', 2, 'anna', '12:00']))).toBe('slot-taken')
    expect(hand.told(reassign(['two-book', 2, 'boris', '09:10']))).toBe('slot-taken')
    const together = reassign(['two-book', 2, 'anna', '09:40'], ['six-book', 2, 'anna', '09:40'])
    expect(hand.told(together)).toBe('slot-taken')
    expect(hand.told(reassign([...away], ['six-book', 1, null]))).toBe('schedule-changed')
    expect(hand.diary).toBe(before)
    expect(hand.told(reassign([...away], ['six-book', 2, 'anna', '09:10']))).toEqual([
      'BookingDisplaced',
      'BookingMoved',
    ])
  })
})

describe('a plan that has changed', () => {
  const follow: DiaryCommand = { type: 'follow-plan', cause: 'schedule' }

  it('displaces who is no longer served, and gives the place back when it is worked again and free', () => {
    const hand = new Hand(open)
    hand.book('one-book', '09:00', { who: 'anna' })
    hand.do(hand.hold('two-book', '09:10', { who: 'anna' }))
    hand.planner.change({ resources: [] })
    expect(hand.told(follow)).toEqual(['BookingDisplaced', 'HoldExpired'])
    expect(hand.told(follow)).toEqual([])
    expect(hand.told({ type: 'check-in', bookingId: id('one-book'), visitId: 'v' as VisitId })).toBe(
      'needs-relocation',
    )
    hand.planner.change(open)
    expect(hand.told(follow)).toEqual(['BookingRestored'])
  })

  it('gives a place that somebody else has by now to nobody', () => {
    const hand = new Hand(open)
    hand.book('one-book', '09:00', { who: 'anna' })
    hand.planner.change({ resources: [] })
    hand.do(follow)
    hand.planner.change(open)
    hand.book('two-book', '09:00', { who: 'anna' })
    expect(hand.told(follow)).toEqual([])
    expect(hand.state('one-book')).toBe('needs-relocation')
  })
})

describe('two who lost the same time one after the other', () => {
  it('get it back in the order in which they booked: the first has it, the second waits on', () => {
    const hand = new Hand(open)
    const follow: DiaryCommand = { type: 'follow-plan', cause: 'absence' }
    for (const name of ['zed-book', 'abc-book']) {
      hand.planner.change(open)
      hand.book(name, '09:00', { who: 'anna' })
      hand.planner.change({ resources: [] })
      hand.do(follow)
      hand.now += 60_000
    }
    hand.planner.change(open)
    expect(hand.told(follow)).toEqual(['BookingRestored'])
    expect([hand.state('zed-book'), hand.state('abc-book')]).toEqual(['booked', 'needs-relocation'])
  })
})

describe('a day that has gone', () => {
  it('has who did not come as not come, and lets holds go; today only when it has ended', () => {
    const hand = new Hand(open)
    hand.book('one-book', '09:00')
    hand.do(hand.hold('two-book', '09:30'))
    hand.now = at('18:00')
    const settle = (today: string, ended: boolean): DiaryCommand => ({
      type: 'settle',
      today: today as never,
      ended,
    })
    expect(hand.told(settle(monday, false))).toEqual(['HoldExpired'])
    expect(hand.told(settle(monday, true))).toEqual(['BookingEnded'])
    expect(hand.state('one-book')).toBe('no-show')
    expect(hand.told(cancel('one-book'))).toBe('wrong-state')
  })

  it('closes the door for its codes a day after the interval, and the diary forgets it the day after', () => {
    const hand = new Hand(open)
    hand.book('one-book', '09:00', { codes: ['123456'] })
    const code = '123456' as CheckInCode
    const end = at('09:10')
    expect(bookingOfCode(hand.diary, code, end + 86_400_000 - 1)?.bookingId).toBe('one-book')
    expect(bookingOfCode(hand.diary, code, end + 86_400_000)).toBeNull()
    hand.now = at('23:59')
    hand.do({ type: 'settle', today: monday, ended: true })
    expect(forgetPast(hand.diary, at('12:00', tuesday)).bookings.size).toBe(1)
    expect(forgetPast(hand.diary, at('12:00', '2026-11-26')).bookings.size).toBe(0)
  })
})

describe('a broken record', () => {
  it('throws with the event: a moment given twice, a hold of nobody’s booking, a number left out, time run back', () => {
    const hand = new Hand(open)
    hand.book('one-book', '09:00', { who: 'anna' })
    const { diary } = hand
    const next = { seq: diary.seq + 1, at: hand.now }
    const booking = diary.bookings.get(id('one-book'))
    if (!booking) throw new Error('no booking')
    const { interval, asked } = booking
    const twin = {
      ...({
        type: 'IntervalHeld',
        bookingId: id('two-book'),
        channel: 'portal',
        services: [],
        asked,
      } as const),
      ...({ interval: { ...interval, start: interval.start + 60_000 }, language: 'ru', code: null } as const),
      until: hand.now,
    }
    expect(() => evolveDiary(diary, { ...next, event: twin })).toThrow(/share time/)
    const gone = { type: 'HoldExpired', bookingId: id('six-book') } as const
    expect(() => evolveDiary(diary, { ...next, event: gone })).toThrow(/event 3 HoldExpired names no booking/)
    const again = { type: 'BookingConfirmed', bookingId: id('one-book'), applicationNumber: null } as const
    expect(() => evolveDiary(diary, { ...next, event: again })).toThrow(/finds booking one-book booked/)
    expect(() => evolveDiary(diary, { ...next, seq: 9, event: gone })).toThrow(/does not follow 2/)
    expect(() => evolveDiary(diary, { ...next, at: 0, event: gone })).toThrow(/earlier/)
  })
})
