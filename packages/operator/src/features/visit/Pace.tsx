import type { InFront } from '@chered/protocol/views'
import { elapsed } from '@chered/ui/dates'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useNow } from '@chered/ui/use-now'
import { useTranslation } from 'react-i18next'

/**
 * The service's clock against its usual minutes, the time before a hold
 * counted; it goes on without the server. From `overdueFrom` on it is flagged
 * by shape and word.
 */
export function ServicePace({ visit, norm }: { visit: InFront; norm: number | null }) {
  const { t } = useTranslation()
  const now = useNow()
  const spentMs = (visit.servedBeforeMs ?? 0) + Math.max(0, now - (visit.startedAt ?? visit.calledAt))
  const spent = Math.floor(spentMs / 60_000)
  if (norm === null) {
    return (
      <div className="pace">
        <b>{elapsed(spentMs)}</b>
      </div>
    )
  }
  const overdue = visit.overdueFrom != null && now >= visit.overdueFrom
  return (
    <div className="pace">
      <b>{elapsed(spentMs)}</b>
      <div className="bar6" role="img" aria-label={t('slip.paceLabel', { spent, usual: norm })}>
        <i
          className={overdue ? 'over' : ''}
          style={{ width: `${Math.min(100, (spentMs / (norm * 60_000)) * 100)}%` }}
        />
      </div>
      {overdue ? (
        <span className="st trouble overdue">
          <StateShape shape="trouble" />
          {t('pace.overdue', { count: norm, over: Math.max(0, spent - norm) })}
        </span>
      ) : (
        <span className="muted">{t('slip.usual', { count: norm })}</span>
      )}
    </div>
  )
}

/** How long the visitor has been on the way, and when the call may be repeated. */
export function CallPace({ visit, intervalSeconds }: { visit: InFront; intervalSeconds: number | null }) {
  const { t } = useTranslation()
  const now = useNow()
  const left = Math.max(0, Math.ceil((visit.recallFrom - now) / 1000))
  const interval = Math.max(1, intervalSeconds ?? 1)
  const part = Math.min(1, Math.max(0, 1 - left / interval))
  return (
    <div className="pace">
      <b>{elapsed(now - visit.calledAt)}</b>
      <div className="bar6" role="img" aria-label={t('slip.recallLabel', { count: left })}>
        <i className="awaited" style={{ width: `${part * 100}%` }} />
      </div>
      <span className="muted">
        {t('slip.callNumber', { count: visit.callNumber })} ·{' '}
        {left > 0 ? t('slip.recallIn', { count: left }) : t('slip.recallNow')}
      </span>
    </div>
  )
}
