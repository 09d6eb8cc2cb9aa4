import type { NextService } from '@chered/protocol/commands'
import { create } from 'zustand'

/** Where the visitor who has just left this window waits for the next service; null when nobody does. */
export const useWhereNext = create<{ readonly waits: NextService['waits'] }>(() => ({ waits: null }))

export function tellWhereNext(waits: NextService['waits']): void {
  useWhereNext.setState({ waits })
}
