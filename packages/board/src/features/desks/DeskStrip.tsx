import type { BoardView } from '@chered/protocol/views'
import { useNow } from '@chered/ui/use-now'
import { boardLanguages } from '../frame/languages.ts'
import { pageOf } from '../frame/pages.ts'
import { useTexts } from '../frame/use-texts.ts'
import { DeskState, staffedDesks } from './DeskState.tsx'

const ROOM = 6

/** Who is at which desk, in one line under the latest call; many desks take turns. */
export function DeskStrip({ view }: { view: BoardView }) {
  const texts = useTexts()
  const now = useNow()
  const languages = boardLanguages(view)
  const { shown } = pageOf(staffedDesks(view.desks), ROOM, now)
  if (shown.length === 0) return null
  return (
    <ol className="desk-strip" aria-label={texts.say(languages.first, 'desksNow')}>
      {shown.map((desk) => (
        <DeskState key={desk.desk} desk={desk} languages={languages} />
      ))}
    </ol>
  )
}
