import type { SupervisionView } from '@chered/protocol/views'
import { clockTime, elapsed } from '@chered/ui/dates'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'

type Pause = NonNullable<SupervisionView['desks'][number]['pause']>

/** From when to when somebody is away, as it was planned. */
export function PauseSpan({ pause }: { pause: Pause }) {
  const { t } = useTranslation()
  const zone = useTimeZone()
  const since = clockTime(pause.since, zone)
  return pause.until === null
    ? t('desk.pauseOpen', { since })
    : t('desk.pauseSpan', { since, until: clockTime(pause.until, zone) })
}

/** How long somebody has been away, against the planned length, and by how much that was overrun. */
export function PausePace({ pause, now }: { pause: Pause; now: number }) {
  const { t } = useTranslation()
  const { since, until } = pause
  const ms = Math.max(0, now - since)
  const over = until === null ? 0 : Math.max(0, Math.floor((now - until) / 60_000))
  return (
    <p className="pace">
      <b>{elapsed(ms)}</b>
      {until !== null && (
        <span className="bar6" aria-hidden="true">
          <i
            className={over > 0 ? 'over' : ''}
            style={{ width: `${Math.min(1, ms / Math.max(1, until - since)) * 100}%` }}
          />
        </span>
      )}
      {over > 0 && (
        <span className="over" title={t('desk.pauseOver', { count: over })}>
          <span aria-hidden="true">{t('desk.overShort', { count: over })}</span>
          <span className="visually-hidden">{t('desk.pauseOver', { count: over })}</span>
        </span>
      )}
    </p>
  )
}
