import type { Incident, IncidentPage } from '@chered/protocol/incidents'
import type { SupervisionView } from '@chered/protocol/views'
import { useRefusedView, useView } from '@chered/ui/live'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { staffRequest } from '@chered/ui/staff/session'
import { showRefusal } from '@chered/ui/staff/toasts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../app/PageHead.tsx'
import { EndedIncidents } from './EndedIncidents.tsx'
import { EquipmentTabs } from './EquipmentTabs.tsx'
import { IncidentCard } from './IncidentCard.tsx'

/** What does not work and who looks after it: in hand, and what came of earlier ones (instruction 6.4). */
export function IncidentsPage(props: {
  view: SupervisionView
  fresh: boolean
  now: number
  administrator: boolean
}) {
  const { t } = useTranslation()
  const { view, fresh, now, administrator } = props
  const seen = useView('incidents', undefined)
  const refused = useRefusedView('incidents')
  const [last, setLast] = useState(seen)
  if (seen !== null && seen.body !== last?.body) setLast(seen)
  const body = (seen ?? last)?.body ?? null
  const [earlier, setEarlier] = useState<IncidentPage | null>(null)

  async function loadEarlier(before: number) {
    const answer = await staffRequest<IncidentPage>('GET', `/api/incidents?before=${before}`)
    if (!answer.ok) return showRefusal(answer)
    const known = earlier?.incidents ?? []
    setEarlier({ incidents: [...known, ...answer.value.incidents], more: answer.value.more })
  }
  const ended = body === null ? [] : together(body.ended, earlier?.incidents ?? [])
  const oldest = Math.min(...ended.map(({ number }) => number))
  return (
    <>
      <PageHead
        title={t('equipment.title')}
        {...(administrator ? {} : { under: t('incident.readOnly') })}
        now={now}
        fresh={fresh}
      />
      <EquipmentTabs view={view} />
      {body === null ? (
        <p className="page-wait" role="status">
          {refused ? refusalText(t, { code: refused, params: {} }) : t('page.loading')}
        </p>
      ) : (
        <>
          <section aria-label={t('incident.open')}>
            <h2 className="t">{t('incident.open')}</h2>
            {body.open.length === 0 && <p className="muted empty">{t('incident.none')}</p>}
            <ul className="incidents">
              {body.open.map((incident) => (
                <li key={incident.incidentId}>
                  <IncidentCard incident={incident} now={now} mayAct={administrator && fresh} />
                </li>
              ))}
            </ul>
          </section>
          <EndedIncidents
            incidents={ended}
            now={now}
            more={
              ended.length > 0 && oldest > 1 && earlier?.more !== false
                ? () => void loadEarlier(oldest)
                : null
            }
          />
        </>
      )}
    </>
  )
}

/** Each once: what has just ended may be among the earlier ones too. */
function together(latest: readonly Incident[], earlier: readonly Incident[]): Incident[] {
  const known = new Set(latest.map(({ incidentId }) => incidentId))
  return [...latest, ...earlier.filter(({ incidentId }) => !known.has(incidentId))]
}
