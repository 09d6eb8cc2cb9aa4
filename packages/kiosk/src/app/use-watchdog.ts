import { useLive } from '@chered/ui/live'
import { useEffect } from 'react'
import { steadyNow, useKiosk } from '../store.ts'
import { isAtRest } from './session.ts'

/** A page that has run so long starts afresh, whatever the browser has gathered. */
const freshForMs = 12 * 60 * 60 * 1000
/** Nobody has touched the screen for so long, so nobody stands there choosing. */
const untouchedForMs = 20_000

/**
 * Loads the page anew when the server runs another build or the page is half a
 * day old, but only while the kiosk waits for its next visitor and the server
 * is there to give the page.
 */
export function useWatchdog(): void {
  useEffect(() => {
    const timer = setInterval(() => {
      const { outdated, link } = useLive.getState()
      const { session } = useKiosk.getState()
      const now = steadyNow()
      const due = outdated || now > freshForMs
      const alone = isAtRest(session) && now - session.touchedAt > untouchedForMs
      if (due && alone && link === 'online') location.reload()
    }, 5000)
    return () => clearInterval(timer)
  }, [])
}
