import type { SupervisionView } from '@chered/protocol/views'
import { useTranslation } from 'react-i18next'
import { equipmentTabLink, equipmentTabs, useEquipmentTab } from './equipment-tab.ts'
import './incidents.css'

/** The devices as they are, and what was reported about them. */
export function EquipmentTabs({ view }: { view: SupervisionView }) {
  const { t } = useTranslation()
  const present = useEquipmentTab()
  const open = view.troubles.filter(({ code }) => code === 'incident-open' || code === 'incident-late').length
  return (
    <nav aria-label={t('incident.tabs')} className="equipment-tabs">
      {equipmentTabs.map((tab) => (
        <a key={tab} href={equipmentTabLink(tab)} aria-current={tab === present ? 'page' : undefined}>
          {t(`incident.tab.${tab}`)}
          {tab === 'incidents' && open > 0 && <b className="count">{open}</b>}
        </a>
      ))}
    </nav>
  )
}
