import type { VisitorView } from '@chered/protocol/views'
import { clockTime } from '@chered/ui/dates'
import { useTranslation } from 'react-i18next'
import { waitText } from './visitor-page.ts'

const MINUTE_MS = 60_000
/** More marks than this would be crumbs at 360 px; the words say the number. */
const MOST_MARKS = 8

/** Where the visitor stands: how many before, and about how long. */
export function WaitingVisit({ view, timeZone }: { view: VisitorView; timeZone: string }) {
  const { t } = useTranslation()
  const ahead = view.ahead ?? 0
  const wait = waitText(view.estimate)
  const time = (minutes: number) => clockTime(view.at + minutes * MINUTE_MS, timeZone)
  return (
    <section className="where" aria-live="polite">
      <h1>{ahead === 0 ? t('visitor.next') : t('visitor.ahead', { count: ahead })}</h1>
      <div className="line" aria-hidden="true">
        <span>{t('visitor.window')}</span>
        {Array.from({ length: Math.min(ahead, MOST_MARKS) }, (_, n) => n).map((n) => (
          <i key={n} />
        ))}
        {ahead === 0 && <i className="clear" />}
        <span className="me">{t('visitor.you')}</span>
      </div>
      <p className="range">{t(`visitor.${wait.key}`, { ...wait })}</p>
      {view.estimate === null ? (
        <p>{t('visitor.noEstimateWhy')}</p>
      ) : (
        view.estimate.toMinutes > 0 && (
          <p>
            {t('visitor.between', {
              from: time(view.estimate.fromMinutes),
              to: time(view.estimate.toMinutes),
            })}
          </p>
        )
      )}
    </section>
  )
}
