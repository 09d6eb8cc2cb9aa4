import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { breaksBetween, type HoursFault, shortRange, typedTime } from './time-range.ts'

/** Hours as they are typed; they become `HH:MM-HH:MM` when they are valid. */
export interface TypedRange {
  readonly key: string
  readonly from: string
  readonly to: string
}

let lastKey = 0
export function newKey(): string {
  lastKey += 1
  return `hours-${lastKey}`
}

export function typedOf(range: string): TypedRange {
  const [from = '', to = ''] = range.split('-')
  return { key: newKey(), from, to }
}

/** `HH:MM-HH:MM` of valid typed hours. */
export function rangeOf({ from, to }: Pick<TypedRange, 'from' | 'to'>): string {
  return `${typedTime(from) ?? from}-${typedTime(to) ?? to}`
}

/** Beginning and end of one stretch; `9`, `930` and `9:30` are all understood. */
export function RangeFields(props: {
  range: TypedRange
  /** What the stretch is called for a screen reader: `1`, `2`. */
  number: number
  fault: HoursFault | null
  change: (range: Pick<TypedRange, 'from' | 'to'>) => void
  remove: () => void
}) {
  const { t } = useTranslation()
  const { range, number, fault } = props
  const field = (end: 'from' | 'to') => (
    <span className="input time-input">
      <input
        aria-label={t(`schedule.edit.${end}`, { number })}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : `${range.key}-fault`}
        inputMode="numeric"
        autoComplete="off"
        value={range[end]}
        onChange={(event) => props.change({ ...range, [end]: event.currentTarget.value })}
        onBlur={() => props.change({ ...range, [end]: typedTime(range[end]) ?? range[end] })}
      />
    </span>
  )
  return (
    <>
      {field('from')}
      <span aria-hidden="true">–</span>
      {field('to')}
      <button
        type="button"
        className="icon-button"
        onClick={props.remove}
        aria-label={t('schedule.edit.removeHours', { number })}
        title={t('schedule.edit.removeHours', { number })}
      >
        <X aria-hidden="true" />
      </button>
    </>
  )
}

export function RangeFault({ range, fault }: { range: TypedRange; fault: HoursFault | null }) {
  const { t } = useTranslation()
  return fault === null ? null : (
    <p id={`${range.key}-fault`} className="field-fault">
      {t(`schedule.edit.fault.${fault}`)}
    </p>
  )
}

/** Breaks are the gaps between stretches; they are said, not typed. */
export function Breaks({ ranges }: { ranges: readonly string[] }) {
  const { t } = useTranslation()
  const gaps = breaksBetween(ranges)
  return (
    <p className="small muted" role="status">
      {gaps.length > 0 &&
        t('schedule.edit.breaks', {
          hours: gaps.map((gap) => shortRange(gap)).join(', '),
          count: gaps.length,
        })}
    </p>
  )
}

/** Stretches of work of the office, a service, or a dated exception. */
export function HoursFields(props: {
  ranges: readonly TypedRange[]
  faults: readonly (HoursFault | null)[]
  change: (ranges: readonly TypedRange[]) => void
}) {
  const { t } = useTranslation()
  const { ranges, faults, change } = props
  const set = (key: string, own: Pick<TypedRange, 'from' | 'to'>) =>
    change(ranges.map((range) => (range.key === key ? { ...range, ...own } : range)))
  return (
    <fieldset className="hours-fields">
      <legend className="field-label">{t('schedule.edit.hours')}</legend>
      {ranges.map((range, n) => (
        <div key={range.key}>
          <div className="hours-row">
            <RangeFields
              range={range}
              number={n + 1}
              fault={faults[n] ?? null}
              change={(own) => set(range.key, own)}
              remove={() => change(ranges.filter((other) => other !== range))}
            />
          </div>
          <RangeFault range={range} fault={faults[n] ?? null} />
        </div>
      ))}
      {ranges.length === 0 && <p className="muted">{t('schedule.edit.noHours')}</p>}
      <Breaks ranges={faults.some((fault) => fault !== null) ? [] : ranges.map(rangeOf)} />
      <button
        type="button"
        className="btn sm"
        onClick={() => change([...ranges, { key: newKey(), ...nextHours(ranges) }])}
      >
        {t('schedule.edit.addHours')}
      </button>
    </fieldset>
  )
}

/** What one more stretch most likely is: a working day, or the afternoon after the last one. */
export function nextHours(ranges: readonly Pick<TypedRange, 'from' | 'to'>[]): { from: string; to: string } {
  const end = typedTime(ranges.at(-1)?.to ?? '')
  if (end === null) return { from: '09:00', to: '13:00' }
  const hour = Math.min(22, Number(end.slice(0, 2)) + 1)
  const two = (n: number) => String(n).padStart(2, '0')
  return { from: `${two(hour)}:00`, to: `${two(Math.max(hour + 1, 18))}:00` }
}
