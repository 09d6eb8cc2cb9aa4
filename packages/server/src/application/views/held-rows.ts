import type { HeldRow } from '@chered/protocol/views'
import type { DeskState } from '../../domain/desk/desk.ts'
import type { ViewContext } from './context.ts'

/** Held visitors of the hall as a desk sees them: its own first, then by when they are due, the open-ended last. */
export function heldRows(
  { day, staffName }: ViewContext,
  desk: Exclude<DeskState, { state: 'closed' }>,
): HeldRow[] {
  const rows = [...day.held.keys()].flatMap((id): HeldRow[] => {
    const visit = day.visits.get(id)
    const now = visit?.leg.now
    if (!visit || now?.state !== 'held') return []
    const { serviceId } = visit.leg
    const serves = desk.primary.includes(serviceId) || desk.secondary.includes(serviceId)
    return [
      {
        visitId: id,
        ticket: visit.ticket,
        serviceId,
        reasonId: now.reasonId,
        since: now.since,
        until: now.until,
        own: now.staffId === desk.staffId,
        mayTakeBack: serves || now.staffId === desk.staffId,
        heldBy: staffName(now.staffId),
        language: visit.language,
      },
    ]
  })
  const due = ({ until }: HeldRow) => until ?? Number.POSITIVE_INFINITY
  return rows.sort(
    (a, b) => Number(b.own) - Number(a.own) || (due(a) === due(b) ? a.since - b.since : due(a) - due(b)),
  )
}
