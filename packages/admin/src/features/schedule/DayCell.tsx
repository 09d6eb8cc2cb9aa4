import type { DayDate } from '@chered/protocol/ids'
import { localDateInWords } from '@chered/ui/dates'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useAdmin } from '../../store.ts'
import { place, type SubjectDay } from './day-subject.ts'
import { desksWords, gainWords, hoursWords, reasonWords } from './day-words.ts'
import { lettersOf, type Person } from './people.ts'
import { type Bar, barsOf, minutesGained } from './shift-bars.ts'
import { type Stretch, shortRange } from './time-range.ts'
import type { WeekView } from './WeekTable.tsx'

/** One day of one row: bars on the day's axis, and below them desk, change and how much is booked. */
export function DayCell(props: {
  name: string
  date: DayDate
  person: Person | null
  was: SubjectDay
  will: SubjectDay
  view: WeekView
  axis: Stretch
  quiet: boolean
  tabbed: boolean
  onFocus: () => void
  edit: (() => void) | null
}) {
  const { t, i18n } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const { view, axis, person } = props
  const shown = view === 'in-force' ? props.was : props.will
  const bars = barsOf(view === 'difference' ? props.was.shifts : shown.shifts, shown.shifts)
  const gained = view === 'difference' ? minutesGained(props.was.shifts, shown.shifts) : 0
  const changed = bars.some((bar) => bar.kind !== 'same')
  const special = shown.layer === 'exception' || shown.layer === 'absence'
  const reason = shown.reason === null ? null : reasonWords(t, shown.reason)
  const desks = desksWords(t, office, shown.shifts)
  const said = spokenDay(t, { ...props, shown, desks, reason, gained, changed, language: i18n.language })

  function letters(bar: Bar): string {
    const { services } = bar.shift
    if (services === null || office === null || person === null || person.primary === null) return ''
    // What is served as usual needs no letters.
    return person.primary.every((id) => services.includes(id))
      ? ''
      : `${lettersOf(services, office).join('')} `
  }

  return (
    <button
      type="button"
      className={props.quiet ? 'day-cell is-quiet' : 'day-cell'}
      aria-label={said}
      title={said}
      aria-disabled={props.edit === null}
      tabIndex={props.tabbed ? 0 : -1}
      onFocus={props.onFocus}
      onClick={props.edit ?? undefined}
    >
      <span className="bars">
        {bars.map((bar) => (
          <i
            key={`${bar.from}/${bar.kind}`}
            className={[
              bar.kind,
              special && bar.kind === 'same' ? 'exception' : '',
              bar.shift.bookable ? '' : 'live-only',
            ].join(' ')}
            style={place(bar, axis)}
          >
            <span>{`${letters(bar)}${shortRange(bar)}`}</span>
          </i>
        ))}
        {bars.length === 0 && special && reason && (
          <i className="same exception" style={{ left: 0, width: '100%' }}>
            {reason}
          </i>
        )}
      </span>
      {!props.quiet && (
        <span className="day-under">
          {changed && special && reason ? (
            <span className={gained < 0 ? 'tag cut' : 'tag'}>{reason}</span>
          ) : (
            <span className="desks">{desks || (bars.length === 0 && !special ? '—' : '')}</span>
          )}
          {gained !== 0 ? (
            <b className={gained < 0 ? 'gain less' : 'gain more'}>{gainWords(t, gained)}</b>
          ) : (
            shown.units > 0 && (
              <span className="taken">
                {t('schedule.cell.taken', { taken: shown.taken, units: shown.units })}
              </span>
            )
          )}
        </span>
      )}
    </button>
  )
}

/** The whole cell in one sentence, for a screen reader and on pointing. */
function spokenDay(
  t: TFunction,
  cell: {
    name: string
    date: DayDate
    was: SubjectDay
    shown: SubjectDay
    desks: string
    reason: string | null
    gained: number
    changed: boolean
    language: string
  },
): string {
  const { shown } = cell
  const parts = [
    hoursWords(
      t,
      shown.shifts.map((shift) => shift.hours),
    ),
    cell.desks,
    cell.reason ?? '',
    shown.units > 0 ? t('schedule.cell.takenOf', { taken: shown.taken, units: shown.units }) : '',
    cell.changed
      ? t('schedule.cell.was', {
          hours: hoursWords(
            t,
            cell.was.shifts.map((shift) => shift.hours),
          ),
        })
      : '',
  ]
  const words = parts.filter((part) => part !== '').join(', ')
  return `${cell.name}, ${localDateInWords(cell.date, cell.language)}: ${words}`
}
