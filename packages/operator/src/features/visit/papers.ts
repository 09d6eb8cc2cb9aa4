import type { FrontPapers } from '@chered/protocol/commands'
import type { DeskId, VisitId } from '@chered/protocol/ids'
import { useCallback, useState } from 'react'
import { useReading } from '../booking/use-reading.ts'

/**
 * What only the one who has the visitor in front may read: a colleague's free
 * words, the number of the e-application. Kept in the component and nowhere
 * else; `again` reads it anew.
 */
export function usePapers(
  deskId: DeskId,
  visitId: VisitId,
): { readonly papers: FrontPapers | null; readonly again: () => void } {
  const [bell, setBell] = useState(0)
  const answer = useReading<FrontPapers>(`/api/desks/${deskId}/papers?visitId=${visitId}`, bell)
  const again = useCallback(() => setBell((n) => n + 1), [])
  return { papers: answer?.ok ? answer.value : null, again }
}
