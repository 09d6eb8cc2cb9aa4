import { ticketText } from '@chered/protocol/ticket-text'
import type { BoardView } from '@chered/protocol/views'
import { useLive } from '@chered/ui/live'
import { useNow } from '@chered/ui/use-now'
import type { ChimeState } from '../features/announcing/chime.ts'
import { CallList } from '../features/calls/CallList.tsx'
import { CallTicket } from '../features/calls/CallTicket.tsx'
import { type Scene, sceneOf } from '../features/calls/scene.ts'
import { useZoneNames, type ZoneNameOf } from '../features/calls/use-zone-names.ts'
import { DeskStrip } from '../features/desks/DeskStrip.tsx'
import { freshnessOf } from '../features/frame/freshness.ts'
import { Header } from '../features/frame/Header.tsx'
import { boardLanguages } from '../features/frame/languages.ts'
import { StaleStrip } from '../features/frame/StaleStrip.tsx'
import { Ticker } from '../features/frame/Ticker.tsx'
import { useTexts } from '../features/frame/use-texts.ts'
import { Closed } from '../features/quiet/Closed.tsx'
import { Guide } from '../features/quiet/Guide.tsx'
import { QueueSide, QuietSide } from '../features/quiet/QuietSide.tsx'
import { useAnnouncements } from '../store.ts'

/** What the hall sees: frame, calls or how to begin, and how old it all is. */
export function Board({ view, sound }: { view: BoardView; sound: ChimeState }) {
  const now = useNow()
  const announcements = useAnnouncements()
  const link = useLive((s) => s.link)
  const heardAt = useLive((s) => s.heardAt)
  const zoneOf = useZoneNames(view.zones)
  const freshness = freshnessOf(link, heardAt, now)
  const scene = sceneOf(announcements, now)
  return (
    <div className="board" data-stale={freshness.state === 'stale'} data-notices={view.notices.length > 0}>
      <Header view={view} chime={sound} />
      {freshness.state === 'stale' && (
        <StaleStrip view={view} heardAt={freshness.heardAt} ageMs={freshness.ageMs} />
      )}
      <Stage view={view} scene={scene} stale={freshness.state === 'stale'} zoneOf={zoneOf} />
      <Ticker view={view} />
      <SpokenCall view={view} scene={scene} />
    </div>
  )
}

function Stage({
  view,
  scene,
  stale,
  zoneOf,
}: {
  view: BoardView
  scene: Scene
  stale: boolean
  zoneOf: ZoneNameOf
}) {
  const { large, rows } = scene
  const nobodyCalled = large.state === 'none' && rows.length === 0
  if (nobodyCalled && view.hours.state === 'closed') return <Closed view={view} hours={view.hours} />
  if (nobodyCalled) {
    return (
      <main className="split quiet">
        <Guide view={view} />
        <QuietSide view={view} />
      </main>
    )
  }
  return (
    <main className="split" data-quiet={large.state === 'none'}>
      {large.state === 'none' ? (
        <Guide view={view} />
      ) : (
        <div className="latest">
          <CallTicket view={view} large={large} zoneOf={zoneOf} />
          {!stale && <DeskStrip view={view} />}
        </div>
      )}
      {rows.length === 0 ? (
        // The first call of the day has nobody before it.
        <QueueSide view={view} />
      ) : (
        <CallList
          view={view}
          rows={rows}
          besideLatest={large.state !== 'none'}
          stale={stale}
          zoneOf={zoneOf}
        />
      )}
    </main>
  )
}

/** The latest call for those who have the page read to them; said once for each call. */
function SpokenCall({ view, scene }: { view: BoardView; scene: Scene }) {
  const texts = useTexts()
  const { first } = boardLanguages(view)
  const { large } = scene
  return (
    <p className="visually-hidden" aria-live="assertive" lang={first}>
      {large.state === 'called' &&
        texts.say(first, 'callSentence', { ticket: ticketText(large.call.ticket), desk: large.call.desk })}
    </p>
  )
}
