import { ticketText } from '@chered/protocol/ticket-text'
import type { BoardCall, BoardView } from '@chered/protocol/views'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { useNow } from '@chered/ui/use-now'
import { boardLanguages } from '../frame/languages.ts'
import { PageDots } from '../frame/PageDots.tsx'
import { pageOf } from '../frame/pages.ts'
import { TwoLanguages } from '../frame/TwoLanguages.tsx'
import { useTexts } from '../frame/use-texts.ts'
import { callKey } from './announcements.ts'
import { DirectionArrow } from './DirectionArrow.tsx'
import { USUAL_ROWS } from './scene.ts'
import type { ZoneNameOf } from './use-zone-names.ts'

/** A row is never lower than 1/14 of the screen; what does not fit takes turns. */
const MOST_ROWS = 10

/** The calls before the latest, newest on top; those still awaited carry the amber stub. */
export function CallList({
  view,
  rows,
  besideLatest,
  stale,
  zoneOf,
}: {
  view: BoardView
  rows: readonly BoardCall[]
  besideLatest: boolean
  stale: boolean
  zoneOf: ZoneNameOf
}) {
  const texts = useTexts()
  const now = useNow()
  const languages = boardLanguages(view)
  const { first } = languages
  const room = rows.length > USUAL_ROWS ? MOST_ROWS : USUAL_ROWS
  const { shown, page, pages } = pageOf(rows, room, now)
  const wide = rows.some(({ ticket }) => ticketText(ticket).length > 4)
  const kind = room > USUAL_ROWS ? 'dense' : wide ? 'wide' : 'usual'
  const zones = rows.some(({ desk }) => zoneOf(desk) !== null)
  const heading = besideLatest ? 'earlier' : 'latest'
  return (
    <section
      className="recent"
      aria-label={texts.say(first, heading)}
      data-rows={kind}
      data-zones={zones ? (kind === 'dense' ? 'inline' : 'stacked') : 'none'}
    >
      <div className="head">
        <p>
          <TwoLanguages languages={languages} text={(l) => texts.say(l, heading)} />
        </p>
        <PageDots page={page} pages={pages} />
        <p>
          <TwoLanguages languages={languages} text={(l) => texts.say(l, 'desk')} />
        </p>
      </div>
      <ol style={{ gridTemplateRows: `repeat(${room}, minmax(0, 1fr))` }}>
        {shown.map((call) => {
          const awaited = call.state === 'called' && !stale
          const zone = zoneOf(call.desk)
          return (
            <li key={callKey(call)} data-awaited={awaited}>
              <TicketNumber ticket={call.ticket} />
              {zone && (
                <span className="row-zone" lang={first}>
                  {texts.office(first, zone)}
                </span>
              )}
              <span className="way">
                <DirectionArrow direction={call.direction} />
              </span>
              <span className="row-desk">
                <span className="visually-hidden">{texts.say(first, 'desk')} </span>
                {call.desk}
                {awaited && <span className="visually-hidden">, {texts.say(first, 'called')}</span>}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
