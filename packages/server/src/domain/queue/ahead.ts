import type { QueueId } from '@chered/protocol/ids'
import { type Day, lineOf, visitOfEntry, waitingIn } from '../day/day.ts'
import type { OfficeRules } from '../office/office-rules.ts'
import { compareTurns, type Place, turnOf } from './call-by.ts'
import { callableEntries, earlyEntries } from './line.ts'

/** How many of a queue will probably be called before this place, as things stand. */
export function aheadOf(day: Day, rules: OfficeRules, queueId: QueueId, place: Place, now: number): number {
  const turn = turnOf(place, now)
  let ahead = 0
  for (const id of rules.servicesOfQueue.get(queueId) ?? []) {
    const line = lineOf(day, id, now)
    if (line === null) continue
    for (const entry of callableEntries(line)) {
      if (compareTurns(entry, place, now) >= 0) break
      if (visitOfEntry(day, entry) !== null) ahead++
    }
    for (const entry of earlyEntries(line)) {
      if ((entry.callableFrom ?? 0) > turn) break
      if (compareTurns(entry, place, now) < 0 && visitOfEntry(day, entry) !== null) ahead++
    }
  }
  return ahead
}

/**
 * Likewise for who joins last of those who may be called: the whole queue but
 * the appointments that come later. Costs one look at each of these only.
 */
export function aheadOfLast(
  day: Day,
  rules: OfficeRules,
  queueId: QueueId,
  place: Place,
  now: number,
): number {
  let ahead = 0
  for (const id of rules.servicesOfQueue.get(queueId) ?? []) {
    ahead += waitingIn(day, id)
    const line = lineOf(day, id, now)
    if (line === null) continue
    for (const entry of earlyEntries(line)) {
      if (compareTurns(entry, place, now) > 0 && visitOfEntry(day, entry) !== null) ahead--
    }
  }
  return ahead
}
