import type { WaitingRow } from '@chered/protocol/views'

/** A row on the screen; `gone` is one that no longer waits and only keeps its place. */
export type ShownRow =
  | { readonly state: 'waiting'; readonly row: WaitingRow }
  | { readonly state: 'gone'; readonly row: WaitingRow }

/** The rows as the server gives them: its order is the call order and is never changed here. */
export function asGiven(rows: readonly WaitingRow[]): ShownRow[] {
  return rows.map((row) => ({ state: 'waiting', row }))
}

/**
 * The rows while a finger or a pointer is among them: everybody who was shown
 * keeps the place, who left stays as `gone`, who came is added at the end. So a
 * press hits the row that the eye saw.
 */
export function heldRows(shown: readonly ShownRow[], rows: readonly WaitingRow[]): ShownRow[] {
  const waiting = new Map(rows.map((row) => [row.visitId, row]))
  const kept = shown.map(({ row }): ShownRow => {
    const now = waiting.get(row.visitId)
    waiting.delete(row.visitId)
    return now ? { state: 'waiting', row: now } : { state: 'gone', row }
  })
  return [...kept, ...asGiven([...waiting.values()])]
}
