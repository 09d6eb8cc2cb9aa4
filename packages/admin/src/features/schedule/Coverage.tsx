import type { ResolvedDay } from '@chered/protocol/schedule'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useAdmin } from '../../store.ts'
import { type Step, unserved, windowsOpen, windowsRange } from './coverage.ts'
import { competenceOf, type Person } from './people.ts'
import { type Stretch, shortTime } from './time-range.ts'
import type { WeekView } from './WeekTable.tsx'

/** How many windows are open through each day, and the queues that nobody serves for a part of it. */
export function Coverage(props: {
  before: readonly ResolvedDay[]
  after: readonly ResolvedDay[]
  people: readonly Person[]
  view: WeekView
  axis: Stretch
  quiet: readonly boolean[]
}) {
  const { t } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const { after, axis, quiet } = props
  const shown = props.view === 'in-force' ? props.before : after
  const competence = new Map(
    props.people.map((person): [string, NonNullable<ReturnType<typeof competenceOf>>] => [
      person.resourceId,
      competenceOf(person) ?? [],
    ]),
  )
  const tallest = Math.max(1, ...[...props.before, ...after].map((day) => stepsOf(day).most))
  const short = (office?.queues ?? []).flatMap((queue) => {
    const services = new Set(
      office?.services.filter((service) => service.queue === queue.id).map((service) => service.id),
    )
    const gaps = shown.map((day) => unserved(day, services, competence))
    return gaps.some((gap) => gap.length > 0) ? [{ queue, gaps }] : []
  })
  return (
    <tbody className="coverage">
      <tr className="windows">
        <th scope="row">
          <b>{t('schedule.coverage.windows')}</b>
        </th>
        {shown.map((day, n) => {
          const own = stepsOf(day)
          const was = stepsOf(props.before[n] ?? day)
          const [now, earlier] = [rangeWords(t, own.steps), rangeWords(t, was.steps)]
          return (
            <td key={day.date}>
              {!quiet[n] && (
                <>
                  <svg viewBox="0 0 100 44" preserveAspectRatio="none" aria-hidden="true">
                    <path className="fill" d={outline(own.steps, axis, tallest, true)} />
                    <path className="line" d={outline(own.steps, axis, tallest, false)} />
                    {now !== earlier && <path className="was" d={outline(was.steps, axis, tallest, false)} />}
                  </svg>
                  <span className="day-under">
                    <b>{now}</b>
                    {now !== earlier && <span>{t('schedule.coverage.was', { was: earlier })}</span>}
                  </span>
                </>
              )}
            </td>
          )
        })}
      </tr>
      {short.map(({ queue, gaps }) => (
        <tr key={queue.id} className="queue-gaps">
          <th scope="row">
            <b>{t('schedule.coverage.queue', { letter: queue.letter })}</b>
          </th>
          {shown.map((day, n) => {
            const gap = gaps[n] ?? []
            const closed = day.office.hours.length === 0
            return (
              <td key={day.date}>
                {!closed && !quiet[n] && (
                  <span className={gap.length > 0 ? 'st trouble' : 'st ok thin'}>
                    <StateShape shape={gap.length > 0 ? 'trouble' : 'ok'} />
                    <span>{gapWords(t, gap, day)}</span>
                  </span>
                )}
              </td>
            )
          })}
        </tr>
      ))}
    </tbody>
  )
}

function stepsOf(day: ResolvedDay): { readonly steps: readonly Step[]; readonly most: number } {
  const specialists = day.resources.filter((resource) => resource.kind === 'specialist')
  const steps = windowsOpen(specialists.flatMap((resource) => resource.shifts))
  return { steps, most: windowsRange(steps)?.most ?? 0 }
}

function rangeWords(t: TFunction, steps: readonly Step[]): string {
  const range = windowsRange(steps)
  if (range === null) return t('schedule.coverage.none')
  return range.least === range.most ? String(range.most) : `${range.least}–${range.most}`
}

function gapWords(t: TFunction, gaps: readonly Stretch[], day: ResolvedDay): string {
  const [gap] = gaps
  if (gap === undefined) return t('schedule.coverage.allDay')
  const hours = day.office.hours.length
  const whole = gaps.length === hours && unserved(day, new Set(), new Map()).length === hours
  const all = unserved(day, new Set(), new Map())
  if (whole && gaps.every((own, n) => own.from === all[n]?.from && own.to === all[n]?.to)) {
    return t('schedule.coverage.notAllDay')
  }
  return gaps.length === 1 && gap.to === all.at(-1)?.to
    ? t('schedule.coverage.notFrom', { time: shortTime(gap.from) })
    : t('schedule.coverage.notIn', {
        hours: gaps.map(({ from, to }) => `${shortTime(from)}–${shortTime(to)}`).join(', '),
      })
}

/** The number of windows as a line over the axis; with `closed` down to the ground everywhere. */
function outline(steps: readonly Step[], axis: Stretch, tallest: number, closed: boolean): string {
  const x = (minute: number) => (((minute - axis.from) / (axis.to - axis.from)) * 100).toFixed(2)
  const y = (count: number) => (42 - (count / tallest) * 38).toFixed(1)
  return steps
    .filter((step) => step.count > 0)
    .map((step, n, all) => {
      const before = all[n - 1]
      const next = all[n + 1]
      const joinsBefore = !closed && before?.to === step.from
      const start = joinsBefore ? y(before.count) : '42'
      const end = !closed && next?.from === step.to ? '' : 'V42'
      return `M${x(step.from)} ${start}V${y(step.count)}H${x(step.to)}${end}${closed ? 'Z' : ''}`
    })
    .join('')
}
