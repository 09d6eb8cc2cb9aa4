import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BookingId, CheckInCode, StaffId } from '@chered/protocol/ids'
import { Office } from '@chered/protocol/office'
import type { Schedule, ScheduleRow } from '@chered/protocol/schedule'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Booking } from '../domain/diary/booking.ts'
import { momentOf } from '../domain/time.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { minute, serviceId, staffId } from '../testing/example-office.ts'
import { date, exceptionOn, resourceId } from '../testing/example-schedule.ts'
import { type FixedClock, fixedClock } from '../testing/fixed-clock.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { firstCalendars } from './first-calendars.ts'
import { ExampleStaff } from './first-start.ts'
import { openOfficeKeeper } from './office-keeper.ts'
import type { AbsenceRow } from './ports.ts'
import type { ScheduleAnswer } from './schedule-approval.ts'
import { openScheduleKeeper, type ScheduleChange, type ScheduleKeeper } from './schedule-keeper.ts'

const example = (file: string) =>
  JSON.parse(readFileSync(new URL(`../../example/${file}`, import.meta.url), 'utf8'))
const zone = 'Europe/Moscow'
/** Tuesday, ten in the morning: the example office works from Tuesday to Saturday. */
const tuesday = '2026-11-24'
const admin = staffId('staff-admin')
const head = staffId('staff-head')
const day = 24 * 60 * minute

const folder = temporaryFolder()
afterAll(() => folder.remove())
let made = 0
let store: Store
let clock: FixedClock
let bookings: Booking[]
let changes: ScheduleChange[]
let keeper: ScheduleKeeper
/** The people as the staff list has them at the moment. */
let staff: ReturnType<typeof people>

function people() {
  return ExampleStaff.parse(example('staff.json')).map(({ login, ...person }) => ({
    ...person,
    resourceId: resourceId(`staff-${login}`),
    active: true,
  }))
}

function open(): ScheduleKeeper {
  const office = openOfficeKeeper(store.office, clock, () => Office.parse(example('office.json')))
  const opened = openScheduleKeeper({
    table: store.schedule,
    office,
    clock,
    nameOf: (id: StaffId) => (id === head ? 'Руководитель' : 'Администратор'),
    staff: () => staff,
    bookings: () => bookings,
    firstCalendars: firstCalendars(example('holidays-ru.json'), true),
  })
  opened.onChange((what) => changes.push(what))
  return opened
}

beforeEach(() => {
  clock = fixedClock(momentOf(tuesday, '10:00', zone))
  store = openStore(join(folder.path, `${++made}.db`))
  for (const { name, roles, usualDesk, primary, secondary, resourceId: id } of people()) {
    const nothing = { password: '', mustChangePassword: false, failed: 0, lockedUntil: 0, active: true }
    store.staff.add({ id: staffId(id), login: id, name, roles, usualDesk, primary, secondary, ...nothing })
  }
  staff = people()
  bookings = []
  changes = []
  keeper = open()
})
afterEach(() => store.close())

const said = <T>(answer: ScheduleAnswer<T>): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}
const refused = (answer: ScheduleAnswer<unknown>) => (answer.ok ? null : answer.refusal)
const inForce = () => keeper.overview().inForce.schedule
const withRow = (...rows: ScheduleRow[]): Schedule => ({ ...inForce(), rows: [...inForce().rows, ...rows] })
const anna = { kind: 'resource', resourceId: resourceId('staff-specialist1') } as const
const leave = (on: string) => exceptionOn(anna, on, [], { reason: 'leave' })
const shiftsOf = (id: string, on: string) =>
  keeper.planner.day(date(on)).resources.get(resourceId(id))?.shifts ?? []
function submitted(schedule: Schedule, inForceFrom: string): string {
  const { id, revision } = said(keeper.saveDraft({ revision: null, schedule }, admin))
  said(keeper.submit({ revision, inForceFrom: date(inForceFrom) }, admin))
  return id
}
function booked(id: string, on: string, from: string, to: string): Booking {
  const interval = {
    resourceId: anna.resourceId,
    date: date(on),
    start: momentOf(on, from, zone),
    end: momentOf(on, to, zone),
  }
  return {
    bookingId: id as BookingId,
    version: 1,
    channel: 'portal',
    services: [{ serviceId: serviceId('paternity'), count: 1 }],
    interval,
    asked: { start: interval.start, resourceId: interval.resourceId },
    language: 'ru',
    code: '000000' as CheckInCode,
    applicationNumber: null,
    createdAt: 0,
    now: { state: 'booked' },
  }
}

describe('the first start', () => {
  test('has an approved schedule of the office’s week, its people at their desks and ceremonies at the week’s end', () => {
    const { inForce, open, coming, past, calendars } = keeper.overview()
    expect(inForce).toMatchObject({ state: 'approved', inForceFrom: tuesday, history: [{ staffId: null }] })
    expect([open, coming, past.length]).toEqual([null, [], 1])
    expect(calendars.map(({ layer }) => layer)).toEqual(['federal', 'regional'])
    expect(shiftsOf('staff-specialist3', tuesday).map(({ deskId }) => deskId)).toEqual(['desk-3', 'desk-3'])
    expect(shiftsOf('hall-ceremony', tuesday)).toEqual([])
    expect(shiftsOf('hall-ceremony', '2026-11-27')[0]?.primary).toEqual(['marriage-ceremony'])
    // A specialist may be good at ceremonies; they take no desk's time.
    expect(shiftsOf('staff-specialist2', tuesday)[0]?.primary).not.toContain('marriage-ceremony')
    expect(keeper.planner.day(date('2026-11-04')).office).toMatchObject({
      layer: 'federal',
      name: 'День народного единства',
    })
    expect(keeper.planner.day(date('2026-11-06')).office.layer).toBe('regional')
    expect(keeper.planner.day(date('2027-05-01')).office.provisional).toBe(true)
  })
  test('happens once: the next start finds what was there', () => {
    const before = keeper.overview()
    expect(open().overview()).toEqual(before)
  })
})

describe('from draft to force', () => {
  test('a version is drafted, submitted and approved, and then the plan follows it from its date', () => {
    const id = submitted(withRow(leave('2026-12-01')), '2026-11-25')
    expect(shiftsOf('staff-specialist1', '2026-12-01')).not.toEqual([])
    expect(changes).toEqual([])
    const before = keeper.planner.revision
    const version = said(keeper.approve(id, 'согласовано', head))
    expect(version).toMatchObject({ state: 'approved', inForceFrom: '2026-11-25' })
    expect(version.history.map(({ action, staffName, note }) => [action, staffName, note])).toEqual([
      ['drafted', 'Администратор', null],
      ['submitted', 'Администратор', null],
      ['approved', 'Руководитель', 'согласовано'],
    ])
    expect(changes).toEqual([{ cause: 'schedule' }])
    expect(keeper.planner.revision).toBeGreaterThan(before)
    expect(keeper.planner.day(date('2026-12-01')).resources.get(anna.resourceId)).toMatchObject({
      shifts: [],
      reason: 'leave',
    })
    expect(keeper.overview()).toMatchObject({ open: null, coming: [{ id }] })
    clock.advance(day)
    expect(keeper.overview()).toMatchObject({ inForce: { id }, coming: [] })
    expect(open().overview().inForce.id).toBe(id)
    const audit = store.database.prepare('SELECT action FROM audit WHERE subject = ?').pluck().all(id)
    expect(audit).toEqual(['schedule-drafted', 'schedule-submitted', 'schedule-approved'])
  })
  test('an approval after the wished date counts from today, and yesterday stays as it was', () => {
    const id = submitted(withRow(leave('2026-11-24'), leave('2026-11-26')), tuesday)
    clock.advance(day)
    expect(said(keeper.approve(id, null, head)).inForceFrom).toBe('2026-11-25')
    expect(shiftsOf('staff-specialist1', tuesday)).not.toEqual([])
    expect(shiftsOf('staff-specialist1', '2026-11-26')).toEqual([])
  })
  test('the version approved last counts, also over one that was approved for later', () => {
    const later = submitted(withRow(leave('2026-12-15')), '2026-12-10')
    said(keeper.approve(later, null, head))
    const sooner = submitted(withRow(leave('2026-12-16')), '2026-12-01')
    said(keeper.approve(sooner, null, head))
    expect(keeper.overview().coming.map(({ id }) => id)).toEqual([sooner])
    expect(shiftsOf('staff-specialist1', '2026-12-15')).not.toEqual([])
    expect(shiftsOf('staff-specialist1', '2026-12-16')).toEqual([])
  })
  test('a rejected or withdrawn version changes nothing and stays in the history', () => {
    const first = submitted(withRow(leave('2026-12-01')), '2026-12-01')
    said(keeper.reject(first, 'кто заменит?', head))
    const second = submitted(withRow(leave('2026-12-02')), '2026-12-01')
    said(keeper.withdraw(admin))
    expect(
      keeper
        .overview()
        .past.map(({ id, state }) => [id, state])
        .slice(0, 2),
    ).toEqual([
      [second, 'withdrawn'],
      [first, 'rejected'],
    ])
    expect(keeper.overview().open).toBeNull()
    expect(said(keeper.version(first)).schedule.rows).toContainEqual({
      ...leave('2026-12-01'),
      author: 'Администратор',
    })
    expect(refused(keeper.approve(second, null, head))).toEqual({
      code: 'wrong-state',
      params: { state: 'withdrawn' },
    })
    expect(refused(keeper.withdraw(admin))?.code).toBe('schedule-version-unknown')
    expect(changes).toEqual([])
  })
  test('a step pressed again has its effect once', () => {
    const schedule = withRow(leave('2026-12-01'))
    const draft = said(keeper.saveDraft({ revision: null, schedule }, admin))
    expect(keeper.saveDraft({ revision: null, schedule }, admin)).toEqual({ ok: true, value: draft })
    const body = { revision: draft.revision, inForceFrom: date('2026-12-01') }
    const submission = keeper.submit(body, admin)
    expect(keeper.submit(body, admin)).toEqual(submission)
    const approval = keeper.approve(draft.id, null, head)
    expect(keeper.approve(draft.id, null, head)).toEqual(approval)
    expect(changes).toHaveLength(1)
  })
})

describe('a draft', () => {
  test('is one: who read it before a change cannot save over it', () => {
    const { revision, id } = said(
      keeper.saveDraft({ revision: null, schedule: withRow(leave('2026-12-01')) }, admin),
    )
    said(keeper.saveDraft({ revision, schedule: withRow(leave('2026-12-02')) }, admin))
    const late = { revision, schedule: withRow(leave('2026-12-03')) }
    expect(refused(keeper.saveDraft(late, head))?.code).toBe('schedule-changed')
    expect(refused(keeper.saveDraft({ ...late, revision: null }, head))?.code).toBe('schedule-changed')
    expect(refused(keeper.submit({ revision, inForceFrom: date('2026-12-01') }, admin))?.code).toBe(
      'schedule-changed',
    )
    expect(said(keeper.version(id)).revision).toBe(2)
  })
  test('that is submitted does not change any more', () => {
    const id = submitted(withRow(leave('2026-12-01')), '2026-12-01')
    expect(refused(keeper.saveDraft({ revision: 1, schedule: inForce() }, admin))).toEqual({
      code: 'wrong-state',
      params: { state: 'submitted' },
    })
    expect(said(keeper.version(id)).state).toBe('submitted')
  })
  test('has on each row who made it say what it says', () => {
    const [week, ...others] = inForce().rows
    const rows = [
      { ...week, source: 'приказ № 14' } as ScheduleRow,
      ...others,
      { ...leave('2026-12-01'), author: 'кто-то' },
    ]
    const { schedule } = said(keeper.saveDraft({ revision: null, schedule: { ...inForce(), rows } }, admin))
    expect(schedule.rows.map(({ author }) => author)).toEqual([
      'Администратор',
      ...others.map(() => 'Черёд'),
      'Администратор',
    ])
  })
  test('with a fault is refused by row and field, and so is a date that has passed', () => {
    const row = exceptionOn({ ...anna, resourceId: resourceId('nobody') }, '2026-12-01', [])
    expect(refused(keeper.saveDraft({ revision: null, schedule: withRow(row) }, admin))).toEqual({
      code: 'schedule-invalid',
      params: { row: row.id, field: 'target.resourceId', problem: 'unknown' },
    })
    expect(keeper.overview().open).toBeNull()
    const { revision } = said(keeper.saveDraft({ revision: null, schedule: inForce() }, admin))
    const early = { revision, inForceFrom: date('2026-11-23') }
    expect(refused(keeper.submit(early, admin))).toMatchObject({
      code: 'schedule-invalid',
      params: { field: 'inForceFrom' },
    })
  })
  test('is looked at again at the approval: somebody may have gone meanwhile', () => {
    const services = [serviceId('adoption')]
    const row = inForce().rows.find((r) => r.kind === 'resource-week' && r.resourceId === anna.resourceId)
    if (row?.kind !== 'resource-week') throw new Error('no pattern')
    const week = { ...row.week, tue: [{ hours: '09:00-10:00', deskId: null, services, bookable: true }] }
    const id = submitted(withRow({ ...row, id: 'named', week }), '2026-12-01')
    staff = staff.map((s) => (s.resourceId === anna.resourceId ? { ...s, primary: [] } : s))
    keeper.staffChanged()
    expect(refused(keeper.approve(id, null, head))).toMatchObject({
      code: 'schedule-invalid',
      params: { row: 'named', problem: 'not-competent' },
    })
    expect(said(keeper.version(id)).state).toBe('submitted')
  })
})

test('the difference tells rows, units by channel and the booked visits that lose their place', () => {
  bookings = [
    booked('booking-on-leave', '2026-12-01', '09:00', '09:40'),
    booked('booking-next-day', '2026-12-02', '09:00', '09:40'),
    booked('booking-at-lunch', '2026-12-01', '13:10', '13:40'),
    { ...booked('booking-cancelled', '2026-12-01', '10:00', '10:40'), now: { state: 'cancelled', at: 0 } },
  ]
  const id = submitted(withRow(leave('2026-12-01')), '2026-11-25')
  const difference = said(keeper.difference(id, null))
  expect(difference.from).toBe('2026-11-25')
  expect(difference.rows).toMatchObject([{ change: 'added', before: null, after: { reason: 'leave' } }])
  // The one at lunch had no place before either.
  expect(difference.displaced).toMatchObject([{ bookingId: 'booking-on-leave', serviceIds: ['paternity'] }])
  const sum = (units: Record<string, number>) => Object.values(units).reduce((a, b) => a + b)
  expect(sum(difference.units.after)).toBeLessThan(sum(difference.units.before))
  expect(said(keeper.difference(id, date('2026-12-02'))).displaced).toEqual([])
  // After the approval it still tells what the version has changed.
  said(keeper.approve(id, null, head))
  expect(said(keeper.difference(id, null))).toEqual(difference)
  expect(refused(keeper.difference('nothing', null))?.code).toBe('schedule-version-unknown')
})

describe('days', () => {
  test('tell hours, layer, units and how many are taken, in force and as drafted', () => {
    bookings = [booked('booking-1', '2026-12-01', '09:00', '09:40')]
    const { id } = said(keeper.saveDraft({ revision: null, schedule: withRow(leave('2026-12-01')) }, admin))
    const at = (version: string | null) => {
      const days = said(keeper.days(date('2026-12-01'), date('2026-12-02'), version))
      return days[0]?.resources.find((r) => r.resourceId === anna.resourceId)
    }
    expect(at(null)).toMatchObject({
      name: 'Специалист 1',
      kind: 'specialist',
      layer: 'pattern',
      shifts: [{ hours: '09:00-13:00', deskId: 'desk-1', bookable: true }, { hours: '14:00-18:00' }],
    })
    const units = shiftsOf(anna.resourceId, '2026-12-01').flatMap((s) => s.units)
    expect(at(null)?.units).toBe(units.filter(({ channel }) => channel !== 'live').length)
    // The first block is forty minutes of one channel.
    expect(at(null)?.taken).toBe(units[0]?.channel === 'live' ? 0 : 4)
    expect(at(id)).toMatchObject({ shifts: [], layer: 'exception', reason: 'leave', units: 0 })
  })
  test('are at most 92, in order, of dates that exist', () => {
    expect(said(keeper.days(date('2026-12-01'), date('2027-03-02'), null))).toHaveLength(92)
    expect(refused(keeper.days(date('2026-12-01'), date('2027-03-03'), null))?.params).toEqual({
      field: 'to',
    })
    expect(refused(keeper.days(date('2026-12-01'), date('2026-11-30'), null))?.params).toEqual({
      field: 'to',
    })
    expect(refused(keeper.days(date('2026-02-30'), date('2026-11-30'), null))?.params).toEqual({
      field: 'from',
    })
    expect(refused(keeper.days(date('2026-12-01'), date('2026-12-01'), 'nothing'))?.code).toBe(
      'schedule-version-unknown',
    )
  })
})

describe('a calendar', () => {
  const file = { days: [{ date: '2026-12-01', kind: 'off', name: 'Свой праздник', status: 'provisional' }] }
  test('replaces its layer at once and the earlier one stays as history', () => {
    const body = { title: 'Свой', source: 'приказ', file }
    expect(said(keeper.importCalendar('regional', body, admin))).toMatchObject({
      author: 'Администратор',
      title: 'Свой',
    })
    expect(keeper.planner.day(date('2026-12-01')).office).toMatchObject({
      layer: 'regional',
      provisional: true,
      hours: [],
    })
    expect(keeper.planner.day(date('2027-11-06')).office.layer).toBe('week')
    expect(changes).toEqual([{ cause: 'schedule' }])
    expect(store.database.prepare('SELECT count(*) FROM calendar').pluck().get()).toBe(3)
  })
  test('that cannot be read is refused with the field and changes nothing', () => {
    const body = { title: 'Свой', source: '', file: { days: [{ ...file.days[0], kind: 'free' }] } }
    expect(refused(keeper.importCalendar('federal', body, admin))).toEqual({
      code: 'calendar-invalid',
      params: { field: 'days.0.kind' },
    })
    expect(changes).toEqual([])
  })
})

test('an absence takes time from the plan until it is undone or ended', () => {
  const row: AbsenceRow = {
    id: 'absence-1',
    staffId: staffId(anna.resourceId),
    reason: 'sick',
    from: momentOf(tuesday, '09:00', zone),
    to: momentOf('2026-11-26', '00:00', zone),
    covers: [],
    author: 'Администратор',
    at: clock.now(),
    state: 'in-force',
    moves: [],
  }
  keeper.addAbsence(row, admin)
  expect(keeper.absences()).toEqual([row])
  expect(shiftsOf(anna.resourceId, '2026-11-25')).toEqual([])
  keeper.setAbsenceState(row.id, 'ended', momentOf(tuesday, '12:00', zone), admin)
  expect(shiftsOf(anna.resourceId, '2026-11-25')).toHaveLength(2)
  expect(shiftsOf(anna.resourceId, tuesday)[0]?.start).toBe(momentOf(tuesday, '12:00', zone))
  keeper.setAbsenceState(row.id, 'undone', null, admin)
  expect(shiftsOf(anna.resourceId, tuesday)[0]?.start).toBe(momentOf(tuesday, '09:00', zone))
  expect(changes).toEqual(Array(3).fill({ cause: 'absence' }))
  expect(open().absences()).toEqual(keeper.absences())
})
