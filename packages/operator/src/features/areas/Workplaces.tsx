import type { Session } from '@chered/protocol/staff'
import { Toasts } from '@chered/ui/staff/Toasts.tsx'
import { useEffect, useMemo } from 'react'
import { followOffice } from '../../store.ts'
import { BookingsScreen } from '../booking/BookingsScreen.tsx'
import { RelocationWatch } from '../booking/relocations.ts'
import { CompactHost } from '../compact/CompactHost.tsx'
import { Workplace } from '../desk/Workplace.tsx'
import { followKeys } from '../keys/keys-store.ts'
import { HallScreen } from '../reception/HallScreen.tsx'
import { ResultsScreen } from '../results/ResultsScreen.tsx'
import { type Area, areasOf, useArea } from './areas.ts'

/** What this person's roles open; the area that was chosen last, else the first. */
export function Workplaces({ session }: { session: Session }) {
  const areas = useMemo(() => areasOf(session.roles), [session.roles])
  const chosen = useArea((s) => s.area)
  const area = chosen !== null && areas.includes(chosen) ? chosen : areas[0]
  useEffect(followOffice, [])
  useEffect(() => (areas.includes('desk') ? followKeys() : undefined), [areas])
  if (area === undefined) return null
  return (
    <>
      {areas.includes('relocation') && <RelocationWatch />}
      {areas.includes('desk') && <CompactHost session={session} />}
      <OpenArea area={area} areas={areas} session={session} />
      <Toasts />
    </>
  )
}

function OpenArea(props: { area: Area; areas: readonly Area[]; session: Session }) {
  switch (props.area) {
    case 'desk':
      return <Workplace session={props.session} areas={props.areas} />
    case 'hall':
      return <HallScreen {...props} area={props.area} />
    case 'book':
    case 'day':
    case 'relocation':
      return <BookingsScreen {...props} area={props.area} />
    case 'results':
      return <ResultsScreen {...props} area={props.area} />
  }
}
