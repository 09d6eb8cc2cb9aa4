import type { DayDate, DeskId, ResourceId, ServiceId } from '@chered/protocol/ids'
import type { Schedule, ScheduleRow, Shift } from '@chered/protocol/schedule'
import { expect, it } from 'vitest'
import {
  eachWeekday,
  exceptionOn,
  patternOn,
  serviceHours,
  withCopiedWeek,
  withOfficeDays,
  withoutRow,
  withPatternDays,
  withServiceDays,
} from './schedule-edits.ts'

const anna = 'anna' as ResourceId
const boris = 'boris' as ResourceId
const birth = 'birth' as ServiceId
const death = 'death' as ServiceId
const on = '2026-12-02' as DayDate
const by = { author: 'Администратор', source: 'приказ № 14' }
const usual = eachWeekday((weekday) => (weekday === 'sun' ? [] : ['09:00-18:00']))
const quotas = {} as Schedule['quotas']

function scheduleOf(...rows: ScheduleRow[]): Schedule {
  return { rows, unitMinutes: 10, quotas }
}
function shift(hours: string, more: Partial<Shift> = {}): Shift {
  return { hours, deskId: 'desk-1' as DeskId, services: null, bookable: true, ...more }
}
function pattern(id: string, resourceId: ResourceId, shifts: Shift[]): ScheduleRow {
  const always = { validFrom: null, validTo: null, source: '', author: '' }
  return { ...always, id, kind: 'resource-week', resourceId, week: eachWeekday(() => shifts) }
}

it('a changed weekday keeps the row and the other days', () => {
  const before = scheduleOf(pattern('row-1', anna, [shift('09:00-18:00')]))
  const after = withPatternDays(before, { resourceId: anna, on, days: ['wed'], shifts: [], ...by })
  expect(after.rows).toHaveLength(1)
  const row = patternOn(after, anna, on)
  expect(row).toMatchObject({ id: 'row-1', source: 'приказ № 14', author: 'Администратор' })
  expect(row?.week.wed).toEqual([])
  expect(row?.week.thu).toEqual([shift('09:00-18:00')])
  expect(patternOn(before, anna, on)?.week.wed, 'the draft before is left alone').toHaveLength(1)
})

it('who had no pattern works on the named days only', () => {
  const change = {
    resourceId: anna,
    on,
    days: ['wed', 'fri'],
    shifts: [shift('09:00-13:00')],
    ...by,
  } as const
  const row = patternOn(withPatternDays(scheduleOf(), change), anna, on)
  expect(row?.week.fri).toHaveLength(1)
  expect(row?.week.mon).toEqual([])
})

it('of several rows the last that is valid on the date counts', () => {
  const december = { ...pattern('row-2', anna, []), validFrom: '2026-12-01' as DayDate }
  const january = { ...pattern('row-3', anna, []), validFrom: '2027-01-01' as DayDate }
  const schedule = scheduleOf(pattern('row-1', anna, [shift('09:00-18:00')]), december, january)
  expect(patternOn(schedule, anna, on)?.id).toBe('row-2')
  expect(patternOn(schedule, anna, '2026-11-30' as DayDate)?.id).toBe('row-1')
})

it('the office week begins with the hours that the office came with', () => {
  const after = withOfficeDays(scheduleOf(), { on, days: ['wed'], hours: [], usual, ...by })
  expect(after.rows[0]).toMatchObject({
    kind: 'office-week',
    week: { wed: [], thu: ['09:00-18:00'], sun: [] },
  })
})

it('a service follows the office until it has hours of its own, and an exception stands over both', () => {
  expect(serviceHours(scheduleOf(), birth, on)).toBeNull()
  const change = { serviceId: birth, on, days: ['wed'], hours: ['10:00-12:00'], usual, ...by } as const
  const own = withServiceDays(scheduleOf(), change)
  expect(serviceHours(own, birth, on)).toEqual(['10:00-12:00'])
  expect(serviceHours(own, birth, '2026-12-03' as DayDate)).toEqual(['09:00-18:00'])
  const exception: ScheduleRow = {
    id: 'row-x',
    kind: 'exception',
    target: { kind: 'service', serviceId: birth },
    reason: 'closed',
    validFrom: on,
    validTo: on,
    hours: [],
    deskId: null,
    ...by,
  }
  const closed = { ...own, rows: [...own.rows, exception] }
  expect(serviceHours(closed, birth, on)).toEqual([])
  expect(exceptionOn(closed, { kind: 'office' }, on)).toBeNull()
  expect(serviceHours(withoutRow(closed, 'row-x'), birth, on)).toEqual(['10:00-12:00'])
})

it('a copied week keeps everybody at the own desk and with the own services', () => {
  const week = eachWeekday(() => [shift('09:00-13:00', { services: [birth, death] })])
  const target = { resourceId: boris, deskId: 'desk-2' as DeskId, competence: [death] }
  const row = patternOn(withCopiedWeek(scheduleOf(), week, [target], on, by), boris, on)
  expect(row?.week.mon).toEqual([shift('09:00-13:00', { deskId: 'desk-2' as DeskId, services: [death] })])
})
