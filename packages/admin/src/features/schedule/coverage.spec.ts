import type { ResourceId, ServiceId } from '@chered/protocol/ids'
import type { ResolvedDay, Shift } from '@chered/protocol/schedule'
import { expect, it } from 'vitest'
import { unserved, windowsOpen, windowsRange } from './coverage.ts'

const birth = 'birth' as ServiceId
const death = 'death' as ServiceId

function shift(hours: string, services: ServiceId[] | null = null): Shift {
  return { hours, deskId: null, services, bookable: true }
}

function dayOf(shifts: readonly Shift[]): Pick<ResolvedDay, 'office' | 'resources'> {
  const office = {
    hours: ['09:00-13:00', '14:00-18:00'],
    layer: 'week',
    name: null,
    provisional: false,
  } as const
  const person = {
    resourceId: 'anna' as ResourceId,
    name: 'Анна',
    kind: 'specialist',
    layer: 'pattern',
  } as const
  return {
    office: { ...office, hours: [...office.hours] },
    resources: [{ ...person, shifts: [...shifts], reason: null, units: 0, taken: 0 }],
  }
}
const serves = new Map([['anna', [birth]]])

it('windows are counted at each time of the day', () => {
  const steps = windowsOpen([shift('09:00-13:00'), shift('11:00-13:00'), shift('14:00-18:00')])
  expect(steps).toEqual([
    { from: 540, to: 660, count: 1 },
    { from: 660, to: 780, count: 2 },
    { from: 780, to: 840, count: 0 },
    { from: 840, to: 1080, count: 1 },
  ])
  expect(windowsRange(steps)).toEqual({ least: 1, most: 2 })
  expect(windowsRange(windowsOpen([]))).toBeNull()
})

it('a queue is without anybody outside the shifts of those who serve it', () => {
  expect(unserved(dayOf([shift('09:00-13:00')]), new Set([birth]), serves)).toEqual([{ from: 840, to: 1080 }])
  expect(unserved(dayOf([shift('10:00-11:00'), shift('14:00-18:00')]), new Set([birth]), serves)).toEqual([
    { from: 540, to: 600 },
    { from: 660, to: 780 },
  ])
})

it('a shift for other services only serves nobody of the queue', () => {
  expect(unserved(dayOf([shift('09:00-18:00', [death])]), new Set([birth]), serves)).toHaveLength(2)
  expect(unserved(dayOf([shift('09:00-18:00', [birth])]), new Set([birth]), serves)).toEqual([])
})
