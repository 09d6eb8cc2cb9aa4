import type { Language } from '@chered/protocol/text'
import type { BoardView } from '@chered/protocol/views'
import { clockTime, dayInWords } from '@chered/ui/dates'
import { useNow } from '@chered/ui/use-now'
import { VolumeX } from 'lucide-react'
import { useRef } from 'react'
import type { ChimeState } from '../announcing/chime.ts'
import { boardLanguages } from './languages.ts'
import { TwoLanguages } from './TwoLanguages.tsx'
import { useFitType } from './use-fit-type.ts'
import { useTexts } from './use-texts.ts'

/** Where am I, and what time is it here. */
export function Header({ view, chime }: { view: BoardView; chime: ChimeState }) {
  const texts = useTexts()
  const now = useNow()
  const languages = boardLanguages(view)
  const office = useRef<HTMLHeadingElement>(null)
  const day = (language: Language) => dayInWords(now, view.timeZone, language)
  // The date beside the name takes more or less room by the day.
  useFitType(office, JSON.stringify([view.office, languages, chime, day(languages.first)]))
  return (
    <header className="bar">
      <h1 ref={office} className="office">
        <TwoLanguages languages={languages} text={(l) => texts.office(l, view.office)} strong />
      </h1>
      {chime !== 'ready' && (
        // For whoever sets the board up: a hall without sound misses calls.
        <p className="muted" title={texts.say(languages.first, `sound.${chime}`)}>
          <VolumeX aria-hidden="true" className="i" />
          <span className="visually-hidden">{texts.say(languages.first, `sound.${chime}`)}</span>
        </p>
      )}
      <p className="date">
        <TwoLanguages languages={languages} text={day} />
      </p>
      <time className="clock">{clockTime(now, view.timeZone)}</time>
    </header>
  )
}
