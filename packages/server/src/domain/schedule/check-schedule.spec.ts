import type { Schedule, ScheduleRow } from '@chered/protocol/schedule'
import { describe, expect, test } from 'vitest'
import { deskId, serviceId } from '../../testing/example-office.ts'
import {
  bookableOffice,
  date,
  exampleLayers,
  exampleQuotas,
  exampleSchedule,
  exceptionOn,
  pattern,
  resourceId,
  serviceHours,
  shift,
  specialist,
} from '../../testing/example-schedule.ts'
import { scheduleFault } from './check-schedule.ts'
import { firstSchedule } from './first-schedule.ts'

const staff = [specialist('anna'), specialist('boris')]
const faultOf = (schedule: Schedule) => scheduleFault(schedule, bookableOffice(), staff)
const rows = (...list: ScheduleRow[]) => faultOf(exampleSchedule(list))
const at = (desk: string) => ({ deskId: deskId(desk) })
const anna = { kind: 'resource', resourceId: resourceId('anna') } as const

test('the example and an office’s first schedule have no fault', () => {
  expect(faultOf(exampleLayers().schedule)).toBeNull()
  const sharing = [
    specialist('anna', { usualDesk: deskId('desk-1') }),
    specialist('boris', { usualDesk: deskId('desk-1') }),
  ]
  expect(faultOf(firstSchedule(bookableOffice(), sharing, 'x'))).toBeNull()
  expect(firstSchedule(bookableOffice(), [], 'x').rows.map(({ id }) => id)).toEqual([
    'office-week',
    'week-hall-1',
  ])
})

describe('a fault names the row, the field and what is wrong', () => {
  test.each<[name: string, row: ScheduleRow, field: string, problem: string]>([
    ['nobody', pattern('carl', []), 'resourceId', 'unknown'],
    ['no such desk', pattern('anna', [shift('09:00-10:00', at('desk-99'))]), 'week.mon.0.deskId', 'unknown'],
    ['no such service', serviceHours('visa', [], []), 'serviceId', 'unknown'],
    ['backward hours', pattern('anna', [shift('10:00-09:00')]), 'week.mon.0.hours', 'order'],
    [
      'hours twice',
      pattern('anna', [shift('09:00-12:00'), shift('11:00-13:00')]),
      'week.mon.1.hours',
      'overlap',
    ],
    [
      'service hours twice',
      serviceHours('copy', ['tue'], ['09:00-12:00', '11:00-13:00']),
      'week.tue.1',
      'overlap',
    ],
    [
      'what anna cannot do',
      pattern('anna', [shift('09:00-10:00', { services: [serviceId('wedding')] })]),
      'week.mon.0.services',
      'not-competent',
    ],
    ['a hall without services', pattern('hall-1', [shift('09:00-10:00')]), 'week.mon.0.services', 'missing'],
    [
      'a hall with a desk’s service',
      pattern('hall-1', [shift('09:00-10:00', { services: [serviceId('copy')] })]),
      'week.mon.0.services',
      'not-here',
    ],
    [
      'a hall at a desk',
      pattern('hall-1', [shift('09:00-10:00', at('desk-1'))]),
      'week.mon.0.deskId',
      'not-here',
    ],
    [
      'an end before the beginning',
      pattern('anna', [], [], { validFrom: date('2026-12-02'), validTo: date('2026-12-01') }),
      'validTo',
      'order',
    ],
    ['no such date', pattern('anna', [], [], { validFrom: date('2026-02-30') }), 'validFrom', 'date'],
    ['an exception for ever', exceptionOn(anna, '2026-12-01', [], { validTo: null }), 'validTo', 'missing'],
    [
      'an exception of nobody',
      exceptionOn({ ...anna, resourceId: resourceId('carl') }, '2026-12-01', []),
      'target.resourceId',
      'unknown',
    ],
    [
      'an office at a desk',
      exceptionOn({ kind: 'office' }, '2026-12-01', [], at('desk-1')),
      'deskId',
      'not-here',
    ],
    ['backward hours of an exception', exceptionOn(anna, '2026-12-01', ['10:00-10:00']), 'hours.0', 'order'],
  ])('%s', (_, row, field, problem) => {
    expect(rows(row)).toEqual({ row: row.id, field, problem })
  })
  test('the same id for two rows', () => {
    expect(rows(pattern('anna', []), pattern('anna', []))).toEqual({
      row: 'week-anna',
      field: 'id',
      problem: 'twice',
    })
  })
  test('shares that are not the whole, quotas of what does not exist', () => {
    const shares = { ...exampleQuotas.shares, portal: 0.4 }
    expect(faultOf(exampleSchedule([], { quotas: { ...exampleQuotas, shares } }))).toEqual({
      field: 'quotas.shares',
      problem: 'sum',
    })
    const walkIns = { perDay: 1, byQueue: { gone: 1 }, byService: {} }
    expect(faultOf(exampleSchedule([], { quotas: { ...exampleQuotas, walkIns } }))).toMatchObject({
      field: 'quotas.walkIns.byQueue.gone',
    })
  })
})

describe('one desk', () => {
  const morning = shift('09:00-13:00', at('desk-1'))
  test('cannot be two people’s at the same time', () => {
    const other = pattern('boris', [shift('12:00-15:00', at('desk-1'))], ['wed'])
    expect(rows(pattern('anna', [morning]), other)).toEqual({
      row: 'week-boris',
      field: 'week.wed.0.deskId',
      problem: 'desk-twice',
      other: 'week-anna',
    })
  })
  test('may be shared by hours, weekdays and dates', () => {
    const until = { validTo: date('2026-11-30') }
    const from = { validFrom: date('2026-12-01') }
    expect(
      rows(pattern('anna', [morning]), pattern('boris', [shift('13:00-15:00', at('desk-1'))])),
    ).toBeNull()
    expect(rows(pattern('anna', [morning], ['mon']), pattern('boris', [morning], ['tue']))).toBeNull()
    expect(
      rows(pattern('anna', [morning], ['mon'], until), pattern('boris', [morning], ['mon'], from)),
    ).toBeNull()
    expect(
      rows(
        pattern('anna', [morning], ['mon'], { validTo: date('2026-12-07') }),
        pattern('boris', [morning], ['mon'], from),
      ),
    ).not.toBeNull()
    // Between the two rows there is no Monday.
    expect(
      rows(
        pattern('anna', [morning], ['mon'], { validTo: date('2026-12-06') }),
        pattern('boris', [morning], ['mon'], from),
      ),
    ).toBeNull()
  })
  test('is free for a stand-in while its specialist is on leave, and not a day longer', () => {
    const leave = exceptionOn(anna, '2026-12-01', [], { validTo: date('2026-12-05'), reason: 'leave' })
    const standIn = (last: string) =>
      pattern('boris', [morning], ['mon', 'tue'], { validFrom: date('2026-12-01'), validTo: date(last) })
    expect(rows(pattern('anna', [morning]), leave, standIn('2026-12-05'))).toBeNull()
    expect(rows(pattern('anna', [morning]), leave, standIn('2026-12-07'))).toMatchObject({
      problem: 'desk-twice',
    })
  })
})
