import type { DeskId } from '@chered/protocol/ids'
import type { Session } from '@chered/protocol/staff'
import { useView } from '@chered/ui/live'
import { useState } from 'react'
import type { Area } from '../areas/areas.ts'
import { DeskChoice } from '../desk-choice/DeskChoice.tsx'
import { DeskScreen } from './DeskScreen.tsx'

/** Where this person is: nobody knows yet, at a desk, or choosing one. */
type Place =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'desk'; readonly deskId: DeskId }
  | { readonly kind: 'choosing' }

/** A desk that this person already holds opens by itself; otherwise one is chosen. */
export function Workplace({ session, areas }: { session: Session; areas: readonly Area[] }) {
  const [place, setPlace] = useState<Place>({ kind: 'unknown' })
  const desks = useView('desks', undefined)
  if (place.kind === 'unknown' && desks) {
    const mine = desks.body.desks.find((d) => d.state !== 'closed' && d.staffId === session.staffId)
    setPlace(mine ? { kind: 'desk', deskId: mine.deskId } : { kind: 'choosing' })
  }
  return place.kind === 'desk' ? (
    <DeskScreen
      key={place.deskId}
      deskId={place.deskId}
      session={session}
      areas={areas}
      onLeave={() => setPlace({ kind: 'choosing' })}
    />
  ) : (
    <DeskChoice
      session={session}
      areas={areas}
      desks={desks}
      onOpened={(deskId) => setPlace({ kind: 'desk', deskId })}
    />
  )
}
