import type { Session } from '@chered/protocol/staff'
import { createPortal } from 'react-dom'
import { CompactScreen } from './CompactScreen.tsx'
import { closeCompact, useCompactWindow } from './compact-window.ts'

/** Draws the compact screen into its floating window; lives beside the areas, so that none of them takes it away. */
export function CompactHost({ session }: { session: Session }) {
  const floating = useCompactWindow((s) => s.floating)
  if (floating === null) return null
  return createPortal(
    <CompactScreen
      session={session}
      screen={floating}
      onExpand={() => {
        window.focus()
        closeCompact()
      }}
      onOver={closeCompact}
    />,
    floating.document.body,
  )
}
