import { useSyncExternalStore } from 'react'

/** The sections that exist; each has its address, so a page can be kept open or sent to a colleague. */
export const sections = [
  'hall',
  'approval',
  'bookings',
  'schedule',
  'survey',
  'payments',
  'equipment',
] as const
export type Section = (typeof sections)[number]

export function sectionLink(section: Section): string {
  return `#/${section}`
}

function present(): Section {
  // A section may have addresses of its own below it.
  return sections.find((section) => `${location.hash}/`.startsWith(`${sectionLink(section)}/`)) ?? 'hall'
}

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

/** The section in the address; «Зал» opens first. */
export function useSection(): Section {
  return useSyncExternalStore(subscribe, present)
}
