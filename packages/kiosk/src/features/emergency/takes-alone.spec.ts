import type { Office } from '@chered/protocol/office'
import type { Hours, KioskService, KioskView } from '@chered/protocol/views'
import { describe, expect, it } from 'vitest'
import { officeOpen, viewAlone } from './takes-alone.ts'

const office = (hours: 'week' | 'always') =>
  ({
    timeZone: 'Europe/Moscow',
    week: { mon: [], tue: ['09:00-13:00', '14:00-18:00'], wed: [], thu: [], fri: [], sat: [], sun: [] },
    settings: { hours },
  }) as unknown as Office
/** Tuesday the 24th, Moscow time. */
const at = (time: string) => Date.parse(`2026-11-24T${time}:00+03:00`)
const open = (closesAt: string | null): Hours => ({ state: 'open', closesAt })
const opens = (date: string, time: string): Hours => ({ state: 'closed', opensAt: { date, time } })

describe('whether a kiosk that is alone gives numbers', () => {
  it.each([
    ['while the office was open to a later time', open('13:00'), '12:59', true],
    ['not when that time has come', open('13:00'), '13:00', false],
    ['again after the break, by the usual hours of the weekday', open('13:00'), '14:05', true],
    ['not in the evening', open('13:00'), '18:00', false],
    ['when the hour has come at which it was to open', opens('2026-11-24', '09:00'), '09:00', true],
    ['not before it', opens('2026-11-24', '10:00'), '09:30', false],
    ['not on a day off, whatever the weekday has', opens('2026-11-26', '09:00'), '10:00', false],
    ['not when nobody knows when it opens', { state: 'closed', opensAt: null } as Hours, '10:00', false],
  ])('%s', (_, hours, time, expected) => {
    expect(officeOpen(hours, office('week'), at(time))).toBe(expected)
  })
  it('at any hour where the office is always open', () => {
    expect(officeOpen(open(null), office('always'), at('23:00'))).toBe(true)
  })
})

describe('what it chooses by', () => {
  const service = (serviceId: string, state: KioskService['state']): KioskService => ({
    serviceId: serviceId as KioskService['serviceId'],
    ...{ waiting: 7, estimate: { fromMinutes: 5, toMinutes: 10 }, state, desks: [1] },
    ...{ bookable: true, byAppointmentOnly: false, firstToday: null, servedNext: null },
  })
  it('is what took visitors when the server was last heard of, and says nothing of queues and times', () => {
    const services = (['open', 'no-desk', 'quota', 'closed', 'by-appointment'] as const).map((s) =>
      service(s, s),
    )
    const alone = viewAlone({
      officeVersion: 1,
      hours: open(null),
      services,
      printer: null,
      prints: [],
    } as KioskView)
    expect(alone.services.map(({ serviceId }) => serviceId)).toEqual(['open', 'no-desk'])
    for (const one of alone.services) {
      expect(one).toMatchObject({ waiting: 0, estimate: null, desks: [], bookable: false })
    }
  })
})
