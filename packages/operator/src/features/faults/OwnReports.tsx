import type { OpenIncident } from '@chered/protocol/incidents'
import { clockTime } from '@chered/ui/dates'
import { subjectName } from '@chered/ui/staff/fault-words'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useTranslation } from 'react-i18next'
import { useOperator } from '../../store.ts'

/** What this person has reported and what became of it, as long as it is news. */
export function OwnReports({ incidents }: { incidents: readonly OpenIncident[] }) {
  const { t } = useTranslation()
  const timeZone = useOperator((s) => s.office?.timeZone ?? 'UTC')
  if (incidents.length === 0) return null
  return (
    <section aria-label={t('fault.mine')}>
      <h3 className="h">{t('fault.mine')}</h3>
      <ul className="fault-mine">
        {incidents.map((one) => {
          const state = one.state === 'opened' && one.taken ? 'taken' : one.state
          const time = clockTime(one.endedAt ?? one.openedAt, timeZone)
          return (
            <li key={one.incidentId} data-state={one.state}>
              <span className={`st thin ${one.endedAt === null ? 'warn' : 'ok'}`}>
                <StateShape shape={one.endedAt === null ? 'trouble' : 'ok'} />
              </span>
              <p>
                <b>{subjectName(t, one.subject)}</b>
                <small className="muted">{t(`fault.state.${state}`, { time })}</small>
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
