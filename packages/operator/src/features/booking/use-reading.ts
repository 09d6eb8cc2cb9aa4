import type { Answer } from '@chered/ui/api'
import { useLive } from '@chered/ui/live'
import { staffRequest } from '@chered/ui/staff/session'
import { useEffect, useRef, useState } from 'react'

/**
 * What a GET says, read anew when the bell rings (`bell` is another number) and
 * when the link is back. Null while nothing is known about this path; what was
 * known stays while it is being read again, and when that does not succeed. One
 * request is under way at a time, however often the bell rings.
 */
export function useReading<T>(path: string | null, bell: number): Answer<T> | null {
  const [kept, setKept] = useState<{ readonly path: string; readonly answer: Answer<T> } | null>(null)
  const online = useLive((s) => s.link === 'online')
  const reading = useRef<{ path: string; again: boolean } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bell and the link are reasons to read again
  useEffect(() => {
    if (path === null) return
    if (reading.current?.path === path) {
      reading.current.again = true
      return
    }
    const mine = { path, again: false }
    reading.current = mine
    void (async () => {
      do {
        mine.again = false
        const answer = await staffRequest<T>('GET', path)
        if (reading.current !== mine) return
        setKept((was) => (!answer.ok && was?.path === path && was.answer.ok ? was : { path, answer }))
      } while (mine.again)
      reading.current = null
    })()
  }, [path, bell, online])
  useEffect(
    () => () => {
      reading.current = null
    },
    [],
  )
  return kept !== null && kept.path === path ? kept.answer : null
}
