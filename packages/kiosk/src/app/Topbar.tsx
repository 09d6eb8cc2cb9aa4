import { clockTime, dayInWords } from '@chered/ui/dates'
import { officeText } from '@chered/ui/i18n'
import { useNow } from '@chered/ui/use-now'
import type { ReactNode } from 'react'
import { useKiosk } from '../store.ts'
import { LocalSpan } from './LocalSpan.tsx'

/** Names longer than this stand in two lines. */
const oneLine = 24

/** The office's name, and the clock or what stands in its place. */
export function Topbar({ leave }: { leave?: ReactNode }) {
  const office = useKiosk((s) => s.office)
  const language = useKiosk((s) => s.session.wishes.language)
  const long = office && officeText(office.name, language).length > oneLine
  return (
    <header className="topbar">
      <div className="office" data-long={long || undefined}>
        {office && <LocalSpan text={office.name} />}
      </div>
      {leave ?? (office && <Clock timeZone={office.timeZone} />)}
    </header>
  )
}

function Clock({ timeZone }: { timeZone: string }) {
  const language = useKiosk((s) => s.session.wishes.language)
  const now = useNow()
  return (
    <div className="clock">
      <small>{dayInWords(now, timeZone, language).replace(/ (?=\S+$)/, '\u00a0')}</small>
      {clockTime(now, timeZone)}
    </div>
  )
}
