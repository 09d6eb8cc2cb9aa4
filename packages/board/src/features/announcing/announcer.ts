import type { BoardCall } from '@chered/protocol/views'
import type { Chime } from './chime.ts'

/** What makes a call heard in the hall. Asked once for each call, at the start of its moment. */
export interface Announcer {
  announce(call: BoardCall): void
}

/** Announces with the chime alone. */
export function chimeAnnouncer(chime: Chime): Announcer {
  return { announce: () => chime.play() }
}
