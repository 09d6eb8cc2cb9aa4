import type { StaffId } from '@chered/protocol/ids'
import type { Results } from '@chered/protocol/results'
import type { Session, StaffList } from '@chered/protocol/staff'
import { clockTime, localDateInWords } from '@chered/ui/dates'
import { useView } from '@chered/ui/live'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { useNow } from '@chered/ui/use-now'
import { CalendarClock } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperator } from '../../store.ts'
import { AreaBar } from '../areas/AreaBar.tsx'
import type { Area } from '../areas/areas.ts'
import { useAreaKeys } from '../areas/use-area-keys.ts'
import { localDay } from '../booking/local-day.ts'
import { useReading } from '../booking/use-reading.ts'
import { DaySheet } from '../day-sheet/DaySheet.tsx'
import { Figures } from './Figures.tsx'
import { type Period, type PeriodName, periodOf, periods } from './period.ts'
import { ResultTables } from './ResultTables.tsx'
import '../booking/bookings.css'
import './results.css'

/** What goes on grows by the minute; more often nobody looks. */
const renewedMs = 15_000

/**
 * What a specialist has done (instruction 6.1.5): today as it stands now, or any
 * period; a colleague's where the office or the role permits it.
 */
export function ResultsScreen(props: { area: Area; areas: readonly Area[]; session: Session }) {
  const { t, i18n } = useTranslation()
  const { session } = props
  const office = useOperator((s) => s.office)
  const now = useNow(renewedMs)
  const desks = useView('desks', undefined)
  const today = localDay(now, office?.timeZone ?? 'UTC')
  const [name, setName] = useState<PeriodName>('today')
  const [own, setOwn] = useState<Period>({ from: today, to: today })
  const [staffId, setStaffId] = useState<StaffId>(session.staffId)
  const [booked, setBooked] = useState(false)
  useAreaKeys(props.areas)
  const leads = session.roles.some((role) => role === 'administrator' || role === 'head')
  const colleagues = leads || office?.settings.colleaguesResults === true
  const { from, to } = periodOf(name, today, own)
  const answer = useReading<Results>(
    `/api/results?from=${from}&to=${to}&staffId=${encodeURIComponent(staffId)}`,
    Math.max(now, desks?.at ?? 0),
  )
  const results = answer?.ok ? answer.value : null
  return (
    <div className="op area">
      <AreaBar {...props} />
      {booked ? (
        <main className="results">
          <DaySheet session={session} office={office} onClose={() => setBooked(false)} />
        </main>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a page without a single link in it has to be scrollable by keyboard too
        <main className="results" tabIndex={0}>
          <header>
            <h1>{results === null ? t('results.title') : t('results.of', { name: results.name })}</h1>
            {results !== null && office && (
              <p className="muted" role="status">
                {from === to
                  ? localDateInWords(from, i18n.language)
                  : t('results.span', spanWords(from, to, i18n.language))}
                {to >= today &&
                  from <= today &&
                  ` · ${t('results.asOf', { time: clockTime(results.at, office.timeZone) })}`}
              </p>
            )}
            <button type="button" className="btn" onClick={() => setBooked(true)}>
              <CalendarClock aria-hidden="true" /> {t('day-sheet.open')}
            </button>
          </header>
          <div className="result-filter">
            <fieldset className="seg" aria-label={t('results.period')}>
              {periods.map((one) => (
                <button key={one} type="button" aria-pressed={name === one} onClick={() => setName(one)}>
                  {t(`results.periods.${one}`)}
                </button>
              ))}
            </fieldset>
            {name === 'own' && <OwnPeriod period={own} onChange={setOwn} />}
            {colleagues && <PersonSelect session={session} value={staffId} onChange={setStaffId} />}
          </div>
          {results === null ? (
            <p className="muted" role="status">
              {answer === null || answer.ok ? t('results.loading') : refusalText(t, answer)}
            </p>
          ) : (
            <>
              <Figures results={results} />
              <ResultTables results={results} office={office} />
              <p className="muted small">{t('results.counts')}</p>
            </>
          )}
        </main>
      )}
    </div>
  )
}

function spanWords(from: string, to: string, language: string) {
  return { from: localDateInWords(from, language), to: localDateInWords(to, language) }
}

function OwnPeriod({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <div className="field" key={end}>
          <label htmlFor={`${id}-${end}`}>{t(`results.${end}`)}</label>
          <input
            id={`${id}-${end}`}
            type="date"
            className="input"
            value={period[end]}
            onChange={(event) => event.target.value && onChange({ ...period, [end]: event.target.value })}
          />
        </div>
      ))}
    </>
  )
}

function PersonSelect(props: { session: Session; value: StaffId; onChange: (staffId: StaffId) => void }) {
  const { t } = useTranslation()
  const id = useId()
  const answer = useReading<StaffList>('/api/staff', 0)
  const people = answer?.ok ? answer.value.staff : []
  const { session } = props
  return (
    <div className="field">
      <label htmlFor={id}>{t('resource.label')}</label>
      <select
        id={id}
        className="input select"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value as StaffId)}
      >
        <option value={session.staffId}>{t('day-sheet.me', { name: session.name })}</option>
        {people
          .filter(({ staffId, roles }) => staffId !== session.staffId && roles.includes('specialist'))
          .map(({ staffId, name }) => (
            <option key={staffId} value={staffId}>
              {name}
            </option>
          ))}
      </select>
    </div>
  )
}
