import type { BoardView } from '@chered/protocol/views'
import { serverNow, useLive } from '@chered/ui/live'
import { create } from 'zustand'
import type { Announcer } from './features/announcing/announcer.ts'
import {
  type AnnouncementEvent,
  type Announcements,
  announcementsAfter,
  noAnnouncements,
} from './features/calls/announcements.ts'
import { isQuietMoment } from './features/calls/scene.ts'
import { freshnessOf } from './features/frame/freshness.ts'

/** The view that the server maps to the zones of this device. */
export const boardView = 'board:self'

/**
 * A server that is back sends the present view at once. Only one that was silent
 * and never gone sends none; after this time the view at hand is the present one.
 */
const NEW_VIEW_WITHIN_MS = 1500

export const useAnnouncements = create<Announcements>(() => noAnnouncements)

/**
 * Leads the board's views and the passing of time to the announcements, and
 * each call that begins its moment to `announcer`. `reload` is asked at the first
 * quiet moment after the server has begun to run another build.
 */
export function startAnnouncing(announcer: Announcer, reload: () => void): () => void {
  let absorbed: unknown = null
  let lostAt: number | null = null
  let reloading = false
  const happen = (event: AnnouncementEvent) => {
    const { state, announce } = announcementsAfter(useAnnouncements.getState(), event)
    if (state !== useAnnouncements.getState()) useAnnouncements.setState(state, true)
    if (announce !== null) announcer.announce(announce)
  }
  const look = () => {
    const { views, link, heardAt, outdated } = useLive.getState()
    const now = serverNow()
    const message = views[boardView]
    if (freshnessOf(link, heardAt, now).state === 'stale') {
      happen({ kind: 'lost', now })
      lostAt = now
      return
    }
    const back = lostAt !== null && link === 'online' && now - lostAt > NEW_VIEW_WITHIN_MS
    if (message !== undefined && (message !== absorbed || back)) {
      absorbed = message
      lostAt = null
      happen({ kind: 'view', calls: (message.body as BoardView).calls, now })
    } else {
      happen({ kind: 'time', now })
    }
    if (!reloading && outdated && link === 'online' && isQuietMoment(useAnnouncements.getState(), now)) {
      reloading = true
      reload()
    }
  }
  const forget = useLive.subscribe(look)
  const timer = setInterval(look, 250)
  return () => {
    forget()
    clearInterval(timer)
    useAnnouncements.setState(noAnnouncements, true)
  }
}
