import { useSyncExternalStore } from 'react'

function follow(changed: () => void) {
  addEventListener('resize', changed)
  return () => removeEventListener('resize', changed)
}

/** Width and height of the page as one word: what was measured for one holds for no other. */
export function useViewport(): string {
  return useSyncExternalStore(follow, () => `${innerWidth}x${innerHeight}`)
}
