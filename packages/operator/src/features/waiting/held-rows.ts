import type { VisitId } from '@chered/protocol/ids'

interface Listed {
  readonly visitId: VisitId
}

/** A row on the screen; `gone` is one that is no longer in the list and only keeps its place. */
export interface ShownRow<R extends Listed> {
  readonly state: 'waiting' | 'gone'
  readonly row: R
}

/** The rows as the server gives them: its order is the call order and is never changed here. */
export function asGiven<R extends Listed>(rows: readonly R[]): ShownRow<R>[] {
  return rows.map((row) => ({ state: 'waiting', row }))
}

/**
 * The rows while a finger or a pointer is among them: everybody who was shown
 * keeps the place, who left stays as `gone`, who came is added at the end. So a
 * press hits the row that the eye saw.
 */
export function heldRows<R extends Listed>(shown: readonly ShownRow<R>[], rows: readonly R[]): ShownRow<R>[] {
  const waiting = new Map(rows.map((row) => [row.visitId, row]))
  const kept = shown.map(({ row }): ShownRow<R> => {
    const now = waiting.get(row.visitId)
    waiting.delete(row.visitId)
    return now ? { state: 'waiting', row: now } : { state: 'gone', row }
  })
  return [...kept, ...asGiven([...waiting.values()])]
}
