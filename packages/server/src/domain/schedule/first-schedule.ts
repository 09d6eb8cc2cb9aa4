import { type Weekday, weekdays } from '@chered/protocol/office'
import type { Quotas, Schedule, ScheduleRow, Shift } from '@chered/protocol/schedule'
import type { OfficeRules } from '../office/office-rules.ts'
import type { StaffCompetence } from './plan-basis.ts'

/**
 * Ten minutes: of the example's bookable services (10 to 40 minutes) they lose
 * 45 minutes of 340 to rounding, a quarter of an hour loses 55 and makes a
 * ten-minute signature half as long again; five minutes would offer times that
 * nobody remembers.
 */
const unitMinutes = 10

/** zags-office.json; what may be booked at all leaves two fifths to people who just come. */
const quotas: Quotas = {
  bookedShare: 0.6,
  shares: { portal: 0.5, contactCentre: 0.2, kiosk: 0.2, reception: 0.1 },
  releaseUnsoldMinutesBefore: 60,
  bookingHorizonDays: 30,
  // The portal asks for a day (EPGU: preliminaryReservationPeriod 1440); whoever stands or is on the phone, minutes.
  holdMinutes: { kiosk: 3, contactCentre: 10, reception: 10, portal: 1440 },
  walkIns: { perDay: 120, byQueue: {}, byService: {} },
}

/** Ceremonies are asked for on Fridays and Saturdays (facts-and-rules 6.1). */
const ceremonyDays: readonly Weekday[] = ['fri', 'sat']

/**
 * What an office begins with: its own week, everybody at the usual desk in it
 * with all that they are competent for, halls for what occupies a hall, at the
 * end of the week.
 */
export function firstSchedule(
  rules: OfficeRules,
  staff: readonly StaffCompetence[],
  author: string,
): Schedule {
  const { office } = rules
  const row = (id: string) => ({
    id,
    validFrom: null,
    validTo: null,
    source: 'первый запуск',
    author,
  })
  const weekOf = (shift: Omit<Shift, 'hours'>, days: readonly Weekday[]) =>
    Object.fromEntries(
      weekdays.map((day) => [
        day,
        days.includes(day) ? office.week[day].map((hours): Shift => ({ ...shift, hours })) : [],
      ]),
    ) as Record<Weekday, Shift[]>
  const inHall = office.services.filter((s) => s.booking?.place === 'hall').map((s) => s.id)
  const seated = new Set<string>()
  const specialists = staff.filter((s) => s.active && s.primary.length + s.secondary.length > 0)
  const rows: ScheduleRow[] = [
    { ...row('office-week'), kind: 'office-week', week: office.week },
    ...specialists.map(({ resourceId, usualDesk }): ScheduleRow => {
      // Two people may call the same desk their usual one; only one of them can be planned at it.
      const deskId =
        usualDesk === null || seated.has(usualDesk) || !rules.desks.has(usualDesk) ? null : usualDesk
      if (deskId !== null) seated.add(deskId)
      const week = weekOf({ deskId, services: null, bookable: true }, weekdays)
      return { ...row(`week-${resourceId}`.slice(0, 64)), kind: 'resource-week', resourceId, week }
    }),
    ...office.halls.flatMap(({ id }): ScheduleRow[] => {
      if (inHall.length === 0) return []
      const week = weekOf({ deskId: null, services: inHall, bookable: true }, ceremonyDays)
      return [{ ...row(`week-${id}`.slice(0, 64)), kind: 'resource-week', resourceId: id, week }]
    }),
  ]
  return { rows, unitMinutes, quotas }
}
