import { localDate, localDateInWords } from '@chered/ui/dates'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { goTo } from '../bookings/bookings-address.ts'
import { confirmAbsence, type OpenProposal, useAbsences } from './absence-store.ts'
import { Covers } from './Covers.tsx'
import { countPlaces } from './chosen-places.ts'
import { DayLines } from './DayLines.tsx'
import { PlaceTable } from './PlaceTable.tsx'
import { useConsequences } from './use-consequences.ts'
import { WaitingNow } from './WaitingNow.tsx'

interface Props {
  readonly open: OpenProposal
  readonly name: string
  readonly fresh: boolean
  readonly now: number
}

/** Who goes where, adjustable, and the one button that confirms all of it. */
export function Proposal({ open, name, fresh, now }: Props) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const busy = useAbsences((s) => s.busy)
  const { proposal, chosen } = open
  const counts = countPlaces(chosen)
  const consequences = useConsequences(counts, 'ahead')
  const dates = [...new Set(proposal.bookings.map(({ start }) => localDate(start, zone)))]
  const [wanted, setWanted] = useState<string | null>(null)
  const date = wanted !== null && dates.includes(wanted) ? wanted : dates[0]
  useEffect(() => {
    if (date === undefined) setWanted(null)
  }, [date])
  async function confirm() {
    if (await confirmAbsence()) goTo({ tab: 'absences' })
  }
  return (
    <div className="absence-cols">
      <div className="absence-plan">
        <div aria-live="polite">{open.renewed && <p className="hint warn">{t('absence.renewed')}</p>}</div>
        <section aria-labelledby="absence-visitors" className="absence-visitors">
          <h2 className="t" id="absence-visitors">
            {proposal.bookings.length === 0
              ? t('absence.nobody')
              : t('absence.visitors', { count: proposal.bookings.length })}
            {proposal.bookings.length > 0 && <span className="muted small">{consequences}</span>}
          </h2>
          {dates.length > 1 && (
            <fieldset className="seg sm" aria-label={t('absence.days')}>
              {dates.map((each) => (
                <button key={each} type="button" aria-pressed={each === date} onClick={() => setWanted(each)}>
                  {localDateInWords(each, i18n.language)}
                </button>
              ))}
            </fieldset>
          )}
          {date !== undefined && (
            <DayLines open={open} name={name} date={date} fresh={fresh} now={now} zone={zone} />
          )}
          {proposal.bookings.length > 0 && (
            <PlaceTable proposal={proposal} chosen={chosen} manyDays={dates.length > 1} fresh={fresh} />
          )}
        </section>
        <WaitingNow open={open} />
      </div>
      <aside className="absence-side panel" aria-label={t('absence.side')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keys */}
        <div className="absence-side-scroll" tabIndex={0}>
          <Covers open={open} fresh={fresh} />
        </div>
        <div className="absence-confirm">
          <button type="button" className="btn primary" disabled={!fresh || busy} onClick={confirm}>
            {busy ? t('absence.busy') : consequences === '' ? t('absence.confirm') : consequences}
          </button>
          <p className="muted small">{t('absence.undoLater')}</p>
        </div>
      </aside>
    </div>
  )
}
