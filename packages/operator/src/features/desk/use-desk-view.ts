import type { DeskId } from '@chered/protocol/ids'
import { type Seen, useLive, useView } from '@chered/ui/live'
import { useState } from 'react'

/**
 * The desk's view; the last known one, not fresh, while a new connection has
 * not yet brought it (after a sign-in over the screen). For one desk in the
 * component's life.
 */
export function useDeskView(deskId: DeskId): Seen<'desk'> | null {
  const seen = useView('desk', deskId)
  const [last, setLast] = useState<Seen<'desk'> | null>(seen)
  const link = useLive((s) => s.link)
  if (seen && seen.body !== last?.body) setLast(seen)
  // A view that has come over a connection whose first tick is still on its way is fresh too.
  if (seen) return { ...seen, fresh: link !== 'lost' }
  return last && { ...last, fresh: false }
}
