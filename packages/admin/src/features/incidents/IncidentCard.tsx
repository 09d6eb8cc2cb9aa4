import type { IncidentStepName } from '@chered/protocol/incident-choices'
import type { Incident } from '@chered/protocol/incidents'
import { faultWord, subjectName } from '@chered/ui/staff/fault-words'
import { useSession } from '@chered/ui/staff/session'
import { Phone } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { sinceTime } from '../../app/since-time.ts'
import { useAdmin } from '../../store.ts'
import { orderIncident, useIncidentOrder } from './incident-order.ts'
import { ReactionClock } from './ReactionClock.tsx'

/** The steps that lead on from a state, the usual next one first. */
function stepsOf({ state, takenBy }: Incident, me: string | null): readonly IncidentStepName[] {
  switch (state) {
    case 'opened':
      return takenBy !== null && takenBy.staffId === me
        ? ['tell-support', 'resolve']
        : ['take', 'tell-support', 'resolve']
    case 'told':
      return ['react', 'resolve']
    case 'reacted':
      return ['resolve']
    case 'resolved':
    case 'cancelled':
      return []
  }
}

/** One incident in hand: who said what, the clock of support, and what can be done next. */
export function IncidentCard(props: { incident: Incident; now: number; mayAct: boolean }) {
  const { t, i18n } = useTranslation()
  const { incident, now, mayAct } = props
  const zone = useTimeZone()
  const support = useAdmin((s) => s.office.value?.settings.support)
  const me = useSession((s) => (s.state === 'signed-in' ? s.session.staffId : null))
  const running = useIncidentOrder((s) => s.running === incident.incidentId)
  const [asking, setAsking] = useState(false)
  const name = subjectName(t, incident.subject)
  const at = (moment: number) => sinceTime(moment, now, zone, i18n.language)
  const line = support?.[incident.class]
  const press = (step: IncidentStepName) => void orderIncident(incident.incidentId, step)
  return (
    <article
      className={`incident panel is-${incident.state}`}
      aria-label={t('incident.named', { name, number: incident.number })}
    >
      <header>
        <h3>{name}</h3>
        <span className="muted small">
          {t('incident.number', { number: incident.number })} · {t(`incident.class.${incident.class}`)}
        </span>
      </header>
      <ul className="incident-said">
        {incident.said.map((one) => (
          <li key={`${one.staffId} ${one.at} ${one.fault}`}>
            <b>{faultWord(t, one.fault)}</b>{' '}
            <span className="muted">
              {at(one.at)}, {one.name}
              {one.desk !== null && `, ${t('desk.name', { number: one.desk })}`}
            </span>
            {one.note !== null && <q>{one.note}</q>}
          </li>
        ))}
      </ul>
      {incident.takenBy !== null && (
        <p className="muted small">
          {t('incident.takenBy', { name: incident.takenBy.name, time: at(incident.takenBy.at) })}
        </p>
      )}
      <ReactionClock incident={incident} now={now} minutes={line?.minutes ?? null} />
      <div className="incident-acts">
        {stepsOf(incident, me).map((step, place) => (
          <button
            key={step}
            type="button"
            className={place === 0 ? 'btn primary' : 'btn'}
            disabled={!mayAct || running}
            onClick={() => press(step)}
          >
            {t(`incident.step.${step}`)}
          </button>
        ))}
        {line?.phone && (
          <a className="btn" href={`tel:${line.phone.replace(/[^+\d]/g, '')}`}>
            <Phone aria-hidden="true" /> {line.phone}
          </a>
        )}
        {asking ? (
          <>
            <span className="grow">{t('incident.cancelAsk')}</span>
            <button
              type="button"
              className="btn danger"
              disabled={!mayAct || running}
              onClick={() => press('cancel')}
            >
              {t('incident.cancelYes')}
            </button>
            <button type="button" className="btn" onClick={() => setAsking(false)}>
              {t('incident.cancelNo')}
            </button>
          </>
        ) : (
          <button type="button" className="btn plain" disabled={!mayAct} onClick={() => setAsking(true)}>
            {t('incident.step.cancel')}
          </button>
        )}
      </div>
    </article>
  )
}
