import { useTranslation } from 'react-i18next'

interface Props {
  /** Minutes booked in the time of the absence, as they are and with what is chosen. */
  readonly before: number
  readonly after: number
  /** The most that any colleague has. */
  readonly most: number
}

/** How much is booked with a colleague: what there was, and what comes on top. */
export function LineLoad({ before, after, most }: Props) {
  const { t } = useTranslation()
  const width = (minutes: number) => ({ width: `${(minutes / Math.max(most, 1)) * 100}%` })
  return (
    <small className="line-load muted" title={t('absence.load')}>
      <span className="load-bar" aria-hidden="true">
        <i className="load-with" style={width(after)} />
        <i className="load-was" style={width(before)} />
      </span>
      <span>
        {before !== after && `${before} → `}
        <b>{t('absence.minutes', { minutes: after })}</b>
      </span>
    </small>
  )
}
