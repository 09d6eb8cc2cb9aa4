import { useSyncExternalStore } from 'react'

/** Parts of the schedule's section; each has its address. */
export const tabs = ['week', 'exceptions', 'quotas', 'calendars', 'history'] as const
export type Tab = (typeof tabs)[number]

export function tabLink(tab: Tab): string {
  return `#/schedule/${tab}`
}

function present(): Tab {
  return tabs.find((tab) => location.hash === tabLink(tab)) ?? 'week'
}

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

export function useTab(): Tab {
  return useSyncExternalStore(subscribe, present)
}
