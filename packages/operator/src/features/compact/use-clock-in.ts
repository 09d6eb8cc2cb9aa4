import { serverNow } from '@chered/ui/live'
import { useEffect, useState } from 'react'

/**
 * The server's time each second, by the clock of the window that shows it: the
 * page behind it may be hidden, and a browser lets the clocks of hidden pages
 * tick once a minute.
 */
export function useClockIn(screen: Window): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = screen.setInterval(() => setNow(serverNow()), 1000)
    return () => screen.clearInterval(timer)
  }, [screen])
  return now
}
