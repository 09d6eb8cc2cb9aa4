import type { Incident } from '@chered/protocol/incidents'
import { faultWord, subjectName } from '@chered/ui/staff/fault-words'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { sinceTime } from '../../app/since-time.ts'

/** What came of earlier incidents; `more` shows older ones. */
export function EndedIncidents(props: {
  incidents: readonly Incident[]
  now: number
  more: (() => void) | null
}) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  if (props.incidents.length === 0) return null
  const at = (moment: number) => sinceTime(moment, props.now, zone, i18n.language)
  const minutes = (ms: number) => Math.max(1, Math.round(ms / 60_000))
  return (
    <section aria-label={t('incident.ended')}>
      <h2 className="t">{t('incident.ended')}</h2>
      <table className="incident-table">
        <thead>
          <tr>
            {(['number', 'subject', 'fault', 'reported', 'reaction', 'end'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`incident.col.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.incidents.map((one) => (
            <tr key={one.incidentId}>
              <td>{one.number}</td>
              <th scope="row">{subjectName(t, one.subject)}</th>
              <td>{one.faults.map((fault) => faultWord(t, fault)).join(', ')}</td>
              <td>
                {at(one.openedAt)}
                {one.reports > 1 && ` · ${t('incident.reports', { count: one.reports })}`}
              </td>
              <td>
                {one.reacted
                  ? t('incident.took', { count: minutes(one.reacted.tookMs) })
                  : one.told
                    ? t('incident.noReaction')
                    : t('incident.own')}
              </td>
              <td>
                {one.ended &&
                  t(`incident.end.${one.state}`, { time: at(one.ended.at), name: one.ended.name })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {props.more && (
        <button type="button" className="btn sm plain" onClick={props.more}>
          {t('incident.earlier')}
        </button>
      )}
    </section>
  )
}
