import { clockTime } from '@chered/ui/dates'

interface DayAxis {
  readonly from: number
  readonly to: number
  /** Full hours of the office's clock to write, at most ten. */
  readonly hours: readonly number[]
}

const hourMs = 3_600_000
const least = 4 * hourMs

/** An axis of full local hours around all these times, at least four hours long. */
export function dayAxis(
  times: readonly { readonly start: number; readonly end: number }[],
  timeZone: string,
): DayAxis {
  const first = Math.min(...times.map(({ start }) => start))
  const last = Math.max(...times.map(({ end }) => end))
  const from = hourBegun(first, timeZone)
  const end = hourBegun(last, timeZone)
  const to = Math.max(from + least, end < last ? end + hourMs : end)
  const step = Math.ceil((to - from) / hourMs / 10) * hourMs
  const hours: number[] = []
  for (let hour = from; hour <= to; hour += step) hours.push(hour)
  return { from, to, hours }
}

/** Zones exist that stand half an hour apart, so the minutes are the local ones. */
function hourBegun(at: number, timeZone: string): number {
  const minutes = Number(clockTime(at, timeZone).slice(3))
  return Math.floor(at / 60_000) * 60_000 - minutes * 60_000
}

/** Where a moment stands on the axis, per cent. */
export function share({ from, to }: DayAxis, at: number): number {
  return ((Math.min(Math.max(at, from), to) - from) / (to - from)) * 100
}
