import type { BoardView } from '@chered/protocol/views'
import { clockTime } from '@chered/ui/dates'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import { FitWidth } from '../frame/FitWidth.tsx'
import { boardLanguages, callLanguages } from '../frame/languages.ts'
import { TakingTurns } from '../frame/TakingTurns.tsx'
import { useTexts } from '../frame/use-texts.ts'
import { callKey } from './announcements.ts'
import { DirectionArrow } from './DirectionArrow.tsx'
import type { LargePlace } from './scene.ts'
import type { ZoneNameOf } from './use-zone-names.ts'

type Large = Exclude<LargePlace, { state: 'none' }>

function caption(large: Large): string {
  switch (large.state) {
    case 'called':
      return large.call.callNumber > 1 ? 'calledAgain' : 'called'
    case 'serving':
      return 'serving'
    case 'last-known':
      return 'lastKnown'
  }
}

/**
 * The large place: the call as a ticket, its number above the tear line, its
 * stub says where to go. Amber while called, teal once received, an outline when
 * the link is lost.
 */
export function CallTicket({ view, large, zoneOf }: { view: BoardView; large: Large; zoneOf: ZoneNameOf }) {
  const texts = useTexts()
  const { call } = large
  const languages = callLanguages(boardLanguages(view), call)
  const zone = zoneOf(call.desk)
  const time = clockTime(call.at, view.timeZone)
  return (
    <article className="call" data-state={large.state} data-testid="latest-call" key={callKey(call)}>
      <div className="call-no">
        <div className="cap">
          <TakingTurns
            className="cap-state"
            languages={languages}
            text={(l) => texts.say(l, caption(large), { time })}
          />
          {zone && (
            <TakingTurns className="cap-zone" languages={languages} text={(l) => texts.office(l, zone)} />
          )}
        </div>
        <FitWidth className="call-number">
          <TicketNumber ticket={call.ticket} />
        </FitWidth>
      </div>
      <div className="call-stub">
        <TakingTurns className="where" languages={languages} text={(l) => texts.say(l, 'desk')} />
        <p className="desk" data-digits={String(call.desk).length}>
          {call.desk}
        </p>
        <DirectionArrow direction={call.direction} />
      </div>
    </article>
  )
}
