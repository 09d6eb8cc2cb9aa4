import type { BookingId, CheckInCode, ResourceId, VisitId } from '@chered/protocol/ids'
import type { BookingChannel } from '@chered/protocol/schedule'
import type { DiaryCommand } from '../domain/diary/commands.ts'
import { monday } from './example-office.ts'
import { momentAt, resourceId } from './example-plans.ts'
import { dateOf, type PlainBooking, type PlainDiary, type PlainServices } from './plain-diary.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
export const eight = momentAt(monday, '08:00')

/** Wishes for services, with what they need by hand. */
export const sets: readonly PlainServices[] = [
  { ids: ['passport'], minutes: 10, kind: 'specialist', refused: null, notThrough: [] },
  { ids: ['passport*3'], minutes: 20, kind: 'specialist', refused: null, notThrough: [] },
  { ids: ['copy'], minutes: 5, kind: 'specialist', refused: null, notThrough: [] },
  { ids: ['lawyer'], minutes: 20, kind: 'specialist', refused: null, notThrough: [] },
  { ids: ['lawyer', 'copy'], minutes: 25, kind: 'specialist', refused: null, notThrough: [] },
  { ids: ['ceremony'], minutes: 30, kind: 'hall', refused: null, notThrough: ['kiosk'] },
  { ids: ['passport*5'], minutes: 0, kind: 'hall', refused: 'bad-request', notThrough: [] },
  {
    ids: ['ceremony', 'copy'],
    minutes: 0,
    kind: 'hall',
    refused: 'service-not-bookable',
    notThrough: ['kiosk'],
  },
  { ids: ['chat'], minutes: 0, kind: 'hall', refused: 'service-not-bookable', notThrough: [] },
  { ids: ['magic'], minutes: 0, kind: 'hall', refused: 'service-unknown', notThrough: [] },
]

export function needsOf(ids: readonly string[]): PlainServices {
  const found = sets.find((set) => set.ids.join() === ids.join())
  if (!found) throw new Error(`no set of ${ids.join()}`)
  return { ...found, ids: found.ids.map((id) => id.split('*')[0] ?? id) }
}

/**
 * An order by numbers, so that it shrinks; the plain diary tells which booking
 * and which free unit they mean. Most orders aim well, or a diary would stay
 * empty and prove nothing; the others go astray in every way.
 */
export interface Wish {
  readonly type: DiaryCommand['type']
  readonly booking: number
  readonly channel: BookingChannel
  readonly set: number
  readonly day: number
  readonly tenth: number
  readonly resource: number
  /** Below 7: at something that is there. */
  readonly aim: number
  readonly stray: number
  readonly others: readonly { readonly booking: number; readonly tenth: number; readonly resource: number }[]
}

const people = ['anna', 'boris', 'hall'] as const
const codePool = Array.from({ length: 160 }, (_, i) => String(100_000 + i * 7) as CheckInCode)
const outcomes = ['served', 'no-show', 'not-served', 'cancelled'] as const

const aimedAt: Partial<Record<DiaryCommand['type'], readonly PlainBooking['state'][]>> = {
  confirm: ['held'],
  'cancel-booking': ['held', 'booked', 'needs-relocation'],
  move: ['held', 'booked', 'needs-relocation'],
  'check-in': ['booked'],
  conclude: ['checked-in'],
}

function bookingFor({ type, booking, aim }: Wish, plain: PlainDiary): PlainBooking | undefined {
  const alive = (b: PlainBooking) => b.state !== 'held' || b.until > plain.now
  const fitting = plain.bookings.filter((b) => aimedAt[type]?.includes(b.state) && alive(b))
  const among = aim < 7 && fitting.length > 0 ? fitting : plain.bookings
  return among[booking % Math.max(1, among.length)]
}

interface Spot {
  readonly start: number
  readonly resource: ResourceId
  readonly channel: BookingChannel
  readonly services: readonly string[]
}

/** A unit that is worked and still to come, whose it is, and what could be done there. */
function spotFor({ day, tenth, resource, channel, booking, set }: Wish, plain: PlainDiary): Spot | undefined {
  const date = dateOf(plain.now + Math.min(day, 1) * dayMs)
  const spots = [...plain.planner.day(date).resources.values()].flatMap(({ resourceId: id, shifts }) =>
    shifts.flatMap(({ units, primary }) => {
      const known = sets.filter(({ ids }) => needsOf(ids).ids.every((one) => primary.includes(one as never)))
      const { ids: services = [] } = known[set % Math.max(1, known.length)] ?? {}
      return units
        .filter(({ start }) => start >= plain.now && services.length > 0)
        .map((unit) => ({ start: unit.start, resource: id, channel: unit.channel, services }))
    }),
  )
  const spot = spots[(tenth * 7 + resource * 13 + booking) % Math.max(1, spots.length)]
  return spot && { ...spot, channel: spot.channel === 'live' ? channel : spot.channel }
}

function startOf({ day, tenth, stray }: Pick<Wish, 'day' | 'tenth' | 'stray'>): number {
  return momentAt(monday, '08:50') + day * dayMs + tenth * 10 * minuteMs + (stray === 9 ? 5 : 0) * minuteMs
}

export function orderOf(wish: Wish, plain: PlainDiary): DiaryCommand {
  const { type, stray, aim } = wish
  const booking = bookingFor(wish, plain)
  const bookingId = booking?.id ?? ('nobody-1' as BookingId)
  const anybody = wish.resource < 3 ? resourceId(people[wish.resource] ?? 'anna') : null
  const spot = aim < 7 ? spotFor(wish, plain) : undefined
  const resource = spot && wish.resource < 3 ? spot.resource : anybody
  const start = spot?.start ?? startOf(wish)
  const channel = spot && stray < 8 ? spot.channel : wish.channel
  switch (type) {
    case 'hold': {
      const ids = spot?.services ?? sets[wish.set % sets.length]?.ids ?? []
      const services = ids.map((text) => {
        const [id = '', count = '1'] = text.split('*')
        return { serviceId: id as never, count: Number(count) }
      })
      const fresh = `booking-${plain.made++}` as BookingId
      // Two clients that made the same id, or one that changed its mind under the same id.
      const id = stray === 8 ? bookingId : fresh
      const turn = wish.tenth % 3
      const codes = [...codePool.slice(turn), ...codePool.slice(0, turn)]
      return {
        ...{ type, bookingId: id, channel, services, start },
        ...{ resourceId: resource, language: 'ru', codes },
      }
    }
    case 'confirm':
      return { type, bookingId, applicationNumber: stray < 3 ? `4500-${wish.booking}` : null }
    case 'cancel-booking':
      return { type, bookingId }
    case 'move': {
      const version = stray < 4 ? null : (booking?.version ?? 1) - (stray === 7 ? 1 : 0)
      const by = stray % 2 === 0 ? channel : 'any'
      return { type, bookingId, start, resourceId: resource, version, channel: by }
    }
    case 'reassign':
      return { type, cause: 'absence', moves: movesOf(wish, plain) }
    case 'check-in':
      return { type, bookingId, visitId: `visit-${stray < 7 ? bookingId : 'x'}` as VisitId }
    case 'conclude':
      return { type, bookingId, outcome: outcomes[stray % outcomes.length] ?? 'served' }
    case 'settle':
      return { type, today: dateOf(plain.now), ended: stray === 0 }
    case 'follow-plan':
      return { type, cause: 'schedule' }
  }
}
/** Half of the time places are changed round among the bookings themselves, so that all wait for each other. */
function movesOf(wish: Wish, plain: PlainDiary): Extract<DiaryCommand, { type: 'reassign' }>['moves'] {
  const expected = plain.bookings.filter((b) => b.state === 'booked' || b.state === 'needs-relocation')
  const pick = (nth: number): PlainBooking | undefined => expected[nth % Math.max(1, expected.length)]
  const circle = wish.stray < 5
  const [first] = wish.others
  const like = circle && first ? pick(first.booking) : undefined
  // In a circle of equal lengths everybody fits where the next one was.
  const suits = (b: PlainBooking | undefined) =>
    b !== undefined && (!like || (b.kind === like.kind && b.end - b.start === like.end - like.start))
  const picked = new Set(wish.others.map(({ booking }) => pick(booking)).filter(suits))
  const chosen = [...picked].filter((b) => b !== undefined)
  return chosen.map((booking, nth) => {
    const next = chosen[(nth + 1) % chosen.length]
    // Or two are sent to one place, which must not be.
    const other = wish.others[wish.stray === 7 ? 0 : nth]
    const version = booking.version - (wish.stray === 9 ? 1 : 0)
    const common = { bookingId: booking.id, version }
    if (circle && next) {
      return { ...common, to: { resourceId: resourceId(next.resource), start: next.start } }
    }
    if (!other || other.resource >= 3) return { ...common, to: null }
    const spot = wish.aim < 7 ? spotFor({ ...wish, ...other }, plain) : undefined
    const somewhere = {
      resourceId: resourceId(people[other.resource] ?? 'anna'),
      start: startOf({ ...wish, ...other }),
    }
    if (wish.stray === 6) return { ...common, to: { ...somewhere, start: booking.start } }
    return { ...common, to: spot ? { resourceId: spot.resource, start: spot.start } : somewhere }
  })
}
