import { useEffect, useState } from 'react'

/**
 * Gives the focus back to what a dialog was opened from, when the dialog goes:
 * who works by keyboard goes on from the same day of the week.
 */
export function useFocusReturn(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    },
    [opener],
  )
}
