import type { Session } from '@chered/protocol/staff'
import { useEffect } from 'react'
import { followOffice } from '../../store.ts'
import { followKeys } from '../keys/keys-store.ts'
import { CompactScreen } from './CompactScreen.tsx'

/** The compact screen in a window of its own, for browsers that cannot float one. */
export function CompactPage({ session }: { session: Session }) {
  useEffect(followOffice, [])
  useEffect(followKeys, [])
  return (
    <CompactScreen
      session={session}
      screen={window}
      onExpand={() => {
        // The page that opened this one comes forward; without it, this one grows up.
        if (window.opener instanceof Window) window.opener.focus()
        else window.open('/operator/')
        window.close()
      }}
      onOver={() => window.close()}
    />
  )
}
