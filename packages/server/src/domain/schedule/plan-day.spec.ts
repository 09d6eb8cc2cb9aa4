import { describe, expect, test } from 'vitest'
import { deskId, exampleService, serviceId, staffId } from '../../testing/example-office.ts'
import {
  bookableOffice,
  calendarDay,
  date,
  exampleLayers,
  exampleSchedule,
  exceptionOn,
  pattern,
  resourceId,
  serviceHours,
  shift,
  specialist,
} from '../../testing/example-schedule.ts'
import { localTime, momentOf } from '../time.ts'
import { carries } from './carries.ts'
import type { DayPlan } from './day-plan.ts'
import { type Layers, planBasis } from './plan-basis.ts'
import { planDay } from './plan-day.ts'

const zone = 'Europe/Moscow'
/** A Monday. */
const monday = '2026-11-23'
const saturday = '2026-11-28'
const sunday = '2026-11-29'

const plan = (day: string, more: Partial<Layers> = {}) => planDay(planBasis(exampleLayers(more)), date(day))
const at = (day: string, time: string) => momentOf(day, time, zone)
const range = ({ start, end }: { start: number; end: number }) =>
  `${localTime(start, zone)}-${localTime(end, zone)}`
const officeHours = (day: DayPlan) => day.office.hours.map(range)
const worked = (day: DayPlan, id: string) => day.resources.get(resourceId(id))?.shifts.map(range)
const absent = (id: string, from: string, to: string, covers: Layers['absences'][number]['covers'] = []) =>
  ({
    staffId: staffId(id),
    reason: 'sick',
    from: at(monday, from),
    to: at(monday, to),
    covers,
    state: 'in-force',
  }) as const

describe('the office', () => {
  test('has the hours of its week', () => {
    expect(officeHours(plan(monday))).toEqual(['09:00-13:00', '14:00-18:00'])
    expect(plan(saturday).office).toMatchObject({ hours: [], layer: 'week', name: null })
  })
  test('is closed on a holiday, which is named', () => {
    const day = plan(monday, { federal: [calendarDay(monday, 'off', { status: 'provisional' })] })
    expect(day.office).toEqual({ hours: [], layer: 'federal', name: 'праздник', provisional: true })
    expect(day.resources.get(resourceId('anna'))).toMatchObject({
      shifts: [],
      layer: 'federal',
      reason: 'праздник',
    })
  })
  test('works an hour less on the eve of a holiday, and so does everybody', () => {
    const day = plan(monday, { federal: [calendarDay(monday, 'shortened')] })
    expect(officeHours(day)).toEqual(['09:00-13:00', '14:00-17:00'])
    expect(worked(day, 'anna')).toEqual(['09:00-13:00', '14:00-17:00'])
  })
  test('loses what a short last stretch cannot give from the one before', () => {
    const week = { ...bookableOffice().office.week, mon: ['09:00-13:00', '14:00-14:30'] }
    const day = plan(monday, { rules: bookableOffice({ week }), federal: [calendarDay(monday, 'shortened')] })
    expect(officeHours(day)).toEqual(['09:00-12:30'])
  })
  test('works a moved Saturday like Friday and a moved Sunday like Monday', () => {
    const federal = [calendarDay(saturday, 'working'), calendarDay(sunday, 'working')]
    // The example's Friday ends at one.
    expect(officeHours(plan(saturday, { federal }))).toEqual(['09:00-13:00'])
    expect(worked(plan(saturday, { federal }), 'hall-1')).toEqual(['09:00-13:00'])
    expect(officeHours(plan(sunday, { federal }))).toEqual(['09:00-13:00', '14:00-18:00'])
    expect(worked(plan(sunday, { federal }), 'anna')).toEqual(['09:00-13:00', '14:00-18:00'])
  })
  test('follows the region rather than the country', () => {
    const federal = [calendarDay(monday, 'off', { name: 'страна' })]
    const working = plan(monday, { federal, regional: [calendarDay(monday, 'working', { name: 'регион' })] })
    expect(working.office).toMatchObject({ layer: 'regional', name: 'регион' })
    expect(officeHours(working)).toEqual(['09:00-13:00', '14:00-18:00'])
  })
  test('is not opened by a regional eve on a federal holiday', () => {
    const federal = [calendarDay(monday, 'off', { name: 'страна' })]
    const day = plan(monday, { federal, regional: [calendarDay(monday, 'shortened')] })
    expect(day.office).toMatchObject({ hours: [], layer: 'federal', name: 'страна' })
  })
  test('has duty hours on a holiday, and those work whose week has that day', () => {
    const rows = [
      ...exampleLayers().schedule.rows,
      exceptionOn({ kind: 'office' }, monday, ['08:30-12:00', '14:00-17:00']),
    ]
    const day = plan(monday, {
      schedule: exampleSchedule(rows),
      federal: [calendarDay(monday, 'off')],
      regional: [calendarDay(monday, 'off')],
    })
    expect(day.office).toMatchObject({ layer: 'exception', name: 'duty', provisional: false })
    expect(officeHours(day)).toEqual(['08:30-12:00', '14:00-17:00'])
    expect(worked(day, 'anna')).toEqual(['09:00-12:00', '14:00-17:00'])
  })
  test('has another week from a date on, by the last row that is valid', () => {
    const week = { mon: ['10:00-12:00'], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
    const row = { id: 'later', kind: 'office-week', week, validTo: null, source: '', author: '' } as const
    const schedule = exampleSchedule([{ ...row, validFrom: date(monday) }])
    expect(officeHours(plan(monday, { schedule }))).toEqual(['10:00-12:00'])
    expect(officeHours(plan('2026-11-16', { schedule }))).toEqual(['09:00-13:00', '14:00-18:00'])
  })
})

describe('a resource', () => {
  test('without a pattern is not scheduled', () => {
    const day = plan(monday, { staff: [specialist('new')] })
    expect(day.resources.get(resourceId('new'))).toMatchObject({ shifts: [], layer: 'week' })
  })
  test('that has left the office has no day', () => {
    const day = plan(monday, { staff: [specialist('anna', { active: false }), specialist('boris')] })
    expect([...day.resources.keys()]).toEqual(['boris', 'hall-1'])
  })
  test('works within the office’s hours only', () => {
    const schedule = exampleSchedule([pattern('anna', [shift('07:00-23:00')])])
    expect(worked(plan(monday, { schedule }), 'anna')).toEqual(['09:00-13:00', '14:00-18:00'])
  })
  test('on leave works nothing, on another duty other hours at the usual desk', () => {
    const rows = exampleLayers().schedule.rows
    const anna = { kind: 'resource', resourceId: resourceId('anna') } as const
    const leave = exampleSchedule([...rows, exceptionOn(anna, monday, [], { reason: 'leave' })])
    expect(plan(monday, { schedule: leave }).resources.get(resourceId('anna'))).toEqual({
      resourceId: 'anna',
      kind: 'specialist',
      shifts: [],
      layer: 'exception',
      reason: 'leave',
    })
    const duty = exampleSchedule([...rows, exceptionOn(anna, monday, ['11:00-15:00'])])
    const day = plan(monday, { schedule: duty })
    expect(worked(day, 'anna')).toEqual(['11:00-13:00', '14:00-15:00'])
    expect(day.resources.get(resourceId('anna'))?.shifts[0]?.deskId).toBe('desk-1')
  })
  test('serves what the shift names, first and second duties as the staff list has them', () => {
    const named = [serviceId('copy'), serviceId('passport'), serviceId('wedding')]
    const schedule = exampleSchedule([pattern('anna', [shift('09:00-13:00', { services: named })])])
    const [morning] = plan(monday, { schedule }).resources.get(resourceId('anna'))?.shifts ?? []
    expect(morning).toMatchObject({ primary: ['passport'], secondary: ['copy'] })
  })
  test('a hall carries what occupies a hall and a desk never does', () => {
    const staff = [specialist('anna', { primary: [serviceId('wedding'), serviceId('passport')] })]
    const friday = plan('2026-11-27', { staff })
    expect(friday.resources.get(resourceId('anna'))?.shifts[0]?.primary).toEqual(['passport'])
    const hall = friday.resources.get(resourceId('hall-1'))?.shifts[0]
    expect(hall).toMatchObject({ primary: ['wedding'], deskId: null })
    // Nobody comes to a ceremony from the live queue, and the kiosk does not book it.
    expect(new Set(hall?.units.map(({ channel }) => channel))).not.toContain('live')
    expect(new Set(hall?.units.map(({ channel }) => channel))).not.toContain('kiosk')
  })
  test('serves a service only in its hours; what is served throughout is carried across', () => {
    const rows = [...exampleLayers().schedule.rows, serviceHours('copy', ['mon'], ['10:00-12:00'])]
    const day = plan(monday, { schedule: exampleSchedule(rows) }).resources.get(resourceId('anna'))
    expect(day?.shifts.map(range)).toEqual(['09:00-10:00', '10:00-12:00', '12:00-13:00', '14:00-18:00'])
    expect(day?.shifts.map(({ secondary }) => secondary.includes(serviceId('copy')))).toEqual([
      false,
      true,
      false,
      false,
    ])
    const visit = { start: at(monday, '09:45'), end: at(monday, '10:15') }
    expect(carries(day, visit, [serviceId('passport')])).toBe(true)
    expect(carries(day, visit, [serviceId('copy')])).toBe(false)
    expect(carries(day, { start: visit.start, end: at(monday, '14:15') }, [serviceId('passport')])).toBe(
      false,
    )
    expect(carries(undefined, visit, [])).toBe(false)
  })
  test('a service closed on a date is served by nobody then', () => {
    const passport = { kind: 'service', serviceId: serviceId('passport') } as const
    const rows = [...exampleLayers().schedule.rows, exceptionOn(passport, monday, [], { reason: 'closed' })]
    const day = plan(monday, { schedule: exampleSchedule(rows) }).resources.get(resourceId('anna'))
    expect(day?.shifts.flatMap(({ primary }) => primary)).toEqual([])
    expect(day?.shifts.map(range)).toEqual(['09:00-13:00', '14:00-18:00'])
  })
  test('keeps one place for a whole visit: who changes the desk carries none across', () => {
    const desks = [
      shift('09:00-11:00', { deskId: deskId('desk-1') }),
      shift('11:00-13:00', { deskId: deskId('desk-2') }),
    ]
    const day = plan(monday, { schedule: exampleSchedule([pattern('anna', desks)]) }).resources.get(
      resourceId('anna'),
    )
    const visit = (from: string, to: string) => ({ start: at(monday, from), end: at(monday, to) })
    expect(carries(day, visit('10:30', '11:00'), [serviceId('passport')])).toBe(true)
    expect(carries(day, visit('10:45', '11:15'), [serviceId('passport')])).toBe(false)
  })
  test('is never in two shifts at once, whatever was written', () => {
    const twice = [shift('09:00-12:00'), shift('10:00-11:00'), shift('11:30-13:00')]
    const schedule = exampleSchedule([pattern('anna', twice)])
    expect(worked(plan(monday, { schedule }), 'anna')).toEqual(['09:00-12:00', '12:00-13:00'])
  })
  test('time for the live queue only has no units', () => {
    const schedule = exampleSchedule([pattern('anna', [shift('09:00-13:00', { bookable: false })])])
    expect(plan(monday, { schedule }).resources.get(resourceId('anna'))?.shifts[0]?.units).toEqual([])
  })
})

describe('an absence', () => {
  test('takes its hours and the units that they touch, and leaves all other units as they were', () => {
    const whole = plan(monday)
    const day = plan(monday, { absences: [absent('anna', '10:05', '11:00')] })
    const anna = day.resources.get(resourceId('anna'))
    expect(anna).toMatchObject({ layer: 'absence', reason: 'sick' })
    expect(anna?.shifts.map(range)).toEqual(['09:00-10:05', '11:00-13:00', '14:00-18:00'])
    const kept = whole.resources
      .get(resourceId('anna'))
      ?.shifts.flatMap(({ units }) => units)
      .filter(({ start, end }) => end <= at(monday, '10:05') || start >= at(monday, '11:00'))
    expect(anna?.shifts.flatMap(({ units }) => units)).toEqual(kept)
    expect(day.resources.get(resourceId('boris'))).toEqual(whole.resources.get(resourceId('boris')))
  })
  test('that was undone takes nothing', () => {
    const undone = { ...absent('anna', '09:00', '18:00'), state: 'undone' as const }
    expect(plan(monday, { absences: [undone] })).toEqual(plan(monday))
  })
  test('lets the cover serve what the absent one does, at need and only then, without losing a unit', () => {
    const rules = bookableOffice()
    const services = [
      ...rules.office.services,
      exampleService('visa', 'papers', { booking: { place: 'desk' } }),
    ]
    const staff = [specialist('anna', { primary: [serviceId('visa')] }), specialist('boris')]
    const covers = [{ staffId: staffId('boris'), serviceIds: [serviceId('visa')] }]
    const more = { rules: bookableOffice({ services }), staff }
    const before = plan(monday, more).resources.get(resourceId('boris'))
    const day = plan(monday, { ...more, absences: [absent('anna', '10:05', '12:10', covers)] })
    const boris = day.resources.get(resourceId('boris'))
    expect(boris?.shifts.map(range)).toEqual(['09:00-10:15', '10:15-12:00', '12:00-13:00', '14:00-18:00'])
    expect(boris?.shifts.map(({ secondary }) => secondary.includes(serviceId('visa')))).toEqual([
      false,
      true,
      false,
      false,
    ])
    const units = (all: typeof boris) => all?.shifts.flatMap((s) => s.units)
    expect(units(boris)).toEqual(units(before))
    expect(
      carries(boris, { start: at(monday, '09:45'), end: at(monday, '10:30') }, [serviceId('passport')]),
    ).toBe(true)
  })
})

describe('units', () => {
  test('go to channels in blocks of the longest appointment; a rest too short for any joins the last', () => {
    const schedule = exampleSchedule([pattern('anna', [shift('09:00-12:40', { deskId: deskId('desk-1') })])])
    const units = plan(monday, { schedule }).resources.get(resourceId('anna'))?.shifts[0]?.units ?? []
    // 220 minutes are 14 units of 15; passports need 2.
    expect(units).toHaveLength(14)
    for (let n = 0; n < units.length; n += 2) expect(units[n]?.channel).toBe(units[n + 1]?.channel)
    const onlyPassports = [specialist('anna', { secondary: [] })]
    const odd = exampleSchedule([pattern('anna', [shift('09:00-10:15')])])
    const five = plan(monday, { schedule: odd, staff: onlyPassports }).resources.get(resourceId('anna'))
      ?.shifts[0]?.units
    expect(five?.map(({ channel }) => channel).slice(2)).toEqual(Array(3).fill(five?.[2]?.channel))
  })
  test('follow the clock over the change to winter time and back', () => {
    const rules = bookableOffice({
      timeZone: 'Europe/Berlin',
      week: { ...bookableOffice().office.week, sun: ['00:00-06:00'] },
    })
    const schedule = exampleSchedule([pattern('anna', [shift('01:00-05:00')], ['sun'])])
    const hours = (day: string) => {
      const planned = plan(day, { rules, schedule }).resources.get(resourceId('anna'))?.shifts[0]
      return ((planned?.end ?? 0) - (planned?.start ?? 0)) / 3_600_000
    }
    expect(hours('2026-03-22')).toBe(4)
    expect(hours('2026-03-29')).toBe(3)
    expect(hours('2026-10-25')).toBe(5)
  })
})
