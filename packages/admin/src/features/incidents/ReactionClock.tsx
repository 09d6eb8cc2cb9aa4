import type { Incident } from '@chered/protocol/incidents'
import { elapsed } from '@chered/ui/dates'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { sinceTime } from '../../app/since-time.ts'

/** Support's clock: not started, how much is left, let go by, or how long it took (facts-and-rules 5.6). */
export function ReactionClock(props: { incident: Incident; now: number; minutes: number | null }) {
  const { t, i18n } = useTranslation()
  const { incident, now, minutes } = props
  const zone = useTimeZone()
  const { told, reacted } = incident
  const at = (moment: number) => sinceTime(moment, now, zone, i18n.language)
  if (told === null) {
    return minutes === null ? null : (
      <p className="muted">{t('incident.clock.notTold', { count: minutes })}</p>
    )
  }
  if (reacted !== null) {
    const took = Math.max(1, Math.round(reacted.tookMs / 60_000))
    return <p className="st ok">{t('incident.clock.reacted', { count: took, time: at(reacted.at) })}</p>
  }
  const { dueAt } = told
  if (dueAt === null) return <p className="muted">{t('incident.clock.noHours', { time: at(told.at) })}</p>
  const left = dueAt - now
  const span = Math.max(1, dueAt - incident.openedAt)
  const place = (moment: number) =>
    `${Math.min(100, Math.max(0, ((moment - incident.openedAt) / span) * 100))}%`
  return (
    <div className={left < 0 ? 'reaction late' : 'reaction'}>
      <p>
        <b className="reaction-left">{elapsed(Math.abs(left))}</b>
        <span>
          {left < 0 ? t('incident.clock.late') : t('incident.clock.left')}
          <small className="muted">
            {t('incident.clock.due', { count: minutes ?? 0, told: at(told.at), due: at(dueAt) })}
          </small>
        </span>
      </p>
      <div className="reaction-line" aria-hidden="true">
        <i
          style={{ left: place(told.at), width: `calc(${place(Math.min(now, dueAt))} - ${place(told.at)})` }}
        />
        <span style={{ left: 0 }} />
        <span style={{ left: place(told.at) }} />
        <span className="due" style={{ left: '100%' }} />
      </div>
    </div>
  )
}
