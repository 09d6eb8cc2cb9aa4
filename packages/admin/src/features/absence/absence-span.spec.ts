import type { DayDate } from '@chered/protocol/ids'
import { describe, expect, it } from 'vitest'
import { midnight, spanOf } from './absence-span.ts'

const date = (text: string) => text as DayDate
const at = (text: string) => Date.parse(text)

describe('the time of an absence', () => {
  it('is from this minute to the midnight of the office', () => {
    expect(spanOf({ kind: 'now' }, at('2026-11-24T10:42:31+03:00'), 'Europe/Moscow')).toEqual({
      from: at('2026-11-24T10:42:00+03:00'),
      to: at('2026-11-25T00:00:00+03:00'),
    })
  })

  it('is whole days of the office, whatever the date is in Greenwich', () => {
    const late = at('2026-11-24T01:30:00+11:00')
    expect(spanOf({ kind: 'today' }, late, 'Asia/Magadan')).toEqual({
      from: at('2026-11-24T00:00:00+11:00'),
      to: at('2026-11-25T00:00:00+11:00'),
    })
    const period = { kind: 'period', first: date('2026-11-30'), last: date('2026-12-01') } as const
    expect(spanOf(period, late, 'Europe/Moscow')).toEqual({
      from: at('2026-11-30T00:00:00+03:00'),
      to: at('2026-12-02T00:00:00+03:00'),
    })
  })

  it('a period that ends before it begins is none', () => {
    const period = { kind: 'period', first: date('2026-11-30'), last: date('2026-11-29') } as const
    expect(spanOf(period, 0, 'Europe/Moscow')).toBeNull()
  })

  it('a day begins at its midnight also when clocks are changed', () => {
    expect(midnight(date('2026-03-29'), 'Europe/Berlin')).toBe(at('2026-03-29T00:00:00+01:00'))
    expect(midnight(date('2026-03-30'), 'Europe/Berlin')).toBe(at('2026-03-30T00:00:00+02:00'))
  })
})
