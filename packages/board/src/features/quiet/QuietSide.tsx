import type { BoardView } from '@chered/protocol/views'
import { useNow } from '@chered/ui/use-now'
import { DeskGrid, GRID_ROOM } from '../desks/DeskGrid.tsx'
import { staffedDesks } from '../desks/DeskState.tsx'
import { pageOf } from '../frame/pages.ts'
import { QUEUE_ROOM, QueueList } from './QueueList.tsx'

const PAGE_MS = 10_000

function inPages<T>(items: readonly T[], room: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / room) }, (_, n) =>
    items.slice(n * room, (n + 1) * room),
  )
}

/** Beside the guide, page after page: how many wait by queue, then who is at which desk. */
export function QuietSide({ view }: { view: BoardView }) {
  const now = useNow()
  const pages = [
    ...inPages(view.queues, QUEUE_ROOM).map((queues) => ({ kind: 'queues' as const, queues })),
    ...inPages(staffedDesks(view.desks), GRID_ROOM).map((desks) => ({ kind: 'desks' as const, desks })),
  ]
  const page = Math.floor(now / PAGE_MS) % Math.max(1, pages.length)
  const shown = pages[page]
  if (shown === undefined) return null
  const place = { view, page, pages: pages.length }
  return (
    <div className="turning" key={`${page}-${pages.length}`}>
      {shown.kind === 'queues' ? (
        <QueueList {...place} queues={shown.queues} />
      ) : (
        <DeskGrid {...place} desks={shown.desks} />
      )}
    </div>
  )
}

/** Beside a call that nobody was called before: how many wait by queue. */
export function QueueSide({ view }: { view: BoardView }) {
  const now = useNow()
  const { shown, page, pages } = pageOf(view.queues, QUEUE_ROOM, now)
  return <QueueList view={view} queues={shown} page={page} pages={pages} heading="queuesNow" />
}
