import { useSyncExternalStore } from 'react'

const wide = matchMedia('(orientation: landscape)')

/** True while the tray stands beside the paper and not below it. */
export function useLandscape(): boolean {
  return useSyncExternalStore(
    (changed) => {
      wide.addEventListener('change', changed)
      return () => wide.removeEventListener('change', changed)
    },
    () => wide.matches,
  )
}
