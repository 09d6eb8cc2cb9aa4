import type { Schedule } from '@chered/protocol/schedule'
import { expect, it } from 'vitest'
import { fieldText, fieldValue, type QuotaField, sharesSum, withField, withShares } from './quota-fields.ts'

const schedule: Schedule = {
  rows: [],
  unitMinutes: 10,
  quotas: {
    bookedShare: 0.6,
    shares: { portal: 0.5, contactCentre: 0.2, kiosk: 0.2, reception: 0.1 },
    releaseUnsoldMinutesBefore: 60,
    bookingHorizonDays: 30,
    holdMinutes: { portal: 1440, contactCentre: 10, kiosk: 3, reception: 10 },
    walkIns: { perDay: 120, byQueue: {}, byService: {} },
  },
}

it('shares of whole and tenth per cent add up to exactly one hundred', () => {
  const typed: Partial<Record<QuotaField, string>> = {
    'share/portal': '33,3',
    'share/contactCentre': '33.3',
    'share/kiosk': '33,3',
    'share/reception': '0,1',
  }
  expect(sharesSum((field) => typed[field] ?? '')).toBe(100)
})

it('the sum of shares is unknown while one of them is no number', () => {
  expect(sharesSum((field) => (field === 'share/kiosk' ? '' : '50'))).toBe('fault')
})

it('shares that were typed come out of the schedule as they were typed', () => {
  const changed = withShares(schedule, { portal: 33.3, contactCentre: 33.3, kiosk: 33.3, reception: 0.1 })
  expect(fieldText('share/kiosk', changed)).toBe('33.3')
  const sum = Object.values(changed.quotas.shares).reduce((total, share) => total + share, 0)
  expect(sum).toBeCloseTo(1, 9)
})

it.each([
  ['unitMinutes', '4'],
  ['unitMinutes', '10.5'],
  ['horizon', '366'],
  ['perDay', ''],
  ['hold/kiosk', '0'],
  ['share/portal', '101'],
  ['release', 'час'],
] as const)('%s refuses "%s"', (field, text) => {
  expect(fieldValue(field, text)).toBe('fault')
})

it('an emptied limit of a queue is no limit', () => {
  const limited = withField(schedule, 'queue/birth', 20)
  expect(fieldText('queue/birth', limited)).toBe('20')
  expect(fieldValue('queue/birth', '')).toBeNull()
  const free = withField(limited, 'queue/birth', null)
  expect(free.quotas.walkIns.byQueue).toEqual({})
})

it('a limit of a queue and of a service with the same id are two', () => {
  const both = withField(withField(schedule, 'queue/birth', 20), 'service/birth', 5)
  expect([fieldText('queue/birth', both), fieldText('service/birth', both)]).toEqual(['20', '5'])
})
