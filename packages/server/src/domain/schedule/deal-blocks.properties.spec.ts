import { bookingChannels } from '@chered/protocol/choices'
import type { Quotas } from '@chered/protocol/schedule'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { serviceId } from '../../testing/example-office.ts'
import {
  date,
  exampleLayers,
  exampleQuotas,
  exampleSchedule,
  pattern,
  shift,
  specialist,
} from '../../testing/example-schedule.ts'
import { dateAfter } from './day-clock.ts'
import type { UnitChannel } from './day-plan.ts'
import { dealBlocks, weightsOf } from './deal-blocks.ts'
import { planBasis } from './plan-basis.ts'
import { planDay } from './plan-day.ts'

const shares = fc
  .tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20))
  .filter((parts) => parts.some((part) => part > 0))
  .map((parts) => {
    const sum = parts.reduce((a, b) => a + b)
    return Object.fromEntries(bookingChannels.map((c, n) => [c, (parts[n] ?? 0) / sum])) as Quotas['shares']
  })
const quotas = fc
  .tuple(shares, fc.integer({ min: 0, max: 20 }))
  .map(([shares, twentieths]): Quotas => ({ ...exampleQuotas, shares, bookedShare: twentieths / 20 }))
const all = new Set<UnitChannel>(bookingChannels)
const count = (list: readonly UnitChannel[], channel: UnitChannel) => list.filter((c) => c === channel).length

test('on every date each channel’s number of blocks is its share rounded down or up', () => {
  fc.assert(
    fc.property(quotas, fc.nat(300), fc.integer({ min: 15_000, max: 30_000 }), (quota, blocks, day) => {
      const weights = weightsOf(quota, all, true)
      const dealt = dealBlocks(blocks, weights, day)
      expect(dealt).toHaveLength(blocks)
      for (const [channel, weight] of weights) {
        expect(Math.abs(count(dealt, channel) - weight * blocks)).toBeLessThan(1 + 1e-6)
      }
    }),
    { numRuns: 1000 },
  )
})

test('on every date any stretch of blocks has about its share of each channel', () => {
  fc.assert(
    fc.property(
      quotas,
      fc.integer({ min: 10, max: 100 }),
      fc.nat(30_000),
      fc.nat(90),
      (quota, blocks, day, at) => {
        const weights = weightsOf(quota, all, true)
        const part = dealBlocks(blocks, weights, day).slice(at, at + 10)
        for (const [channel, weight] of weights) {
          expect(Math.abs(count(part, channel) - weight * part.length)).toBeLessThan(3)
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('over 60 days every channel has its share of the time within two hundredths, a small share too', () => {
  fc.assert(
    fc.property(
      quotas,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 3000 }),
      (quota, people, from) => {
        const ids = Array.from({ length: people }, (_, n) => `person-${n}`)
        const day = ['09:00-13:00', '14:00-17:40'].map((hours) => shift(hours))
        const layers = exampleLayers({
          schedule: exampleSchedule(
            ids.map((id) => pattern(id, day)),
            { quotas: quota, unitMinutes: 10 },
          ),
          staff: ids.map((id, n) =>
            n % 2 === 0 ? specialist(id) : specialist(id, { primary: [serviceId('copy')], secondary: [] }),
          ),
        })
        const basis = planBasis(layers)
        const had = new Map<UnitChannel, number>()
        let units = 0
        for (let n = 0; n < 60; n++) {
          for (const { shifts } of planDay(
            basis,
            dateAfter(date('2026-01-01'), from + n),
          ).resources.values()) {
            for (const { channel } of shifts.flatMap((s) => s.units)) {
              had.set(channel, (had.get(channel) ?? 0) + 1)
              units++
            }
          }
        }
        for (const [channel, weight] of weightsOf(quota, all, true)) {
          expect(Math.abs((had.get(channel) ?? 0) / units - weight)).toBeLessThan(0.02)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('each specialist’s day has blocks of the largest channel, and of the smallest within a fortnight', () => {
  const basis = planBasis(exampleLayers())
  const seen = new Set<string>()
  for (let n = 0; n < 14; n++) {
    for (const { resourceId, shifts } of planDay(
      basis,
      dateAfter(date('2026-11-23'), n),
    ).resources.values()) {
      if (shifts.length === 0 || resourceId.startsWith('hall')) continue
      const channels = new Set(shifts.flatMap(({ units }) => units.map(({ channel }) => channel)))
      expect(channels).toContain('portal')
      if (channels.has('reception')) seen.add(resourceId)
    }
  }
  expect([...seen].sort()).toEqual(['anna', 'boris'])
})
