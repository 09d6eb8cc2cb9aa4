import type { DayDate, StaffId } from '@chered/protocol/ids'
import type {
  Absence,
  Calendar,
  ImportCalendarBody,
  ResolvedDay,
  ScheduleDifference,
  ScheduleOverview,
  ScheduleStep,
} from '@chered/protocol/schedule'
import type { z } from 'zod'
import { type Booking, isExpected, occupies } from '../domain/diary/booking.ts'
import { scheduleFault } from '../domain/schedule/check-schedule.ts'
import { compareSchedules } from '../domain/schedule/compare-schedules.ts'
import { dateAfter, isDate } from '../domain/schedule/day-clock.ts'
import type { Planner } from '../domain/schedule/day-plan.ts'
import { firstSchedule } from '../domain/schedule/first-schedule.ts'
import { parseCalendar } from '../domain/schedule/parse-calendar.ts'
import { type PlanBasis, planBasis, type StaffCompetence } from '../domain/schedule/plan-basis.ts'
import { openPlanner } from '../domain/schedule/planner.ts'
import { resolvedDays } from '../domain/schedule/resolved-days.ts'
import { localDate } from '../domain/time.ts'
import type { OfficeKeeper } from './office-keeper.ts'
import type { AbsenceRow, Clock, ScheduleHeadRow, ScheduleTable } from './ports.ts'
import {
  no,
  notBefore,
  openScheduleApproval,
  type ScheduleAnswer,
  type ScheduleApproval,
  scheduledAheadMost,
} from './schedule-approval.ts'
import { openScheduleVersions } from './schedule-versions.ts'
import { rowId } from './secrets.ts'

export interface ScheduleChange {
  readonly cause: 'schedule' | 'absence'
}

/**
 * The schedule's versions and the layers around them, and the plans that follow.
 *
 * In force on a date is the version approved last among those whose time has
 * come by then; so a version approved today from today also replaces what was
 * approved before for a later date.
 */
export interface ScheduleKeeper extends ScheduleApproval {
  readonly planner: Planner
  overview(): ScheduleOverview
  /** Against what would hold from a date without the version; from its wished date, at least today, when none is given. */
  difference(id: string, from: DayDate | null): ScheduleAnswer<ScheduleDifference>
  /** What is in force, or as a version would have it. Refuses with `bad-request` beyond 92 days. */
  days(from: DayDate, to: DayDate, versionId: string | null): ScheduleAnswer<readonly ResolvedDay[]>
  /** Replaces a layer. Refuses with `calendar-invalid` and the field. */
  importCalendar(
    layer: Calendar['layer'],
    body: z.infer<typeof ImportCalendarBody>,
    by: StaffId,
  ): ScheduleAnswer<Calendar>
  /** Oldest first. */
  absences(): readonly AbsenceRow[]
  addAbsence(row: AbsenceRow, by: StaffId): void
  /** `to`: the moment of coming back earlier; null: the end stays. */
  setAbsenceState(id: string, state: Absence['state'], to: number | null, by: StaffId): void
  /** To be called when people or what they are competent for have changed. */
  staffChanged(): void
  /** Called after a change is durable and the planner tells it. */
  onChange(listener: (what: ScheduleChange) => void): () => void
}

export interface ScheduleKeeperParts {
  readonly table: ScheduleTable
  readonly office: OfficeKeeper
  readonly clock: Clock
  readonly nameOf: (id: StaffId) => string
  readonly staff: () => readonly StaffCompetence[]
  /** All booked visits that still matter. */
  readonly bookings: () => Iterable<Booking>
  /** Calendars of the very first start, in the shape that `importCalendar` takes. */
  readonly firstCalendars: readonly { readonly layer: Calendar['layer']; readonly body: FirstCalendar }[]
}
type FirstCalendar = z.infer<typeof ImportCalendarBody>

const programName = 'Черёд'
const daysAtMost = 92

export function openScheduleKeeper(parts: ScheduleKeeperParts): ScheduleKeeper {
  const { table, office, clock, nameOf } = parts
  const versions = openScheduleVersions(table)
  const listeners = new Set<(what: ScheduleChange) => void>()
  const today = () => localDate(clock.now(), office.rules.office.timeZone)
  if (versions.heads().length === 0) begin()
  let calendars = table.calendars()
  let absences = table.absences()
  let staff = parts.staff()
  let revision = 1
  /** One for each version, as it was when it was last saved. */
  const bases = new Map<string, { readonly draft: number; readonly basis: PlanBasis }>()

  function begin(): void {
    const at = clock.now()
    const id = rowId('schedule', at)
    const step = (action: ScheduleStep['action']): ScheduleStep => {
      return { at, staffId: null, staffName: programName, action, note: null }
    }
    const schedule = firstSchedule(office.rules, parts.staff(), programName)
    const fault = scheduleFault(schedule, office.rules, parts.staff())
    if (fault !== null) throw new Error(`the first schedule is wrong: ${JSON.stringify(fault)}`)
    table.together(() => {
      const head = { id, state: 'approved', revision: 1, inForceFrom: today(), approved: 1 } as const
      versions.add(head, schedule, step('approved'))
      for (const { layer, body } of parts.firstCalendars) {
        const read = parseCalendar(body.file, layer)
        if (!read.ok) throw new Error(`the first ${layer} calendar is wrong at ${read.field}`)
        keepCalendar(layer, body, [...read.days], null)
      }
    })
  }

  function keepCalendar(
    layer: Calendar['layer'],
    { title, source }: FirstCalendar,
    days: Calendar['days'],
    by: StaffId | null,
  ): Calendar {
    const importedAt = clock.now()
    const author = by === null ? programName : nameOf(by)
    const calendar = { id: rowId('calendar', importedAt), layer, title, source, author, importedAt, days }
    table.together(() => {
      table.addCalendar(calendar)
      table.audit(importedAt, by, 'calendar-imported', `${layer} ${calendar.id}`)
    })
    return calendar
  }

  function basisOf({ id, revision: draft }: ScheduleHeadRow): PlanBasis {
    const known = bases.get(id)
    if (known?.draft === draft) return known.basis
    const of = (layer: Calendar['layer']) => calendars.find((c) => c.layer === layer)?.days ?? []
    const basis = planBasis({
      rules: office.rules,
      federal: of('federal'),
      regional: of('regional'),
      schedule: versions.schedule(id),
      staff,
      absences,
    })
    bases.set(id, { draft, basis })
    return basis
  }

  const planner = openPlanner({
    revision: () => revision,
    basisOn: (date) => basisOf(versions.inForceOn(date)),
  })
  const plannerWithout = (id: string) =>
    openPlanner({ revision: () => revision, basisOn: (date) => basisOf(versions.inForceOn(date, id)) })
  // Screens ask again and again for the one version that is looked at.
  let looked: { readonly head: ScheduleHeadRow; readonly planner: Planner } | null = null
  function plannerOf(head: ScheduleHeadRow): Planner {
    if (looked?.head.id !== head.id || looked.head.revision !== head.revision) {
      looked = { head, planner: openPlanner({ revision: () => revision, basisOn: () => basisOf(head) }) }
    }
    return looked.planner
  }

  function changed(cause: ScheduleChange['cause']): void {
    revision++
    bases.clear()
    for (const listener of listeners) listener({ cause })
  }

  let planned = office.rules
  office.onChange(() => {
    const { office: before } = planned
    const { office: now } = office.rules
    planned = office.rules
    const same =
      now.services === before.services &&
      now.week === before.week &&
      now.halls === before.halls &&
      now.desks === before.desks &&
      now.timeZone === before.timeZone
    // Texts, notices and the survey say nothing about time.
    if (!same) changed('schedule')
  })

  const approval = openScheduleApproval({
    versions,
    clock,
    nameOf,
    today,
    rules: () => office.rules,
    staff: () => staff,
    onApproved: () => changed('schedule'),
  })

  const intervals = () => [...parts.bookings()].filter(occupies).map(({ interval }) => interval)
  const hallName = (id: string) => office.rules.office.halls.find((hall) => hall.id === id)?.name.ru

  return {
    planner,
    overview() {
      const date = today()
      const inForce = versions.inForceOn(date)
      const open = versions.open()
      const coming = versions
        .heads()
        .filter((h) => h.approved !== null && h.inForceFrom !== null && h.inForceFrom > date)
        // One that a later approval has replaced before its time never comes.
        .filter((h) => versions.inForceOn(h.inForceFrom as DayDate).id === h.id)
        .sort((a, b) => ((a.inForceFrom ?? '') < (b.inForceFrom ?? '') ? -1 : 1))
      return {
        today: date,
        inForce: versions.version(inForce),
        coming: coming.map(versions.version),
        open: open === null ? null : versions.version(open),
        calendars: [...calendars],
        past: versions
          .heads()
          .map(({ id, state, revision, inForceFrom }) => {
            return { id, state, revision, inForceFrom, history: versions.history(id) }
          })
          .reverse(),
      }
    },
    version: approval.version,
    saveDraft: approval.saveDraft,
    withdraw: approval.withdraw,
    submit: approval.submit,
    approve: approval.approve,
    reject: approval.reject,
    difference(id, asked) {
      const head = versions.head(id)
      if (head === null) return no('schedule-version-unknown')
      const farthest = dateAfter(today(), scheduledAheadMost)
      if (asked !== null && (!isDate(asked) || asked > farthest)) return no('bad-request', { field: 'from' })
      const wished = asked ?? head.inForceFrom ?? today()
      const from = notBefore(today(), wished)
      const before = versions.inForceOn(from, id)
      const expected = [...parts.bookings()]
        .filter((booking) => isExpected(booking) && booking.interval.end > clock.now())
        .map(({ bookingId, interval, services }) => {
          return { bookingId, interval, serviceIds: services.map(({ serviceId }) => serviceId) }
        })
      const value = compareSchedules(
        {
          schedule: versions.schedule(before.id),
          planner: head.approved === null ? planner : plannerWithout(id),
        },
        { schedule: versions.schedule(id), planner: plannerOf(head) },
        from,
        expected,
      )
      return { ok: true, value }
    },
    days(from, to, versionId) {
      if (!isDate(from)) return no('bad-request', { field: 'from' })
      if (!isDate(to) || to < from || to >= dateAfter(from, daysAtMost))
        return no('bad-request', { field: 'to' })
      const head = versionId === null ? null : versions.head(versionId)
      if (versionId !== null && head === null) return no('schedule-version-unknown')
      const names = new Map(staff.map(({ resourceId, name }) => [resourceId, name]))
      const value = resolvedDays(head === null ? planner : plannerOf(head), from, to, {
        timeZone: office.rules.office.timeZone,
        nameOf: (id) => names.get(id) ?? hallName(id) ?? id,
        booked: intervals(),
      })
      return { ok: true, value }
    },
    importCalendar(layer, body, by) {
      const read = parseCalendar(body.file, layer)
      if (!read.ok) return no('calendar-invalid', { field: read.field })
      const calendar = keepCalendar(layer, body, [...read.days], by)
      calendars = table.calendars()
      changed('schedule')
      return { ok: true, value: calendar }
    },
    absences: () => absences,
    addAbsence(row, by) {
      table.together(() => {
        table.addAbsence(row)
        table.audit(row.at, by, 'absence-added', row.id)
      })
      absences = table.absences()
      changed('absence')
    },
    setAbsenceState(id, state, to, by) {
      table.together(() => {
        table.changeAbsence(id, state, to)
        table.audit(clock.now(), by, `absence-${state}`, id)
      })
      absences = table.absences()
      changed('absence')
    },
    staffChanged() {
      staff = parts.staff()
      changed('schedule')
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
