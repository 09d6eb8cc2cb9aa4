import type { Language } from '@chered/protocol/text'
import { useNow } from '@chered/ui/use-now'
import { useState } from 'react'

const TURN_MS = 3000

/**
 * One text in several languages at full size, one after the other in the same
 * place: nothing beside it moves when they change. Begins with the first.
 */
export function TakingTurns({
  languages,
  text,
  className,
}: {
  languages: readonly Language[]
  text: (language: Language) => string
  className: string
}) {
  const now = useNow(500)
  const [begun] = useState(now)
  const turn = Math.floor(Math.max(0, now - begun) / TURN_MS) % languages.length
  return (
    <span className={`turns ${className}`}>
      {languages.map((language, n) => (
        <span key={language} lang={language} data-on={n === turn} aria-hidden={n > 0}>
          {text(language)}
        </span>
      ))}
    </span>
  )
}
