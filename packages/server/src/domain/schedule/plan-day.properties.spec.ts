import type { ServiceId } from '@chered/protocol/ids'
import { type Weekday, weekdays } from '@chered/protocol/office'
import type { ScheduleRow } from '@chered/protocol/schedule'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { serviceId, staffId } from '../../testing/example-office.ts'
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
import { momentOf } from '../time.ts'
import { dateAfter } from './day-clock.ts'
import { type AbsenceSpan, type Layers, planBasis } from './plan-basis.ts'
import { planDay } from './plan-day.ts'

const step = 15
const first = '2026-11-23'
const dates = Array.from({ length: 9 }, (_, n) => dateAfter(date(first), n) as string)
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Up to three hours of a day on a grid of quarters, that may touch. */
const hours = fc
  .uniqueArray(fc.integer({ min: 24, max: 90 }), { maxLength: 6 })
  .map((list) => list.sort((a, b) => a - b).map((n) => clock(n * step)))
  .map((edges) =>
    [0, 2, 4].flatMap((i) => (edges[i + 1] === undefined ? [] : [`${edges[i]}-${edges[i + 1]}`])),
  )
const somewhen = fc.constantFrom(...dates)
const services = ['passport', 'copy', 'advice'].map(serviceId)
const someServices = fc.option(fc.subarray(services, { minLength: 1 }))
const validity = fc
  .tuple(fc.option(somewhen), fc.option(somewhen))
  .map(([a, b]) => (a !== null && b !== null && b < a ? [b, a] : [a, b]))
  .map(([from, to]) => ({ validFrom: from, validTo: to }) as Partial<ScheduleRow>)
const days = fc.subarray([...weekdays], { minLength: 1 })
const person = fc.constantFrom('anna', 'boris')
const target = fc.oneof(
  fc.constant({ kind: 'office' as const }),
  fc.constantFrom(...services).map((id) => ({ kind: 'service' as const, serviceId: id })),
  person.map((id) => ({ kind: 'resource' as const, resourceId: resourceId(id) })),
)
const row = fc.oneof(
  fc
    .tuple(person, hours, someServices, fc.boolean(), days, validity)
    .map(([id, list, named, bookable, on, valid]) =>
      pattern(
        id,
        list.map((range) => shift(range, { services: named, bookable })),
        on,
        valid,
      ),
    ),
  fc
    .tuple(fc.constantFrom(...services), days, hours, validity)
    .map(([id, on, list, valid]) => ({ ...serviceHours(id, on, list), ...valid }) as ScheduleRow),
  fc.tuple(target, somewhen, hours).map(([to, on, list]) => exceptionOn(to, on, list)),
)
const calendar = fc.uniqueArray(
  fc
    .tuple(somewhen, fc.constantFrom('off' as const, 'shortened' as const, 'working' as const))
    .map(([on, kind]) => calendarDay(on, kind)),
  { selector: (day) => day.date, maxLength: 4 },
)
const absence = fc
  .tuple(person, somewhen, fc.integer({ min: 24, max: 80 }), fc.integer({ min: 1, max: 60 }))
  .map(([id, on, from, length]): AbsenceSpan => {
    const start = momentOf(on, clock(from * step), 'Europe/Moscow')
    const to = start + length * step * 60_000
    return { staffId: staffId(id), reason: 'sick', from: start, to, covers: [], state: 'in-force' }
  })
const week = fc
  .tuple(...weekdays.map(() => hours))
  .map((list) => Object.fromEntries(weekdays.map((day, n) => [day, list[n]])) as Record<Weekday, string[]>)
const layers = fc
  .record({
    week,
    rows: fc.array(row, { maxLength: 8 }),
    federal: calendar,
    regional: calendar,
    absences: fc.array(absence, { maxLength: 2 }),
  })
  .map(
    ({ week, rows, federal, regional, absences }): Layers => ({
      rules: bookableOffice({ week }),
      federal,
      regional,
      schedule: exampleSchedule([...exampleLayers().schedule.rows, ...rows]),
      staff: [specialist('anna'), specialist('boris', { primary: [serviceId('copy')], secondary: [] })],
      absences,
    }),
  )

/** The layers once more, minute by minute and without a thought of speed. */
function servedAt(all: Layers, on: string, id: string, time: string): ReadonlySet<ServiceId> {
  const names: Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
  const own = names[new Date(`${on}T12:00:00Z`).getUTCDay()] as Weekday
  const contains = (list: readonly string[]) =>
    list.some((range) => range.slice(0, 5) <= time && time < range.slice(6))
  const valid = all.schedule.rows.filter(
    (r) => (r.validFrom === null || r.validFrom <= on) && (r.validTo === null || on <= r.validTo),
  )
  const exceptionFor = (fits: (r: Extract<ScheduleRow, { kind: 'exception' }>) => boolean) =>
    valid.findLast((r) => r.kind === 'exception' && fits(r)) as
      | Extract<ScheduleRow, { kind: 'exception' }>
      | undefined
  const office = all.rules.office.week
  const near = [0, -1, 1, -2, 2, -3, 3].map((d) => names[(names.indexOf(own) + d + 7) % 7] as Weekday)
  const like = near.find((day) => office[day].length > 0) ?? own
  const minutes = (list: readonly string[]) =>
    Array.from({ length: 96 }, (_, n) => clock(n * step)).filter((t) =>
      list.some((range) => range.slice(0, 5) <= t && t < range.slice(6)),
    )
  let by = own
  let open = minutes(office[own])
  for (const layer of [all.federal, all.regional]) {
    const says = layer.find((day) => day.date === on)?.kind
    if (says === 'off') open = []
    if (says === 'working') {
      by = like
      open = minutes(office[like])
    }
    if (says === 'shortened' && open.length > 0) {
      const whole = minutes(office[by])
      open = whole.slice(0, Math.max(0, whole.length - 4))
    }
  }
  const duty = exceptionFor((r) => r.target.kind === 'office')
  if (duty) {
    by = like
    open = minutes(duty.hours)
  }
  const nobody = new Set<ServiceId>()
  if (!open.includes(time)) return nobody
  const moment = momentOf(on, time, all.rules.office.timeZone)
  if (all.absences.some((a) => (a.staffId as string) === id && a.from <= moment && moment < a.to))
    return nobody
  const other = exceptionFor((r) => r.target.kind === 'resource' && r.target.resourceId === id)
  const weekRow = valid.findLast((r) => r.kind === 'resource-week' && r.resourceId === id)
  const shifts = weekRow?.kind === 'resource-week' ? (weekRow.week[by] ?? []) : []
  const now = other ? null : shifts.find(({ hours }) => contains([hours]))
  if (other ? !contains(other.hours) : !now) return nobody
  const person = all.staff.find((s) => s.resourceId === id)
  const can = [...(person?.primary ?? []), ...(person?.secondary ?? [])]
  return new Set(
    can.filter((service) => {
      if (now?.services && !now.services.includes(service)) return false
      const closed = exceptionFor((r) => r.target.kind === 'service' && r.target.serviceId === service)
      if (closed) return contains(closed.hours)
      const own = valid.findLast((r) => r.kind === 'service-hours' && r.serviceId === service)
      return own?.kind === 'service-hours' ? contains(own.week[by] ?? []) : true
    }),
  )
}

describe('a plan', () => {
  test('always says of every quarter of an hour what the layers say one by one', () => {
    fc.assert(
      fc.property(layers, somewhen, (all, on) => {
        const plan = planDay(planBasis(all), date(on))
        for (const id of ['anna', 'boris']) {
          const day = plan.resources.get(resourceId(id))
          for (let n = 0; n < 96; n++) {
            const time = clock(n * step)
            const moment = momentOf(on, time, 'Europe/Moscow')
            const now = day?.shifts.find(({ start, end }) => start <= moment && moment < end)
            const served = new Set(now === undefined ? [] : [...now.primary, ...now.secondary])
            expect([id, time, [...served].sort()]).toEqual([
              id,
              time,
              [...servedAt(all, on, id, time)].sort(),
            ])
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('never has units that overlap, leave their shift or the office’s hours, and is always the same', () => {
    fc.assert(
      fc.property(
        layers,
        fc.constantFrom('Europe/Moscow', 'Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe'),
        fc.constantFrom('2026-11-23', '2026-03-29', '2026-10-25', '2018-11-04', '2026-04-05'),
        fc.constantFrom(5, 10, 15, 45),
        (all, timeZone, on, unitMinutes) => {
          const rules = bookableOffice({ ...all.rules.office, timeZone })
          const inZone = { ...all, rules, schedule: { ...all.schedule, unitMinutes } }
          const plan = planDay(planBasis(inZone), date(on))
          for (const { shifts } of plan.resources.values()) {
            let reached = 0
            for (const { start, end, units } of shifts) {
              expect(start).toBeGreaterThanOrEqual(reached)
              expect(plan.office.hours.some((open) => open.start <= start && end <= open.end)).toBe(true)
              for (const unit of units) {
                expect(unit.start).toBeGreaterThanOrEqual(Math.max(reached, start))
                expect(unit.end - unit.start).toBe(unitMinutes * 60_000)
                reached = unit.end
              }
              expect(reached).toBeLessThanOrEqual(end)
              reached = end
            }
          }
          expect(planDay(planBasis(structuredClone(inZone)), date(on))).toEqual(plan)
        },
      ),
      { numRuns: 150 },
    )
  })
})
