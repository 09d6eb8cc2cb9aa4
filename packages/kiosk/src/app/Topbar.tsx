import { clockTime, dayInWords } from '@chered/ui/dates'
import { useNow } from '@chered/ui/use-now'
import type { ReactNode } from 'react'
import { useKiosk } from '../store.ts'
import { LocalSpan } from './LocalSpan.tsx'

/** The office's name, and the clock or what stands in its place. */
export function Topbar({ leave }: { leave?: ReactNode }) {
  const office = useKiosk((s) => s.office)
  return (
    <header className="topbar">
      <div className="office">{office && <LocalSpan text={office.name} />}</div>
      {leave ?? (office && <Clock timeZone={office.timeZone} />)}
    </header>
  )
}

function Clock({ timeZone }: { timeZone: string }) {
  const language = useKiosk((s) => s.session.wishes.language)
  const now = useNow()
  return (
    <div className="clock">
      <small>{dayInWords(now, timeZone, language)}</small>
      {clockTime(now, timeZone)}
    </div>
  )
}
