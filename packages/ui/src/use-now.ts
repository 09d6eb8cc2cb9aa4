import { useEffect, useState } from 'react'
import { serverNow } from './live.ts'

/** The server's time, renewed every `everyMs`; the clock of every screen. */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
