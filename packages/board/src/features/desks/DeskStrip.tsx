import type { BoardView } from '@chered/protocol/views'
import { useNow } from '@chered/ui/use-now'
import { boardLanguages } from '../frame/languages.ts'
import { pageOf } from '../frame/pages.ts'
import { useTexts } from '../frame/use-texts.ts'
import { type BoardDesk, DeskState, staffedDesks } from './DeskState.tsx'

/** Desks in one line: six with one digit, five with more. */
function roomFor(desks: readonly BoardDesk[]): number {
  return desks.every(({ desk }) => desk < 10) ? 6 : 5
}

/** Who is at which desk, in one line under the latest call; many desks take turns. */
export function DeskStrip({ view }: { view: BoardView }) {
  const texts = useTexts()
  const now = useNow()
  const languages = boardLanguages(view)
  const desks = staffedDesks(view.desks)
  const room = roomFor(desks)
  const { shown } = pageOf(desks, room, now)
  if (shown.length === 0) return null
  return (
    <ol className="desk-strip" data-room={room} aria-label={texts.say(languages.first, 'desksNow')}>
      {shown.map((desk) => (
        <DeskState key={desk.desk} desk={desk} languages={languages} />
      ))}
    </ol>
  )
}
