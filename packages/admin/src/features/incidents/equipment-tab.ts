import { useSyncExternalStore } from 'react'

/** Parts of the equipment section; each has its address. */
export const equipmentTabs = ['now', 'incidents'] as const
export type EquipmentTab = (typeof equipmentTabs)[number]

export function equipmentTabLink(tab: EquipmentTab): string {
  return tab === 'now' ? '#/equipment' : `#/equipment/${tab}`
}

function present(): EquipmentTab {
  return equipmentTabs.find((tab) => location.hash === equipmentTabLink(tab)) ?? 'now'
}

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

export function useEquipmentTab(): EquipmentTab {
  return useSyncExternalStore(subscribe, present)
}
