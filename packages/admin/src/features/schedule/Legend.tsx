import { useTranslation } from 'react-i18next'

/** What the bars mean. */
export function Legend({ difference }: { difference: boolean }) {
  const { t } = useTranslation()
  const kinds = difference
    ? (['same', 'added', 'removed', 'exception', 'live-only'] as const)
    : (['same', 'exception', 'live-only'] as const)
  return (
    <ul className="legend" aria-label={t('schedule.legend.label')}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className="bars" aria-hidden="true">
            <i className={kind === 'exception' || kind === 'live-only' ? `same ${kind}` : kind} />
          </span>
          {t(`schedule.legend.${kind}`)}
        </li>
      ))}
      {difference && (
        <li>
          <svg viewBox="0 0 28 10" aria-hidden="true">
            <path d="M0 5H28" />
          </svg>
          {t('schedule.legend.windows')}
        </li>
      )}
    </ul>
  )
}
