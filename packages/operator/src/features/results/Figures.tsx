import type { Results } from '@chered/protocol/results'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { durationText } from './duration-text.ts'

interface Figure {
  readonly key: string
  readonly value: string
  /** Facts for the line under the value. */
  readonly facts?: Record<string, unknown>
}

/** What is said of a period, in the order of a visit's way. */
function figuresOf(t: TFunction, { total, bookedAhead }: Results): readonly Figure[] {
  const lasts = (ms: number | null) => durationText(t, ms)
  return [
    { key: 'served', value: String(total.served), facts: { visits: total.visits } },
    { key: 'desk', value: lasts(total.deskMs), facts: { breaks: lasts(total.breakMs) } },
    { key: 'service', value: lasts(total.meanServiceMs), facts: { median: lasts(total.medianServiceMs) } },
    { key: 'wait', value: lasts(total.meanWaitMs), facts: { median: lasts(total.medianWaitMs) } },
    { key: 'arrival', value: lasts(total.meanArrivalMs), facts: { calls: total.arrivals } },
    { key: 'noShow', value: String(total.noShow) },
    { key: 'passedOn', value: String(total.passedOn) },
    { key: 'held', value: String(total.held) },
    { key: 'outOfTurn', value: String(total.outOfTurn) },
    { key: 'documents', value: String(total.documents) },
    { key: 'booked', value: String(total.booked), facts: { ahead: bookedAhead } },
  ]
}

/** The figures of a period, each with what it means in one line. */
export function Figures({ results }: { results: Results }) {
  const { t } = useTranslation()
  return (
    <dl className="result-figures">
      {figuresOf(t, results).map(({ key, value, facts }) => (
        <div key={key} data-figure={key}>
          <dt>{t(`results.figure.${key}.name`)}</dt>
          <dd>
            <b>{value}</b>
            {facts && <span>{t(`results.figure.${key}.more`, facts)}</span>}
            <small className="muted">{t(`results.figure.${key}.means`)}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}
