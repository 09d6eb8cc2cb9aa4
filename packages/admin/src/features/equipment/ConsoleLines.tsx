import type { DeviceList } from '@chered/protocol/devices'
import type { SupervisionView } from '@chered/protocol/views'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { sinceTime } from '../../app/since-time.ts'
import { ConditionMark } from './ConditionMark.tsx'
import { consoleCondition } from './condition.ts'

/** The specialists' button consoles, by window. */
export function ConsoleLines({ list, view, now }: { list: DeviceList; view: SupervisionView; now: number }) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const numberOf = (deskId: string) => view.desks.find((desk) => desk.deskId === deskId)?.number ?? null
  const consoles = list.consoles
    .map((one) => ({ one, desk: numberOf(one.deskId) }))
    .toSorted((a, b) => (a.desk ?? 0) - (b.desk ?? 0))
  return (
    <section>
      <h2 className="t">{t('equipment.consoles')}</h2>
      {consoles.length === 0 ? (
        <p className="muted empty">{t('equipment.noConsoles')}</p>
      ) : (
        <ul className="things panels" aria-label={t('equipment.consoles')}>
          {consoles.map(({ one, desk }) => (
            <li key={one.consoleId}>
              <b>{desk === null ? one.consoleId : t('desk.name', { number: desk })}</b>
              <ConditionMark condition={consoleCondition(t, one.status)} />
              <span className="small muted">
                {t('equipment.since', { time: sinceTime(one.since, now, zone, i18n.language) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
