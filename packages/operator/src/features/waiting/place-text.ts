import type { WaitingRow } from '@chered/protocol/views'
import { clockTime } from '@chered/ui/dates'
import { type ReasonFacts, rowReasonText } from '../visit/reason-text.ts'

/**
 * Why somebody stands where they stand in the queue, in a few words: passed on
 * to this very window, back by themselves after a hold (at the old place or as
 * one who came then), else the reason of the order alone.
 */
export function placeText(row: WaitingRow, isNext: boolean, facts: ReasonFacts): string {
  const { t, timeZone } = facts
  const said: string[] = []
  if (row.directed) said.push(t('row.directed'))
  if (row.afterHold === 'keep') said.push(t('row.heldKeep'))
  if (row.afterHold === 'end') said.push(t('row.heldEnd', { time: clockTime(row.since, timeZone) }))
  return [...said, rowReasonText(row, isNext, facts)].join(' · ')
}
