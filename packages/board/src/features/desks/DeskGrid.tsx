import type { BoardView } from '@chered/protocol/views'
import { boardLanguages } from '../frame/languages.ts'
import { PageDots } from '../frame/PageDots.tsx'
import { TwoLanguages } from '../frame/TwoLanguages.tsx'
import { useTexts } from '../frame/use-texts.ts'
import { type BoardDesk, DeskState } from './DeskState.tsx'

/** Desks on one page of the grid: two columns of seven. */
export const GRID_ROOM = 14

/** Who is at which desk, on the whole side of the board. */
export function DeskGrid({
  view,
  desks,
  page,
  pages,
}: {
  view: BoardView
  desks: readonly BoardDesk[]
  page: number
  pages: number
}) {
  const texts = useTexts()
  const languages = boardLanguages(view)
  return (
    <section className="queues" aria-label={texts.say(languages.first, 'desksNow')}>
      <div className="head">
        <p>
          <TwoLanguages languages={languages} text={(l) => texts.say(l, 'desksNow')} />
        </p>
        <PageDots page={page} pages={pages} />
      </div>
      <ol className="desk-grid" data-columns={desks.length > 7 || pages > 2 ? 2 : 1}>
        {desks.map((desk) => (
          <DeskState key={desk.desk} desk={desk} languages={languages} />
        ))}
      </ol>
    </section>
  )
}
