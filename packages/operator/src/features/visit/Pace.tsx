import type { InFront } from '@chered/protocol/views'
import { elapsed } from '@chered/ui/dates'
import { useNow } from '@chered/ui/use-now'
import { useTranslation } from 'react-i18next'

/** The visit's clock against the service's usual minutes; it goes on without the server. */
export function ServicePace({ startedAt, usualMinutes }: { startedAt: number; usualMinutes: number | null }) {
  const { t } = useTranslation()
  const now = useNow()
  const spentMs = Math.max(0, now - startedAt)
  const spent = Math.floor(spentMs / 60_000)
  if (usualMinutes === null) {
    return (
      <div className="pace">
        <b>{elapsed(spentMs)}</b>
      </div>
    )
  }
  const over = spent - usualMinutes
  return (
    <div className="pace">
      <b>{elapsed(spentMs)}</b>
      <div className="bar6" role="img" aria-label={t('slip.paceLabel', { spent, usual: usualMinutes })}>
        <i
          className={over > 0 ? 'over' : ''}
          style={{ width: `${Math.min(100, (spentMs / (usualMinutes * 60_000)) * 100)}%` }}
        />
      </div>
      <span className="muted">
        {over > 0 ? t('slip.over', { count: usualMinutes, over }) : t('slip.usual', { count: usualMinutes })}
      </span>
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
