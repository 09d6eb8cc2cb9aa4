import type { EmergencyState } from '@chered/protocol/emergency'
import type { SupervisionView } from '@chered/protocol/views'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { sinceTime } from '../../app/since-time.ts'

/** What kiosks gave out while the server was away, and how much of it is not in the queue yet. */
export function EmergencyLines({ view, now }: { view: SupervisionView; now: number }) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const states = view.emergency ?? []
  if (states.length === 0) return null
  return (
    <section className="emergency">
      <h2 className="t">{t('emergency.title')}</h2>
      <ul>
        {states.map((state) => {
          const time = state.lastAt === null ? '' : sinceTime(state.lastAt, now, zone, i18n.language)
          return (
            <li key={state.deviceId} data-known={state.unknown === 0 || undefined}>
              <StateShape shape={state.unknown === 0 ? 'serving' : 'trouble'} />
              <p>
                <b>{state.name}</b>{' '}
                {state.given > 0 && <span>{t('emergency.given', { count: state.given, time })} </span>}
                <span>{restWords(state, t)}</span>
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function restWords({ unknown, connected, given }: EmergencyState, t: TFunction): string {
  if (unknown === 0) return given > 0 ? t('emergency.allKnown') : ''
  return t(connected ? 'emergency.unknown' : 'emergency.away', { count: unknown })
}
