import type { DayDate, ResourceId } from '@chered/protocol/ids'
import type { Office, Weekday } from '@chered/protocol/office'
import type { CalendarDay, Quotas, Schedule, ScheduleRow, Shift } from '@chered/protocol/schedule'
import { type OfficeRules, officeRules } from '../domain/office/office-rules.ts'
import type { Layers, StaffCompetence } from '../domain/schedule/plan-basis.ts'
import { deskId, exampleOffice, exampleQueue, exampleService, serviceId } from './example-office.ts'

export const resourceId = (id: string) => id as ResourceId
export const date = (text: string) => text as DayDate

/** Passports of 30 minutes and copies of 15 at desks, weddings in a hall, advice for the live queue only. */
export function bookableOffice(more: Partial<Office> = {}): OfficeRules {
  const desk = { booking: { place: 'desk' as const } }
  const counted = { place: 'desk' as const, count: { of: 'documents' as const, minutesEach: 5, max: 4 } }
  const office = exampleOffice({
    queues: [exampleQueue('papers', 'А')],
    services: [
      exampleService('passport', 'papers', { minutes: 30, ...desk }),
      exampleService('copy', 'papers', { minutes: 15, booking: counted }),
      exampleService('advice', 'papers', { minutes: 8 }),
      exampleService('wedding', 'papers', {
        minutes: 30,
        booking: { place: 'hall' },
        byAppointmentOnly: true,
        channels: ['reception', 'portal', 'contactCentre'],
      }),
    ],
    desks: 9,
  })
  const halls = [{ id: resourceId('hall-1'), name: { ru: 'Зал' } }]
  return officeRules({ ...office, halls, ...more })
}

export const exampleQuotas: Quotas = {
  bookedShare: 0.6,
  shares: { portal: 0.5, contactCentre: 0.2, kiosk: 0.2, reception: 0.1 },
  releaseUnsoldMinutesBefore: 60,
  bookingHorizonDays: 30,
  holdMinutes: { kiosk: 3, contactCentre: 10, reception: 10, portal: 1440 },
  walkIns: { perDay: 120, byQueue: {}, byService: {} },
}

export function specialist(id: string, more: Partial<StaffCompetence> = {}): StaffCompetence {
  return {
    resourceId: resourceId(id),
    name: id,
    primary: [serviceId('passport')],
    secondary: [serviceId('copy'), serviceId('advice')],
    active: true,
    usualDesk: null,
    ...more,
  }
}

const everySide = { validFrom: null, validTo: null, source: '', author: '' }
const noDays = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }

export function shift(hours: string, more: Partial<Shift> = {}): Shift {
  return { hours, deskId: null, services: null, bookable: true, ...more }
}

/** The same shifts on each of the weekdays. */
export function pattern(
  id: string,
  shifts: readonly Shift[],
  days: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'],
  more: Partial<ScheduleRow> = {},
): ScheduleRow {
  const week = { ...noDays, ...Object.fromEntries(days.map((day) => [day, [...shifts]])) }
  const row = { ...everySide, id: `week-${id}`, kind: 'resource-week' as const, resourceId: resourceId(id) }
  return { ...row, week, ...more } as ScheduleRow
}

export function exceptionOn(
  target: Extract<ScheduleRow, { kind: 'exception' }>['target'],
  from: string,
  hours: readonly string[],
  more: Partial<Extract<ScheduleRow, { kind: 'exception' }>> = {},
): ScheduleRow {
  return {
    ...everySide,
    id: `exception-${from}-${Object.values(target).join('-')}`,
    kind: 'exception',
    target,
    validFrom: date(from),
    validTo: date(from),
    reason: 'duty',
    hours: [...hours],
    deskId: null,
    ...more,
  }
}

export function serviceHours(id: string, days: readonly Weekday[], hours: readonly string[]): ScheduleRow {
  const week = { ...noDays, ...Object.fromEntries(days.map((day) => [day, [...hours]])) }
  return { ...everySide, id: `hours-${id}`, kind: 'service-hours', serviceId: serviceId(id), week }
}

export function exampleSchedule(rows: readonly ScheduleRow[], more: Partial<Schedule> = {}): Schedule {
  return { rows: [...rows], unitMinutes: 15, quotas: exampleQuotas, ...more }
}

export function calendarDay(
  text: string,
  kind: CalendarDay['kind'],
  more: Partial<CalendarDay> = {},
): CalendarDay {
  return { date: date(text), kind, name: 'праздник', status: 'decreed', ...more }
}

/** Two specialists on weekdays from nine to one and two to six. */
export function exampleLayers(more: Partial<Layers> = {}): Layers {
  const day = (desk: string) =>
    ['09:00-13:00', '14:00-18:00'].map((hours) => shift(hours, { deskId: deskId(desk) }))
  return {
    rules: bookableOffice(),
    federal: [],
    regional: [],
    schedule: exampleSchedule([
      pattern('anna', day('desk-1')),
      pattern('boris', day('desk-2')),
      pattern('hall-1', [shift('09:00-13:00', { services: [serviceId('wedding')] })], ['fri']),
    ]),
    staff: [specialist('anna'), specialist('boris')],
    absences: [],
    ...more,
  }
}
