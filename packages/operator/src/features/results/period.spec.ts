import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '../booking/time-columns.ts'
import { longestDays, periodOf, periods } from './period.ts'

it('a period is always in order and never longer than the server adds up', () => {
  const date = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days))
  fc.assert(
    fc.property(fc.constantFrom(...periods), date, date, date, (name, today, a, b) => {
      const { from, to } = periodOf(name, today, { from: a, to: b })
      expect(from <= to).toBe(true)
      expect(to < addDays(from, longestDays)).toBe(true)
      if (name === 'own') expect([a, b]).toContain(from)
      else expect(to).toBe(today)
    }),
  )
})
