import { bookingChannels } from '@chered/protocol/choices'
import type { BookingChannel, Quotas, Schedule } from '@chered/protocol/schedule'
import { perCent } from './quota-words.ts'

/**
 * The numbers of the quotas as fields: each has a name, bounds, and its place in
 * the schedule. Text that is no value stays in its field and is not saved.
 */
export type QuotaField =
  | 'unitMinutes'
  | 'release'
  | 'horizon'
  | 'perDay'
  | 'bookedShare'
  | `share/${BookingChannel}`
  | `hold/${BookingChannel}`
  | `queue/${string}`
  | `service/${string}`

export interface Bounds {
  readonly least: number
  readonly most: number
  /** An empty field is a value: no limit. */
  readonly optional?: boolean
}

export function boundsOf(field: QuotaField): Bounds {
  if (field.startsWith('share/')) return { least: 0, most: 100 }
  if (field.startsWith('hold/')) return { least: 1, most: 1440 }
  if (field.startsWith('queue/') || field.startsWith('service/')) {
    return { least: 0, most: 100_000, optional: true }
  }
  switch (field) {
    case 'unitMinutes':
      return { least: 5, most: 60 }
    case 'release':
      return { least: 0, most: 100_000 }
    case 'horizon':
      return { least: 1, most: 365 }
    case 'perDay':
      return { least: 1, most: 100_000 }
    default:
      return { least: 0, most: 100 }
  }
}

/** What the schedule says in a field, as a person would type it. */
export function fieldText(field: QuotaField, { quotas, unitMinutes }: Schedule): string {
  const [kind, id = ''] = field.split(/\/(.*)/)
  switch (kind) {
    case 'unitMinutes':
      return String(unitMinutes)
    case 'release':
      return String(quotas.releaseUnsoldMinutesBefore)
    case 'horizon':
      return String(quotas.bookingHorizonDays)
    case 'perDay':
      return String(quotas.walkIns.perDay)
    case 'bookedShare':
      return String(perCent(quotas.bookedShare))
    case 'share':
      return String(perCent(quotas.shares[id as BookingChannel]))
    case 'hold':
      return String(quotas.holdMinutes[id as BookingChannel])
    default: {
      const limits: Partial<Record<string, number>> =
        kind === 'queue' ? quotas.walkIns.byQueue : quotas.walkIns.byService
      return limits[id] === undefined ? '' : String(limits[id])
    }
  }
}

/** The number that is typed in a field: null for an optional empty one, `fault` for what is no value of it. */
export function fieldValue(field: QuotaField, text: string): number | null | 'fault' {
  const { least, most, optional } = boundsOf(field)
  const plain = text.trim().replace(',', '.')
  if (plain === '') return optional ? null : 'fault'
  const value = Number(plain)
  const whole = field.startsWith('share/') || field === 'bookedShare' ? value * 10 : value
  if (!Number.isFinite(value) || value < least || value > most || !Number.isInteger(whole)) return 'fault'
  return value
}

/** Per cent that the channels' shares come to together, as typed; `fault` while one of them is no number. */
export function sharesSum(text: (field: QuotaField) => string): number | 'fault' {
  let tenths = 0
  for (const channel of bookingChannels) {
    const value = fieldValue(`share/${channel}`, text(`share/${channel}`))
    if (value === null || value === 'fault') return 'fault'
    tenths += Math.round(value * 10)
  }
  return tenths / 10
}

/** A schedule with one field changed; shares change together, see `withShares`. */
export function withField(schedule: Schedule, field: QuotaField, value: number | null): Schedule {
  const [kind, id = ''] = field.split(/\/(.*)/)
  const { quotas } = schedule
  const set = (change: Partial<Quotas>): Schedule => ({ ...schedule, quotas: { ...quotas, ...change } })
  if (kind === 'queue' || kind === 'service') {
    const key = kind === 'queue' ? 'byQueue' : 'byService'
    const others = Object.entries(quotas.walkIns[key]).filter(([own]) => own !== id)
    const limits = Object.fromEntries(value === null ? others : [...others, [id, value]])
    return set({ walkIns: { ...quotas.walkIns, [key]: limits } })
  }
  if (value === null) return schedule
  switch (kind) {
    case 'unitMinutes':
      return { ...schedule, unitMinutes: value }
    case 'release':
      return set({ releaseUnsoldMinutesBefore: value })
    case 'horizon':
      return set({ bookingHorizonDays: value })
    case 'perDay':
      return set({ walkIns: { ...quotas.walkIns, perDay: value } })
    case 'bookedShare':
      return set({ bookedShare: value / 100 })
    case 'hold':
      return set({ holdMinutes: { ...quotas.holdMinutes, [id]: value } })
    default:
      return schedule
  }
}

/** All channels' shares at once, in per cent: apart they would not sum to a whole. */
export function withShares(schedule: Schedule, shares: Readonly<Record<BookingChannel, number>>): Schedule {
  const parts = Object.fromEntries(
    bookingChannels.map((channel) => [channel, Math.round(shares[channel] * 10) / 1000]),
  ) as Record<BookingChannel, number>
  return { ...schedule, quotas: { ...schedule.quotas, shares: parts } }
}
