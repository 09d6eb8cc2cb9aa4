import type { BoardView } from '@chered/protocol/views'
import { useRef } from 'react'
import { boardLanguages } from '../frame/languages.ts'
import { PageDots } from '../frame/PageDots.tsx'
import { TwoLanguages } from '../frame/TwoLanguages.tsx'
import { useFitType } from '../frame/use-fit-type.ts'
import { useTexts } from '../frame/use-texts.ts'

/** Queues on one page. */
export const QUEUE_ROOM = 7

/** How many wait in each queue. */
export function QueueList({
  view,
  queues,
  page,
  pages,
  heading = 'nobodyCalled',
}: {
  view: BoardView
  queues: Readonly<BoardView['queues']>
  page: number
  pages: number
  heading?: 'nobodyCalled' | 'queuesNow'
}) {
  const texts = useTexts()
  const languages = boardLanguages(view)
  const rows = useRef<HTMLOListElement>(null)
  useFitType(rows, JSON.stringify([queues, languages]))
  return (
    <section className="queues" aria-label={texts.say(languages.first, 'queuesNow')}>
      <div className="head">
        <p>
          <TwoLanguages languages={languages} text={(l) => texts.say(l, heading)} />
        </p>
        <PageDots page={page} pages={pages} />
        <p className="right">
          <TwoLanguages languages={languages} text={(l) => texts.say(l, 'wait')} />
        </p>
      </div>
      <ol ref={rows} className="queue-rows">
        {queues.map(({ letter, name, waiting }) => (
          <li key={letter + name.ru}>
            <b className="letter">{letter}</b>
            <p>
              <TwoLanguages languages={languages} text={(l) => texts.office(l, name)} />
            </p>
            <span className="n" data-none={waiting === 0}>
              {waiting}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
