import type { DayDate } from '@chered/protocol/ids'
import type { ResolvedDay, Schedule } from '@chered/protocol/schedule'
import { officeText } from '@chered/ui/i18n'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAdmin } from '../../store.ts'
import { Coverage } from './Coverage.tsx'
import { DayCell } from './DayCell.tsx'
import { DayHead } from './DayHead.tsx'
import { asShifts, axisOf, isQuiet, type Subject, serviceDay } from './day-subject.ts'
import type { Person } from './people.ts'

export type WeekView = 'in-force' | 'draft' | 'difference'

interface Row {
  readonly key: string
  readonly group: 'office' | 'specialist' | 'hall' | 'service'
  readonly subject: Subject
  readonly name: string
  readonly letters: readonly string[]
}

/**
 * One week of the office, its people, halls and services with hours of their
 * own. Each day is a button that opens its hours; arrows go from day to day.
 */
export function WeekTable(props: {
  before: readonly ResolvedDay[]
  after: readonly ResolvedDay[]
  schedules: { readonly before: Schedule; readonly after: Schedule }
  people: readonly Person[]
  view: WeekView
  edit: ((subject: Subject, date: DayDate) => void) | null
  rowAction: (person: Person) => ReactNode
}) {
  const { t, i18n } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const { before, after, view, people } = props
  const body = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState({ row: 0, column: 0 })
  const axis = axisOf([...before, ...after])
  const services = (office?.services ?? []).filter((service) =>
    [props.schedules.before, props.schedules.after].some((schedule) =>
      schedule.rows.some((row) => row.kind === 'service-hours' && row.serviceId === service.id),
    ),
  )
  const rows: readonly Row[] = [
    { key: 'office', group: 'office', subject: { kind: 'office' }, name: t('schedule.office'), letters: [] },
    ...people.map(
      (person): Row => ({
        key: person.resourceId,
        group: person.kind,
        subject: { kind: 'resource', person },
        name: person.name,
        letters: person.letters,
      }),
    ),
    ...services.map(
      (service): Row => ({
        key: service.id,
        group: 'service',
        subject: { kind: 'service', serviceId: service.id, name: officeText(service.name, i18n.language) },
        name: officeText(service.name, i18n.language),
        letters: [],
      }),
    ),
  ]

  function move(event: KeyboardEvent) {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key]
    const [down, right] = step ?? (event.key === 'Home' ? [0, -7] : event.key === 'End' ? [0, 7] : [])
    if (down === undefined || right === undefined) return
    event.preventDefault()
    const next = {
      row: Math.max(0, Math.min(rows.length - 1, at.row + down)),
      column: Math.max(0, Math.min(after.length - 1, at.column + right)),
    }
    setAt(next)
    body.current
      ?.querySelector<HTMLElement>(`tr[data-row="${next.row}"] td:nth-of-type(${next.column + 1}) button`)
      ?.focus()
  }

  const quiet = after.map((day, n) => isQuiet(day) && (before[n] === undefined || isQuiet(before[n])))
  return (
    <div className="week-scroll">
      <table className="week" ref={body} aria-label={t('schedule.week.table')}>
        <colgroup>
          <col className="week-name" />
          {after.map((day, n) => (
            <col key={day.date} className={quiet[n] ? 'is-quiet' : ''} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <td />
            {after.map((day, n) => (
              <DayHead key={day.date} day={day} quiet={quiet[n] === true} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={move}>
          {rows.map((row, r) => (
            <tr
              key={row.key}
              data-row={r}
              className={row.group === rows[r - 1]?.group ? '' : 'first-of-kind'}
            >
              <th scope="row">
                <b title={row.name}>{row.name}</b>
                <span className="letters">
                  {row.letters.map((letter) => (
                    <i key={letter}>{letter}</i>
                  ))}
                  {row.subject.kind === 'resource' && props.rowAction(row.subject.person)}
                </span>
              </th>
              {after.map((day, n) => {
                const was = subjectDay(row.subject, before[n] ?? day, props.schedules.before)
                const will = subjectDay(row.subject, day, props.schedules.after)
                return (
                  <td key={day.date}>
                    <DayCell
                      name={row.name}
                      date={day.date}
                      person={row.subject.kind === 'resource' ? row.subject.person : null}
                      was={was}
                      will={will}
                      view={view}
                      axis={axis}
                      quiet={quiet[n] === true}
                      tabbed={at.row === r && at.column === n}
                      onFocus={() => setAt({ row: r, column: n })}
                      edit={props.edit === null ? null : () => props.edit?.(row.subject, day.date)}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        <Coverage before={before} after={after} people={people} view={view} axis={axis} quiet={quiet} />
      </table>
    </div>
  )
}

/** What one row says about one day. */
function subjectDay(subject: Subject, day: ResolvedDay, schedule: Schedule) {
  switch (subject.kind) {
    case 'office':
      return {
        shifts: asShifts(day.office.hours),
        layer: day.office.layer,
        reason: day.office.name,
        units: 0,
        taken: 0,
      }
    case 'resource': {
      const found = day.resources.find((resource) => resource.resourceId === subject.person.resourceId)
      return found ?? { shifts: [], layer: 'week' as const, reason: null, units: 0, taken: 0 }
    }
    case 'service':
      return serviceDay(schedule, subject.serviceId, day)
  }
}
