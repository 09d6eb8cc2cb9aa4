import type { FaultKind } from '@chered/protocol/incident-choices'
import type { FaultsView } from '@chered/protocol/incidents'

export type Subject = FaultsView['subjects'][number]

/** The window where somebody sits; null for whoever sits at none. */
export interface Seat {
  readonly number: number
  readonly zone: string | null
}

/** What stands in the hall for all, by how often a specialist has to do with it. */
const inHall: readonly FaultKind[] = [
  'printer',
  'kiosk',
  'scanner',
  'board',
  'payments',
  'eservice',
  'program',
]

/** Whether it belongs to this very window. */
export function isHere(subject: Subject, seat: Seat | null): boolean {
  return seat !== null && subject.desk === seat.number
}

/**
 * Devices by how near they are: what belongs to this window, boards of its
 * zone, what all share, and last what belongs to other windows. Within one
 * nearness the given order stays.
 */
export function nearestFirst(subjects: readonly Subject[], seat: Seat | null): Subject[] {
  const near = (subject: Subject): number => {
    if (isHere(subject, seat)) return 0
    if (subject.desk !== null) return 100 + Math.abs(subject.desk - (seat?.number ?? 0))
    if (subject.kind === 'board' && seat?.zone && subject.zones.some((zone) => zone === seat.zone)) return 1
    const place = inHall.indexOf(subject.kind)
    return place === -1 ? 99 : 2 + place
  }
  return subjects.toSorted((a, b) => near(a) - near(b))
}
