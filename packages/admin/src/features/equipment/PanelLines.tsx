import type { DeviceList } from '@chered/protocol/devices'
import type { SupervisionView } from '@chered/protocol/views'
import { useTranslation } from 'react-i18next'
import { useTimeZone } from '../../app/PageHead.tsx'
import { sinceTime } from '../../app/since-time.ts'
import { ConditionMark } from './ConditionMark.tsx'
import { panelCondition } from './condition.ts'

/** The panels over the windows, by window. */
export function PanelLines({ list, view, now }: { list: DeviceList; view: SupervisionView; now: number }) {
  const { t, i18n } = useTranslation()
  const zone = useTimeZone()
  const numberOf = (deskId: string) => view.desks.find((desk) => desk.deskId === deskId)?.number ?? null
  const panels = list.panels
    .map((panel) => ({ panel, desk: numberOf(panel.deskId) }))
    .toSorted((a, b) => (a.desk ?? 0) - (b.desk ?? 0))
  return (
    <section>
      <h2 className="t">{t('equipment.panels')}</h2>
      {panels.length === 0 ? (
        <p className="muted empty">{t('equipment.noPanels')}</p>
      ) : (
        <ul className="things panels">
          {panels.map(({ panel, desk }) => (
            <li key={panel.panelId}>
              <b>{desk === null ? panel.panelId : t('desk.name', { number: desk })}</b>
              <ConditionMark condition={panelCondition(t, panel.status, missingLetters(view, desk))} />
              <span className="small muted">
                {t('equipment.since', { time: sinceTime(panel.since, now, zone, i18n.language) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** `В, Д`: letters that the panel of this desk cannot draw, from the trouble about it; empty when it can draw all. */
function missingLetters(view: SupervisionView, desk: number | null): string {
  const trouble = view.troubles.find(({ code, params }) => code === 'panel-letters' && params.desk === desk)
  return String(trouble?.params.letters ?? '')
}
