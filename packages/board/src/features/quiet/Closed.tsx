import type { Language } from '@chered/protocol/text'
import type { BoardView, Hours } from '@chered/protocol/views'
import { localDateInWords } from '@chered/ui/dates'
import { useNow } from '@chered/ui/use-now'
import { Clock } from 'lucide-react'
import { boardLanguages } from '../frame/languages.ts'
import { TwoLanguages } from '../frame/TwoLanguages.tsx'
import { useTexts } from '../frame/use-texts.ts'
import { openingDay } from './opening-day.ts'

/** The office takes nobody now: when it opens. */
export function Closed({ view, hours }: { view: BoardView; hours: Extract<Hours, { state: 'closed' }> }) {
  const texts = useTexts()
  const now = useNow(10_000)
  const languages = boardLanguages(view)
  const { opensAt } = hours
  const day = opensAt && openingDay(opensAt.date, now, view.timeZone)
  const dayText = (l: Language) => {
    if (opensAt === null) return ''
    const date = localDateInWords(opensAt.date, l)
    return day === 'later' ? date : texts.say(l, `closed.${day}`, { date })
  }
  return (
    <main className="closed">
      <div className="closed-sheet">
        <h2 className="closed-title">
          <TwoLanguages languages={languages} text={(l) => texts.say(l, 'closed.title')} />
        </h2>
        {opensAt === null ? (
          <p className="closed-when">
            <TwoLanguages languages={languages} text={(l) => texts.say(l, 'closed.unknown')} />
          </p>
        ) : (
          <>
            <p className="closed-opens">
              <TwoLanguages languages={languages} text={(l) => texts.say(l, 'closed.opens')} />
            </p>
            <p className="closed-time">
              <Clock aria-hidden="true" className="i" />
              <time>{opensAt.time}</time>
            </p>
            <p className="closed-when">
              <TwoLanguages languages={languages} text={dayText} />
            </p>
          </>
        )}
      </div>
    </main>
  )
}
