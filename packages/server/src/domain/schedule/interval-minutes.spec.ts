import { describe, expect, test } from 'vitest'
import { serviceId } from '../../testing/example-office.ts'
import { bookableOffice } from '../../testing/example-schedule.ts'
import { intervalMinutes } from './interval-minutes.ts'

const rules = bookableOffice()
const length = (...services: [id: string, count?: number][]) =>
  intervalMinutes(
    services.map(([id, count = 1]) => ({ serviceId: serviceId(id), count })),
    rules,
    10,
  )

describe('the length of an appointment', () => {
  test('is the service’s minutes in whole units', () => {
    expect(length(['passport'])).toEqual({ ok: true, minutes: 30, units: 3, place: 'desk' })
    expect(length(['copy'])).toMatchObject({ minutes: 20, units: 2 })
  })
  test('grows with each further document and each further service, and is rounded once', () => {
    expect(length(['copy', 4])).toMatchObject({ minutes: 30 })
    expect(length(['passport'], ['copy', 2])).toMatchObject({ minutes: 50, units: 5 })
  })
  test('is refused for what takes no appointments, for places of two kinds, for more than one booking may have', () => {
    expect(length(['advice'])).toMatchObject({ refusal: { code: 'service-not-bookable' } })
    expect(length(['passport'], ['wedding'])).toMatchObject({
      refusal: { code: 'service-not-bookable', params: { serviceId: 'wedding' } },
    })
    expect(length(['copy', 5])).toMatchObject({
      refusal: { code: 'bad-request', params: { field: 'count', max: 4 } },
    })
    expect(length(['passport', 2])).toMatchObject({ refusal: { params: { max: 1 } } })
    expect(length(['nothing'])).toMatchObject({ refusal: { code: 'service-unknown' } })
    expect(length()).toMatchObject({ refusal: { code: 'bad-request' } })
  })
})
