import { randomUUID } from 'node:crypto'
import type { PassTarget } from '@chered/protocol/commands'
import type { BlockId, StoreId } from '@chered/protocol/emergency'
import type { CommandId, DeskId, DeviceId, StaffId, VisitId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { DayCommand } from '../domain/day/commands.ts'
import type { Day } from '../domain/day/day.ts'
import type { Refusal } from '../domain/day/decide.ts'
import type { Recorded } from '../domain/day/events.ts'
import { deskId, minute, nineOClock, queueId, serviceId, staffId } from './example-office.ts'
import { expectSameHall } from './hall-invariants.ts'
import { bookingId, tokenOf, visitId } from './orders.ts'
import type { PlainHall } from './plain-hall.ts'

export type Answered =
  | { readonly ok: true; readonly recorded: readonly Recorded[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** A hall under test: the pure core alone, or all of it down to the disk. */
export interface RealHall {
  readonly day: Day
  submit(command: DayCommand, commandId: CommandId): Promise<Answered>
  advance(ms: number): void
  /** What the hall does between commands: nothing, or to be closed and opened again. */
  restart(): Promise<void>
  /** Ids, commands and answers so far, for repeating one of them. */
  past: { readonly id: CommandId; readonly command: DayCommand; readonly answer: Answered }[]
}

type Step = fc.AsyncCommand<PlainHall, RealHall, false>

/** An order by numbers, so that it shrinks; the plain hall tells which visit and desk they mean. */
interface Wish {
  readonly type: DayCommand['type']
  readonly desk: number
  readonly visit: number
  readonly service: number
  readonly also: number | null
  readonly category: number | null
  /** Minutes from now to the booked time; null for a walk-in. */
  readonly booked: number | null
  readonly primary: readonly boolean[]
  /** Where somebody is passed on to, and whether to the end; what of the office's lists is named. */
  readonly target: number
  readonly toEnd: boolean
  readonly listed: number
  /** Minutes of a hold; null until taken back. */
  readonly holdFor: number | null
  /** 0 to 5 the desk's own visitor and specialist; above, somebody else's. */
  readonly stray: number
}

function orderOf(wish: Wish, plain: PlainHall): DayCommand {
  const { office } = plain
  const desk = plain.desks[wish.desk % (plain.desks.length + (wish.stray > 8 ? 1 : 0))]
  const id: DeskId = desk?.id ?? deskId('desk-nowhere')
  const service = office.services[wish.service % office.services.length]?.id
  if (service === undefined) throw new Error('an office without services')
  const own = desk?.staff ?? staffId(`staff-${wish.desk}`)
  const staff: StaffId = wish.stray === 7 ? staffId('staff-stranger') : own
  const front = desk ? plain.inFrontOf(desk)?.id : undefined
  const any = plain.visits[wish.visit % Math.max(1, plain.visits.length)]?.id ?? visitId('nobody')
  const visit: VisitId = wish.type !== 'call' && wish.stray < 6 && front ? front : any
  /** One of a list, and now and then a word that is in none. */
  const listed = (list: readonly { readonly id: string }[]) =>
    wish.stray === 4 ? 'no-such-word' : (list[wish.listed % Math.max(1, list.length)]?.id ?? 'no-such-word')
  const place = wish.toEnd ? 'end' : 'keep'
  const outOfTurn = wish.listed === 0 ? {} : { outOfTurn: listed(office.outOfTurnReasons) }
  const { type } = wish
  switch (type) {
    case 'issue-ticket': {
      const name = `visit-${plain.visits.length}-${randomUUID()}`
      const also =
        wish.also === null ? null : (office.services[wish.also % office.services.length]?.id ?? null)
      const category =
        wish.category === null
          ? null
          : (office.categories[wish.category % office.categories.length]?.id ?? null)
      return {
        type,
        visitId: visitId(name),
        token: tokenOf(name),
        serviceId: service,
        planned: also === null ? [] : [also],
        language: 'ru',
        channel: 'kiosk',
        categoryId: category,
        // Bookings of so few numbers check in twice now and then.
        appointment:
          wish.booked === null
            ? null
            : {
                bookingId: bookingId(`booking-${wish.visit}`),
                start: plain.wall + wish.booked * minute,
                end: plain.wall + (wish.booked + 10) * minute,
              },
        print: null,
        press: pressOf(wish, plain),
      }
    }
    case 'lease-emergency-numbers': {
      const device = `kiosk-${wish.desk % 2}`
      const storeId = `memory-of-${device}-${wish.target % 2}` as StoreId
      const known = plain.blocks.filter((b) => b.store === storeId).map((b) => b.id)
      const name = `alone-${plain.blocks.length}-${randomUUID()}`
      return {
        type,
        deviceId: device as DeviceId,
        storeId,
        have: wish.stray < 7 ? known : known.slice(1),
        left: wish.listed === 0 ? 20 : wish.listed,
        blockId: `block-${name}` as BlockId,
        numbers: [0, 1, 2].map((n) => ({ visitId: visitId(`${name}-${n}`), token: tokenOf(`${name}-${n}`) })),
      }
    }
    case 'take-emergency-ticket': {
      const numbers = plain.blocks.flatMap((b) => b.visits.map((id) => ({ id, device: b.device })))
      const { id: given, device } = numbers[wish.visit % Math.max(1, numbers.length)] ?? {
        id: any,
        device: 'kiosk-0' as DeviceId,
      }
      const presses = plain.visits.flatMap((v) => v.press ?? [])
      return {
        type,
        deviceId: wish.stray === 7 ? ('kiosk-elsewhere' as DeviceId) : device,
        visitId: wish.stray === 8 ? any : given,
        serviceId: wish.stray === 9 ? serviceId('dropped') : service,
        planned:
          wish.also === null ? [] : [office.services[wish.also % office.services.length]?.id ?? service],
        language: 'ru',
        told: {
          ageMs: Math.abs(wish.holdFor ?? 0) * minute,
          at: plain.wall - (wish.booked ?? 0) * minute,
        },
        paper: 'screen',
        instead: wish.listed === 0 ? (presses[wish.visit % Math.max(1, presses.length)] ?? null) : null,
        onRecord: null,
      }
    }
    case 'open-desk': {
      const primary = office.services.filter((_, i) => wish.primary[i] ?? false).map((s) => s.id)
      const secondary = office.services.map((s) => s.id).filter((s) => !primary.includes(s))
      const opener =
        wish.stray === 7 ? staffId('staff-0') : staffId(`staff-${wish.desk % plain.desks.length}`)
      return {
        type,
        deskId: id,
        staffId: opener,
        primary,
        secondary: wish.stray % 2 === 0 ? secondary : secondary.slice(1),
      }
    }
    case 'pause-desk':
      return { type, deskId: id, staffId: staff, reason: 'break', minutes: null }
    case 'close-desk': {
      if (wish.listed === 0) return { type, deskId: id, staffId: staff }
      const to = targetOf(wish, plain)
      const handOver =
        wish.listed === 1
          ? ({ kind: 'put-back', visitId: visit } as const)
          : ({ kind: 'pass', visitId: visit, to, place } as const)
      return { type, deskId: id, staffId: staff, handOver }
    }
    case 'release-desk':
      return { type, deskId: id }
    case 'resume-desk':
    case 'call-next':
      return { type, deskId: id, staffId: staff }
    case 'finish':
    case 'next-service':
      return { type, deskId: id, staffId: staff, visitId: visit, outcome: listed(office.outcomes) }
    case 'plan-services': {
      const planned = office.services.filter((_, i) => wish.primary[i] ?? false).map((s) => s.id)
      return {
        type,
        deskId: id,
        staffId: staff,
        visitId: visit,
        planned: wish.toEnd ? planned.reverse() : planned,
      }
    }
    case 'hold-visit': {
      // Holds by the minute, so that many are over while the day goes on.
      const until = wish.holdFor === null ? null : plain.wall + wish.holdFor * minute
      return { type, deskId: id, staffId: staff, visitId: visit, reasonId: listed(office.holdReasons), until }
    }
    case 'take-back': {
      const held = plain.visits.filter((v) => v.state === 'held')
      const whom = wish.stray < 8 ? held[wish.visit % Math.max(1, held.length)]?.id : undefined
      return { type, deskId: id, staffId: staff, visitId: whom ?? any }
    }
    case 'pass-on': {
      const to = targetOf(wish, plain)
      const noteId = wish.listed === 0 ? {} : { noteId: listed(office.notes) }
      return { type, deskId: id, staffId: staff, visitId: visit, to, place, ...noteId, hasNote: wish.toEnd }
    }
    case 'redirect': {
      const waiting = plain.visits.filter((v) => plain.waits(v))
      const whom = wish.stray < 8 ? waiting[wish.visit % Math.max(1, waiting.length)]?.id : undefined
      return { type, visitId: whom ?? any, to: targetOf(wish, plain), place }
    }
    case 'check-claim': {
      const category =
        wish.category === null ? null : (office.categories[wish.category % office.categories.length] ?? null)
      const proof = wish.listed === 1 ? (category?.proof ?? '92 14 123456') : null
      const place = wish.toEnd ? 'natural' : 'front'
      const claim = { categoryId: category?.id ?? null, proof, place, ...outOfTurn } as const
      return { type, deskId: id, staffId: staff, visitId: visit, ...claim }
    }
    case 'call':
      return { type, deskId: id, staffId: staff, visitId: visit, ...outOfTurn }
    case 'recall':
    case 'start':
    case 'no-show':
    case 'put-back':
      return { type, deskId: id, staffId: staff, visitId: visit }
    case 'change-competence': {
      const primary = office.services.filter((_, i) => wish.primary[i] ?? false).map((s) => s.id)
      return { type, deskId: id, primary, secondary: office.services.map((s) => s.id).slice(wish.stray % 2) }
    }
    case 'cancel':
      return { type, visitId: any }
    case 'bring-back': {
      // Most no-shows come back while there are any; else anybody, who is refused.
      const missed = plain.visits.filter((v) => v.state === 'no-show')
      const whom = wish.stray < 8 ? missed[wish.visit % Math.max(1, missed.length)]?.id : undefined
      return { type, visitId: whom ?? any }
    }
    case 'set-category': {
      const waiting = plain.visits.filter((v) => v.state === 'waiting')
      const whom = wish.stray < 8 ? waiting[wish.visit % Math.max(1, waiting.length)]?.id : undefined
      const category =
        wish.category === null ? null : (office.categories[wish.category % office.categories.length] ?? null)
      const proof =
        wish.stray === 5 ? '92 14 123456' : wish.stray % 2 === 0 ? (category?.proof ?? null) : null
      return { type, visitId: whom ?? any, categoryId: category?.id ?? null, proof }
    }
    case 'end-day':
      return { type }
    case 'request-print':
    case 'record-print':
      throw new Error(`${type} is no wish of a hall`)
  }
}

/** A press of its own, or now and then one in whose stead a kiosk has given a number. */
function pressOf({ stray }: Wish, { replaced, visits }: PlainHall): CommandId {
  const late = stray === 9 ? replaced.at(-1) : undefined
  return late ?? (`press-${visits.length}-${randomUUID()}` as CommandId)
}

/** Desks and people come up most, because what is directed is the hardest. */
function targetOf({ target, desk, also, stray }: Wish, { office, desks }: PlainHall): PassTarget {
  const service = office.services[target % office.services.length]?.id
  const other = desks[(desk + (stray === 5 ? 0 : 1 + (target % 2))) % desks.length]
  if (service === undefined || other === undefined) throw new Error('an office without services or desks')
  const named =
    also === null ? {} : { serviceId: office.services[also % office.services.length]?.id ?? service }
  if (target < 2) return { kind: 'service', serviceId: stray === 9 ? serviceId('fishing') : service }
  if (target < 4) {
    const queue = office.queues[target % office.queues.length]?.id
    return { kind: 'queue', queueId: stray === 9 || queue === undefined ? queueId('nowhere') : queue }
  }
  if (target < 7) return { kind: 'desk', deskId: stray === 9 ? deskId('desk-nowhere') : other.id, ...named }
  return { kind: 'staff', staffId: other.staff ?? staffId('nobody'), ...named }
}

class Give implements Step {
  readonly #wish: Wish

  constructor(wish: Wish) {
    this.#wish = wish
  }

  check(): boolean {
    return true
  }

  async run(plain: PlainHall, real: RealHall): Promise<void> {
    const command = orderOf(this.#wish, plain)
    const { seq, lastAt } = real.day
    plain.now = Math.max(plain.wall, lastAt)
    const id = randomUUID() as CommandId
    const answer = await real.submit(command, id)
    real.past.push({ id, command, answer })
    const expected = plain.take(command)
    expect([command.type, answer.ok ? null : answer.refusal.code]).toEqual([command.type, expected.refused])
    if (!answer.ok) expect(real.day.seq).toBe(seq)
    else if (expected.refused === null && expected.comes !== null) {
      expect(answer.recorded[0]?.event).toMatchObject({ type: 'VisitorCalled', visitId: expected.comes })
    }
    expect(real.day.lastAt).toBe(real.day.seq === seq ? lastAt : plain.now)
    expectSameHall(real.day, plain)
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
  check(plain: Readonly<PlainHall>): boolean {
    return plain.wall + this.#ms < nineOClock + 10 * 3_600_000
  }
  async run(plain: PlainHall, real: RealHall): Promise<void> {
    plain.wall += this.#ms
    real.advance(this.#ms)
  }
  toString(): string {
    return `wait(${this.#ms / 60_000} min)`
  }
}

/** The same id again: the answer of once, and nothing happens. */
class Repeat implements Step {
  readonly #nth: number
  constructor(nth: number) {
    this.#nth = nth
  }
  check(): boolean {
    return true
  }
  async run(plain: PlainHall, real: RealHall): Promise<void> {
    const once = real.past[this.#nth % Math.max(1, real.past.length)]
    if (!once) return
    const { seq } = real.day
    expect(await real.submit(once.command, once.id)).toEqual(once.answer)
    expect(real.day.seq).toBe(seq)
    expectSameHall(real.day, plain)
  }
  toString(): string {
    return `repeat(${this.#nth})`
  }
}

class Restart implements Step {
  check(): boolean {
    return true
  }
  async run(plain: PlainHall, real: RealHall): Promise<void> {
    await real.restart()
    expectSameHall(real.day, plain)
  }
  toString(): string {
    return 'restart'
  }
}

const share: readonly (readonly [DayCommand['type'], number])[] = [
  ['issue-ticket', 10],
  ['lease-emergency-numbers', 2],
  ['take-emergency-ticket', 4],
  ['open-desk', 5],
  ['call-next', 12],
  ['start', 9],
  ['finish', 8],
  ['call', 4],
  ['recall', 3],
  ['no-show', 3],
  ['put-back', 3],
  ['cancel', 3],
  ['bring-back', 3],
  ['set-category', 3],
  ['change-competence', 2],
  ['pause-desk', 1],
  ['resume-desk', 1],
  ['close-desk', 2],
  ['release-desk', 1],
  ['hold-visit', 4],
  ['take-back', 3],
  ['pass-on', 5],
  ['redirect', 3],
  ['next-service', 3],
  ['plan-services', 2],
  ['check-claim', 4],
]

/** Steps of a day in a hall; `lasting` adds repeats and restarts, which only a store can stand. */
export function hallSteps(office: Office, kind: 'core' | 'lasting'): fc.Arbitrary<Step>[] {
  const wishOf = (type: DayCommand['type']) =>
    fc
      .record({
        type: fc.constant(type),
        desk: fc.nat(office.desks.length),
        visit: fc.nat(40),
        service: fc.nat(office.services.length - 1),
        also: fc.option(fc.nat(office.services.length - 1), { freq: 2 }),
        category: fc.option(fc.nat(office.categories.length - 1)),
        booked: fc.option(
          fc.integer({ min: -8, max: 12 }).map((n) => n * 5),
          { freq: 2 },
        ),
        primary: fc.array(fc.boolean(), {
          minLength: office.services.length,
          maxLength: office.services.length,
        }),
        target: fc.nat(9),
        toEnd: fc.boolean(),
        listed: fc.nat(3),
        holdFor: fc.option(fc.constantFrom(-1, 1, 2, 5, 20, 500), { freq: 3 }),
        stray: fc.nat(9),
      })
      .map((wish) => new Give(wish))
  const steps: fc.Arbitrary<Step>[] = share.flatMap(([type, times]) => Array(times).fill(wishOf(type)))
  const waits = fc.constantFrom(0, 20_000, 60_000, 300_000, 1_200_000).map((ms) => new LetTimeGoBy(ms))
  steps.push(...Array<fc.Arbitrary<Step>>(6).fill(waits))
  if (kind === 'lasting') {
    steps.push(fc.constantFrom(-1000, -600_000, -7_200_000).map((ms) => new LetTimeGoBy(ms)))
    steps.push(...Array<fc.Arbitrary<Step>>(6).fill(fc.nat(60).map((nth) => new Repeat(nth))))
    steps.push(fc.constant(null).map(() => new Restart()))
    steps.push(fc.constant(null).map(() => new Restart()))
  }
  return steps
}
