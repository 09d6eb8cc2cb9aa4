import { describe, expect, it } from 'vitest'
import { dayAxis, share } from './day-axis.ts'

const at = (text: string) => Date.parse(text)

describe('the axis of a day', () => {
  it('goes by full local hours around all times, in a zone half an hour off as well', () => {
    const times = [{ start: at('2026-11-24T09:10:00+05:30'), end: at('2026-11-24T17:40:00+05:30') }]
    const axis = dayAxis(times, 'Asia/Kolkata')
    expect(axis.from).toBe(at('2026-11-24T09:00:00+05:30'))
    expect(axis.to).toBe(at('2026-11-24T18:00:00+05:30'))
    expect(axis.hours).toHaveLength(10)
  })

  it('is at least four hours long and never writes more than eleven of them', () => {
    const start = at('2026-11-24T10:00:00+03:00')
    const short = dayAxis([{ start, end: start + 600_000 }], 'Europe/Moscow')
    expect(short.to - short.from).toBe(4 * 3_600_000)
    const long = dayAxis([{ start, end: start + 13 * 3_600_000 }], 'Europe/Moscow')
    expect(long.hours.length).toBeLessThanOrEqual(11)
    expect(share(long, long.from)).toBe(0)
    expect(share(long, long.to + 1)).toBe(100)
  })
})
