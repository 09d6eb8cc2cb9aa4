import { describe, expect, it } from 'vitest'
import { given } from '../../testing/day-specification.ts'
import {
  exampleService,
  minute,
  nineOClock,
  queueId,
  serviceId,
  smallOffice,
} from '../../testing/example-office.ts'
import { callNext, finish, issue, openDesk, start, visitId } from '../../testing/orders.ts'
import { officeRules } from '../office/office-rules.ts'

const open1 = openDesk('desk-1', ['passport', 'copy'], ['lawyer'])

describe('walk-ins and appointments', () => {
  const half = nineOClock + 30 * minute
  const withWedding = () => {
    const small = smallOffice()
    const wedding = exampleService('wedding', 'advice', { byAppointmentOnly: true, channels: ['portal'] })
    return officeRules({ ...small, services: [...small.services, wedding] })
  }

  it('a walk-in is refused by the widest quota that is used up, of any service that the ticket names', () => {
    const before = given(issue('anna', 'passport'), issue('boris', 'lawyer'))
    before
      .withQuotas({ byQueue: { [queueId('papers')]: 1 }, byService: { [serviceId('passport')]: 1 } })
      .when(issue('vera', 'passport'))
      .thenRefused('quota-exhausted', { scope: 'queue' })
    before
      .withQuotas({ byService: { [serviceId('lawyer')]: 1 } })
      .when(issue('vera', 'copy', { also: 'lawyer' }))
      .thenRefused('quota-exhausted', { scope: 'service' })
    before.when(issue('vera', 'copy')).thenEvents({ type: 'VisitIssued' })
  })

  it('an appointment checks in past quotas, channels and hours, and counts for no quota', () => {
    given()
      .inOffice(withWedding())
      .outsideHours()
      .withQuotas({ perDay: 1 })
      .and(issue('anna', 'passport', { channel: 'reception' }))
      .when(issue('boris', 'wedding', { booked: half }))
      .thenEvents({
        type: 'VisitIssued',
        appointment: {
          bookingId: 'booking-of-boris' as never,
          start: half,
          end: half + 10 * minute,
        },
        callBy: half - 20 * minute,
        callableFrom: half - 5 * minute,
        basis: { kind: 'appointment', start: half },
      })
      .thenDay(({ totals }) => expect([totals.issued, totals.walkIns]).toEqual([2, 1]))
  })

  it('one booking checks in once', () => {
    const first = issue('anna', 'passport', { booked: half })
    given(first)
      .when({ ...first, visitId: visitId('anna-again') } as typeof first)
      .thenRefused('already-checked-in')
  })

  it('a service by appointment only gives no live ticket, not even as a second service', () => {
    const office = withWedding()
    for (const order of [issue('anna', 'wedding'), issue('anna', 'copy', { also: 'wedding' })]) {
      given().inOffice(office).when(order).thenRefused('by-appointment-only')
    }
  })

  it('every service of one booking waits by its time, each once and in order', () => {
    given(open1, issue('anna', 'passport', { booked: half, also: ['lawyer', 'passport', 'copy'] }))
      .after(26)
      .and(callNext('desk-1'), start('desk-1', 'anna'))
      .when(finish('desk-1', 'anna'))
      .thenEvents(
        { type: 'ServiceFinished' },
        {
          type: 'LegQueued',
          serviceId: serviceId('lawyer'),
          callBy: half - 20 * minute,
          basis: { kind: 'appointment', start: half },
        },
      )
      .thenDay((day) => expect(day.visits.get(visitId('anna'))?.planned).toEqual(['copy']))
  })

  it('a booked visitor before the time gives way to a secondary walk-in, and comes when nobody else waits', () => {
    const early = given(open1, issue('anna', 'passport', { booked: half }))
    early.when(callNext('desk-1')).thenEvents({
      type: 'VisitorCalled',
      visitId: visitId('anna'),
      reason: { rule: 'appointment-early' } as never,
    })
    early
      .and(issue('lena', 'lawyer'))
      .when(callNext('desk-1'))
      .thenEvents({
        type: 'VisitorCalled',
        visitId: visitId('lena'),
        reason: { rule: 'secondary-idle' } as never,
      })
  })

  it('the wait of a booked visitor counts from the booked time, and is in time until then', () => {
    const called = (minutes: number) =>
      given(open1, issue('anna', 'passport', { booked: half }))
        .after(minutes)
        .when(callNext('desk-1'))
    called(30).thenDay(({ totals }) => {
      expect([totals.within, totals.waits.toObject()]).toEqual([1, { 0: 1 }])
    })
    called(32).thenDay(({ totals }) => {
      expect([totals.within, totals.waits.toObject()]).toEqual([0, { 24: 1 }])
    })
  })
})
