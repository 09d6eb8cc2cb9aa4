import type { BoardView } from '@chered/protocol/views'
import { clockTime } from '@chered/ui/dates'
import { Unplug } from 'lucide-react'
import { boardLanguages } from './languages.ts'
import { TwoLanguages } from './TwoLanguages.tsx'
import { useTexts } from './use-texts.ts'

/** The link is lost: how old the board's data is, and where to look meanwhile. */
export function StaleStrip({ view, heardAt, ageMs }: { view: BoardView; heardAt: number; ageMs: number }) {
  const texts = useTexts()
  const languages = boardLanguages(view)
  const time = clockTime(heardAt, view.timeZone, true)
  const seconds = Math.floor(ageMs / 1000)
  const age = seconds < 120 ? { seconds } : { minutes: Math.floor(seconds / 60) }
  const key = seconds < 120 ? 'stale.secondsAgo' : 'stale.minutesAgo'
  return (
    <section className="stale-strip" aria-label={texts.say(languages.first, 'stale.since', { time })}>
      <Unplug aria-hidden="true" className="i" />
      <p>
        <TwoLanguages languages={languages} text={(l) => texts.say(l, key, { time, ...age })} strong />
      </p>
      <p className="do">
        <TwoLanguages languages={languages} text={(l) => texts.say(l, 'stale.do')} />
      </p>
      {/* Said once and not each second anew. */}
      <span className="visually-hidden" role="status">
        {texts.say(languages.first, 'stale.since', { time })}
      </span>
    </section>
  )
}
